/** Schools that nobody would think of, as rows of every table. */
import fc from 'fast-check';
import { addDays, plainDateOf } from '@/lib/attendance/plain-date';
import { ROLES } from '@/lib/casework/events';
import { SCHOOL_TABLES, type RecordsDatabase } from '@/lib/records/database';
import { SLOTS_IN_YEAR } from '@/lib/records/school-year';

export type SchoolTable = (typeof SCHOOL_TABLES)[number];
export type GeneratedSchool = Record<SchoolTable, object[]>;

const FIRST = plainDateOf('2024-08-01');
const words = fc.string({ unit: 'grapheme', maxLength: 12 });
const maybe = <T>(some: fc.Arbitrary<T>) => fc.option(some, { nil: null });
const date = fc.integer({ min: 0, max: 900 }).map((days) => addDays(FIRST, days));
const second = fc.integer({ min: 1_700_000_000, max: 1_800_000_000 });
const session = fc.constantFrom('AM', 'PM');
const code = fc.constantFrom('/', '\\', 'N', 'O', 'I02', 'L', 'C1', 'B');
const ids = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 6 }), { maxLength: 4 });

function packed() {
  return fc
    .array(
      fc.record({
        slot: fc.integer({ min: 0, max: SLOTS_IN_YEAR - 1 }),
        place: fc.integer({ min: 1, max: 3 }),
        from: fc.integer({ min: 1, max: 2 }),
        at: second,
      }),
      { maxLength: 12 },
    )
    .map((marks) => {
      const codes = new Uint8Array(SLOTS_IN_YEAR);
      const from = new Uint8Array(SLOTS_IN_YEAR);
      const at = new Uint32Array(SLOTS_IN_YEAR);
      for (const mark of marks) {
        codes[mark.slot] = mark.place;
        from[mark.slot] = mark.from;
        at[mark.slot] = mark.at;
      }
      const late = [...new Set(marks.map(({ slot }) => slot))].slice(0, 1);
      return { codes, from, at, minutesLate: late.map((slot) => [slot, 7]) };
    });
}

const side = (tenantName: string) => fc.record({ code, from: fc.constant(tenantName), at: second });

function eventOf(tenant: string, pupilIds: readonly string[]) {
  return fc.record({
    id: fc.uuid(),
    tenant: fc.constant(tenant),
    pupilId: fc.constantFrom(null, ...pupilIds),
    at: second.map((at) => new Date(at * 1000).toISOString()),
    by: fc.record({ initials: words, role: fc.constantFrom(...ROLES) }),
    device: fc.uuid(),
    about: fc.record({ date, session: maybe(session) }),
    recovered: fc.boolean(),
    payload: fc.record({ kind: fc.constant('tracker-week'), note: maybe(words) }),
  });
}

export function generatedSchool(tenant: string): fc.Arbitrary<GeneratedSchool> {
  return ids.chain((pupilIds) => {
    const rowsFor = <T>(row: (pupilId: string) => fc.Arbitrary<T>) =>
      fc.tuple(...pupilIds.map(row));
    const marks = rowsFor((pupilId) =>
      fc.record({ year: fc.constantFrom(2024, 2025, 2026), packed: packed() }).map((one) => ({
        ...one,
        pupilId,
      })),
    );
    const keyed = <T extends object>(rows: fc.Arbitrary<T>, key: (row: T) => unknown) =>
      fc.uniqueArray(rows, { maxLength: 3, selector: (row) => JSON.stringify(key(row)) });
    return fc
      .record({
        name: words,
        marksThrough: maybe(date),
        pupils: rowsFor((id) =>
          fc.record({
            tenant: fc.constant(tenant),
            id: fc.constant(id),
            arborStudentId: maybe(words),
            upn: maybe(words),
            forename: words,
            surname: words,
            preferredForename: maybe(words),
            form: maybe(words),
            yearGroup: maybe(words),
            dateOfBirth: maybe(date),
            startDate: maybe(date),
            leavingDate: maybe(date),
          }),
        ),
        contexts: rowsFor((pupilId) =>
          fc.record({
            tenant: fc.constant(tenant),
            pupilId: fc.constant(pupilId),
            workers: fc.constant([]),
            plans: fc.array(
              fc.record({
                kind: fc.constantFrom('CP', 'CIN', 'LAC'),
                from: maybe(date),
                to: maybe(date),
              }),
              { maxLength: 2 },
            ),
            sen: maybe(words),
            pupilPremium: maybe(fc.boolean()),
            provisions: fc.constant([]),
            youngCarer: maybe(fc.boolean()),
            walksAlone: maybe(fc.boolean()),
            compulsorySchoolAge: maybe(fc.boolean()),
            familyKey: maybe(words),
            contacts: fc.array(
              fc.record({
                priority: fc.integer({ min: 1, max: 9 }),
                name: maybe(words),
                relationship: words,
                phone: maybe(words),
                note: maybe(words),
              }),
              { maxLength: 2 },
            ),
          }),
        ),
        marks,
        amendments: fc.array(
          fc.record({
            tenant: fc.constant(tenant),
            pupilId: fc.constantFrom('x', ...pupilIds),
            date,
            session,
            was: side('import'),
            came: side('page'),
          }),
          { maxLength: 4 },
        ),
        events: keyed(eventOf(tenant, pupilIds), ({ id }) => id),
        registers: keyed(
          fc.record({
            tenant: fc.constant(tenant),
            date,
            session,
            group: words,
            readAt: second,
            pupilIds: fc.constant([...pupilIds]),
            marked: fc.constant([...pupilIds]),
            unread: fc.constant([]),
          }),
          ({ date, session, group }) => [date, session, group],
        ),
        drafts: rowsFor((pupilId) =>
          fc.record({
            tenant: fc.constant(tenant),
            pupilId: fc.constant(pupilId),
            // A draft comes as a message, which knows no negative nought.
            draft: fc.jsonValue().map((draft): unknown => JSON.parse(JSON.stringify(draft))),
            savedAt: words,
          }),
        ),
        claims: rowsFor((pupilId) =>
          fc.record({
            tenant: fc.constant(tenant),
            pupilId: fc.constant(pupilId),
            by: fc.constantFrom('JB', 'KM'),
            holder: words,
            at: second,
            since: fc.constant('09:16'),
          }),
        ),
        mapping: fc.dictionary(words, words, { maxKeys: 3 }),
        markedDays: fc.array(fc.tuple(date, fc.integer({ min: 1, max: 3 })), { maxLength: 3 }),
        imports: keyed(
          fc.record({
            tenant: fc.constant(tenant),
            at: second,
            kind: fc.constantFrom('pupils', 'marks'),
            file: words,
            pupils: fc.nat(2000),
            marks: fc.nat(400_000),
          }),
          ({ at }) => at,
        ),
      })
      .map((made): GeneratedSchool => {
        const total = made.marks.reduce(
          (sum, { packed }) => sum + packed.codes.filter((place) => place !== 0).length,
          0,
        );
        const head = ({ pupilId, year }: { pupilId: string; year: number }) => ({
          tenant,
          pupilId,
          year,
        });
        return {
          schools: [
            {
              tenant,
              name: made.name,
              isDemonstration: false,
              marks: total,
              marksThrough: made.marksThrough,
            },
          ],
          pupils: made.pupils,
          contexts: made.contexts,
          marks: made.marks.map((row) => ({
            ...head(row),
            dictionary: ['', 'N', 'O', 'I02'],
            codes: row.packed.codes,
            minutesLate: row.packed.minutesLate,
          })),
          provenance: made.marks.map((row) => ({
            ...head(row),
            from: row.packed.from,
            at: row.packed.at,
          })),
          amendments: made.amendments,
          events: made.events.map((event) => ({
            tenant,
            id: event.id,
            about: event.pupilId ?? '',
            event,
          })),
          registers: made.registers,
          drafts: made.drafts,
          claims: made.claims,
          mappings: [{ tenant, kind: 'pupils', mapping: made.mapping }],
          rulesPacks: [
            { tenant, origin: 'school', version: '1', storedAt: 'then', pack: made.mapping },
          ],
          calendars: [{ tenant, definition: null, markedDays: made.markedDays }],
          imports: made.imports,
        };
      });
  });
}

export async function keep(db: RecordsDatabase, school: GeneratedSchool): Promise<void> {
  for (const table of SCHOOL_TABLES) await db.table(table).bulkPut(school[table]);
}

/** Every row of a school, in the order of its keys; an amendment's number is the database's own. */
export async function held(db: RecordsDatabase, tenant: string): Promise<Record<string, unknown>> {
  const found: Record<string, unknown> = {};
  for (const { name } of db.tables) {
    if (name === 'settings') continue;
    const rows: { tenant?: string; id?: unknown }[] = await db.table(name).toArray();
    found[name] = rows
      .filter((row) => row.tenant === tenant)
      .map((row) => (name === 'amendments' ? { ...row, id: undefined } : row));
  }
  return found;
}
