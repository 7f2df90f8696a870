import type { PlainDate } from '@/lib/attendance/plain-date';
import { compareSessions, type Session } from '@/lib/attendance/session';
import { assessPupils, type AssessedSchool } from './assessed';
import { timeOn, type Now } from './clock';
import { allOf, type RecordsDatabase } from './database';
import { pupilsOf } from './pupils';
import { parseRows } from './parsed';
import { refuseUncovered, type RulesOfSchool } from './rules-packs';
import { registerRowSchema, type RegisterRow } from './rows';
import { readSchool } from './schools';

export interface NewestRegister {
  session: Session;
  /** When a page of it was last read. */
  readAt: number;
  unread: RegisterRow['unread'];
}

/** The latest session up to `through` of which a page was seen, whenever it was read. */
export async function newestRegister(
  db: RecordsDatabase,
  tenant: string,
  through: PlainDate,
): Promise<NewestRegister | null> {
  const [lower, upper] = allOf(tenant, 4);
  const index = db.registers
    .where('[tenant+date+session+group]')
    .between(lower, [tenant, through, ...upper.slice(2)]);
  const last = parseRows(registerRowSchema, [await index.last()]).rows[0];
  if (!last) return null;
  const { date, session } = last;
  return { session: { date, session }, ...(await unreadIn(db, tenant, { date, session })) };
}

/** Over all groups of a session: the latest reading, and the pupils whose mark was not read. */
export async function unreadIn(
  db: RecordsDatabase,
  tenant: string,
  { date, session }: Session,
): Promise<{ readAt: number; unread: RegisterRow['unread'] }> {
  const [lower, upper] = allOf(tenant, 4);
  const rows = await db.registers
    .where('[tenant+date+session+group]')
    .between([tenant, date, session, lower[3]], [tenant, date, session, upper[3]])
    .toArray();
  const parsed = parseRows(registerRowSchema, rows).rows.sort((a, b) => a.readAt - b.readAt);
  const unread = new Map<string, RegisterRow['unread'][number]>();
  for (const row of parsed) {
    // A later page that read the mark takes back an earlier one that could not.
    for (const id of row.marked) unread.delete(id);
    for (const one of row.unread) unread.set(one.pupilId, one);
  }
  return { readAt: parsed.at(-1)?.readAt ?? 0, unread: [...unread.values()] };
}

/** The session the whole school is shown at: the newest register seen, else the last day imported. */
export async function newestSession(
  db: RecordsDatabase,
  tenant: string,
  through: PlainDate,
): Promise<{ session: Session; readAt: number | null; unread: RegisterRow['unread'] } | null> {
  const register = await newestRegister(db, tenant, through);
  const { marksThrough } = await readSchool(db, tenant);
  const imported: Session | null = marksThrough && { date: marksThrough, session: 'PM' };
  if (register && (!imported || compareSessions(register.session, imported) >= 0)) return register;
  return imported && { session: imported, readAt: null, unread: [] };
}

/** Everyone on roll at one session. */
export async function assessSchoolAt(
  db: RecordsDatabase,
  tenant: string,
  session: Session,
  unread: RegisterRow['unread'],
  known: Pick<RulesOfSchool, 'on' | 'calendar'>,
  now: Now,
): Promise<AssessedSchool> {
  const { rows: list } = await pupilsOf(db, tenant);
  const onRoll = list.filter(
    ({ startDate, leavingDate }) =>
      (startDate === null || startDate <= session.date) &&
      (leavingDate === null || leavingDate >= session.date),
  );
  try {
    return await assessPupils(db, {
      tenant,
      moment: { ...session, time: timeOn(session.date, now) },
      rules: known.on(session.date),
      calendar: known.calendar,
      pupils: onRoll,
      list,
      unread,
    });
  } catch (error) {
    return refuseUncovered(error);
  }
}
