/** What a school taught Alongside about its pages: kept for each school, read by the pages themselves. */
import { layoutsKey } from '@/lib/arbor/layout-key';
import { exportLayout, layoutSchema, type Layout } from '@/lib/arbor/layout-schema';
import type { Handlers } from '@/lib/messages/answer';
import { Refused } from '@/lib/messages/failures';
import type { Desk } from './desk';

type Names = 'layout/list' | 'layout/save' | 'layout/remove';

/** More would only be tried one after another on every page. */
const MOST = 12;

export function layouts(desk: Desk): Pick<Handlers, Names> {
  const held = async (tenant: string): Promise<Layout[]> => {
    const kept = await desk.stored.get(layoutsKey(tenant));
    return (Array.isArray(kept) ? kept : []).flatMap((each) => {
      const parsed = layoutSchema.safeParse(each);
      return parsed.success ? [parsed.data] : [];
    });
  };
  return {
    'layout/list': async ({ tenant }) => ({
      layouts: (await held(tenant)).map((layout) => ({
        name: layout.name,
        since: layout.since,
        file: exportLayout(layout),
      })),
    }),
    async 'layout/save'({ tenant, layout }) {
      const parsed = layoutSchema.safeParse(layout);
      if (!parsed.success) {
        const where = parsed.error.issues[0]?.path.map(String).join('.') || 'the whole of it';
        throw new Refused(
          'not-a-layout',
          `This layout cannot be used: ${where} is not as expected. Nothing was changed.`,
        );
      }
      const others = (await held(tenant)).filter(({ name }) => name !== parsed.data.name);
      // The newest is tried first.
      await desk.stored.set(layoutsKey(tenant), [parsed.data, ...others].slice(0, MOST));
      return { saved: parsed.data.name };
    },
    async 'layout/remove'({ tenant, name }) {
      const others = (await held(tenant)).filter((layout) => layout.name !== name);
      await desk.stored.set(layoutsKey(tenant), others);
      return { saved: name };
    },
  };
}
