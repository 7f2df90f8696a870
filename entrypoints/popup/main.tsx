import { render } from 'preact';
import { GlancePage } from '@/components/casework/GlancePage';
import { GLANCE_STYLE } from '@/components/casework/glance-css';
import { onRevision } from '@/lib/messages/on-revision';
import { ask } from '@/lib/messages/transport';

const style = document.createElement('style');
style.textContent = GLANCE_STYLE;
document.head.append(style);

const page = document.querySelector('#page');
if (page) {
  render(
    <GlancePage
      ask={ask}
      onChanged={onRevision}
      onOpenWorkspace={(tenant, to, pupilId) => {
        const request = { tenant, page: to, ...(pupilId !== undefined && { pupilId }) };
        void ask('workspace/open', request).then(() => window.close());
      }}
    />,
    page,
  );
}
