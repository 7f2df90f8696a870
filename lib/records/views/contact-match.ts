import type { CallRecord } from '@/lib/attendance/call-record';
import type { PupilContext } from '@/lib/casework/context';

type Contact = Pick<PupilContext['contacts'][number], 'relationship' | 'name'>;

/** The call was to this contact, as far as the record says whom it was to. */
export function wasTo({ who }: Pick<CallRecord, 'who'>, { relationship, name }: Contact): boolean {
  return (
    who?.relationship.toLowerCase() === relationship.toLowerCase() &&
    (who.name === null || name === null || who.name === name)
  );
}
