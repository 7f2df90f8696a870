/** A page as a register might be drawn. Invented pupils; the date says when the page was drawn up. */
export interface Fixture {
  name: string;
  dated: string;
  html: string;
  url?: string;
}

export interface RegisterFixture extends Fixture {
  date: string | null;
  session: 'AM' | 'PM' | null;
  startsAt?: string;
  group: string | null;
  view?: 'list' | 'profile' | 'unknown';
  marks: Record<string, string>;
  ids?: Record<string, string>;
}
