import type { Handlers } from '@/lib/messages/answer';
import type { Desk } from './desk';

export function workspace(desk: Desk): Pick<Handlers, 'workspace/open'> {
  return {
    async 'workspace/open'({ tenant, page }) {
      const query = tenant === null ? '' : `?${new URLSearchParams({ tenant })}`;
      await desk.openPage(`/workspace.html${query}#${encodeURIComponent(page)}`);
      return { opened: true };
    },
  };
}
