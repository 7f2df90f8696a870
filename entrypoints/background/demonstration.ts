import type { Handlers } from '@/lib/messages/answer';
import { Refused } from '@/lib/messages/failures';
import { isDemonstrationTenant } from '@/lib/demonstration/schools';
import { loadDemonstration } from '@/lib/records/load-demonstration';
import { rulesOfSchool } from '@/lib/records/rules-packs';
import { schoolStatus } from './school-status';
import { refuseOff } from './policy';
import type { Desk } from './desk';

export function demonstration(desk: Desk): Pick<Handlers, 'demonstration/load'> {
  return {
    async 'demonstration/load'({ tenant, date, session }) {
      if (!isDemonstrationTenant(tenant)) {
        throw new Refused(
          'not-a-demonstration',
          'Invented pupils are loaded for the demonstration schools only, never beside real ones.',
        );
      }
      await refuseOff(desk, 'demonstration');
      const { db } = desk;
      await loadDemonstration(db, tenant, { date, session }, desk.now().seconds);
      await desk.changed(tenant);
      return schoolStatus(desk, tenant, await rulesOfSchool(db, tenant), desk.now().date);
    },
  };
}
