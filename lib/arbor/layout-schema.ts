/** The whole schema of a layout, for our own pages and the background: at every border. */
import { z } from '@/lib/schema';

export const LAYOUT_VERSION = 1;

/** What an element is, without its ids and its styling: any of these may be left open. */
export interface ElementKind {
  tag: string | null;
  role: string | null;
  /** One class of it, where that is a word of Arbor's and no hash. */
  word: string | null;
}

/** A place within the row: by its position, by what it is, or under a head that names it. */
export type Place = { at: number[] } | { is: ElementKind } | { under: 'name' | 'mark' };

export interface Layout {
  alongside: 'layout';
  version: typeof LAYOUT_VERSION;
  name: string;
  /** When it was written down: a month, or the day on which it was taught. */
  since: string;
  page: 'list' | 'profile';
  /** Controller and action of the address, without ids; null: on any page. */
  route: string | null;
  row: ElementKind;
  pupil: Place;
  mark: Place;
  /** The element that says date and session, as the how-manieth of its kind; null: found anew. */
  heading: { is: ElementKind; nth: number } | null;
}

const word = z.nullable(z.string().check(z.regex(/^[\w-]{1,40}$/)));
const kind = z.strictObject({ tag: word, role: word, word });
const place = z.union([
  z.strictObject({
    at: z.array(z.int().check(z.minimum(0), z.maximum(500))).check(z.maxLength(40)),
  }),
  z.strictObject({ is: kind }),
  z.strictObject({ under: z.enum(['name', 'mark']) }),
]);

export const layoutSchema = z.strictObject({
  alongside: z.literal('layout'),
  version: z.literal(LAYOUT_VERSION),
  name: z.string().check(z.minLength(1), z.maxLength(80)),
  since: z.string().check(z.regex(/^\d{4}-\d{2}(?:-\d{2})?$/)),
  page: z.enum(['list', 'profile']),
  route: z.nullable(z.string().check(z.regex(/^[\w/-]{0,120}$/))),
  row: kind,
  pupil: place,
  mark: place,
  heading: z.nullable(z.strictObject({ is: kind, nth: z.int().check(z.minimum(0)) })),
});

export function exportLayout(layout: Layout): string {
  return `${JSON.stringify(layout, null, 2)}\n`;
}

/** @throws Error with a sentence that says what is wrong and where. */
export function importLayout(text: string): Layout {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Error('This is not a layout: the file is not JSON. Nothing was changed.');
  }
  const parsed = layoutSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const where = issue?.path.join('.') || 'the whole file';
  throw new Error(`This layout cannot be used: ${where} is not as expected. Nothing was changed.`);
}
