/** What a row says about a pupil's workers, plans, provision and contacts. A blank cell says nothing. */
import {
  emptyContext,
  type ContextSaid,
  type NoLonger,
  type PupilContext,
} from '@/lib/casework/context';
import type { PlainDate } from '@/lib/attendance/plain-date';
import type { Cells } from './cells';
import { readContact } from './contact';
import { readDate } from './dates';
import type { Field } from './mapping';
import type { TableRow } from './table';

const YES = /^(?:y|yes|true|1|x|✓|✔|☑|pp|current|open|active|ongoing|on roll|eligible|recipient)$/i;
const NO =
  /^(?:n|no|false|0|none|nil|not? (?:sw|social worker|plan|sen|send)|not (?:eligible|open|applicable|on (?:a )?plan)|no special educational needs?)$/i;
/** "No longer", "ended 12/3/2026", "closed", "formerly CP": it was so, and is over. */
const OVER =
  /\b(?:no longer|ended|closed|ceased|removed|stepped down|de-?registered|former(?:ly)?|previous(?:ly)?|historic(?:al)?|case closed|expired)\b/i;

const PLANS = [
  ['planCP', 'CP'],
  ['planCIN', 'CIN'],
  ['planLAC', 'LAC'],
] as const;
const WORKERS = [
  ['socialWorker', 'social-worker'],
  ['youthOffendingWorker', 'youth-offending'],
] as const;
const PLACES = [1, 2, 3, 4] as const;

type Said = { is: 'on'; words: string | null; from: PlainDate | null } | { is: 'off' } | null;

function saidIn(text: string | null): Said {
  if (text === null) return null;
  if (NO.test(text) || OVER.test(text)) return { is: 'off' };
  if (YES.test(text)) return { is: 'on', words: null, from: null };
  const date = readDate(text, null);
  if (date.kind !== 'no-date') {
    return { is: 'on', words: null, from: date.kind === 'date' ? date.date : null };
  }
  return { is: 'on', words: text, from: null };
}

export function yesOrNo(row: TableRow, cells: Cells, field: Field): boolean | null {
  const text = cells.text(row, field);
  if (text === null) return null;
  if (YES.test(text)) return true;
  if (NO.test(text) || OVER.test(text)) return false;
  cells.refuse(row, field, 'yes or no', text);
  return null;
}

export function plansIn(text: string): ('CP' | 'CIN' | 'LAC')[] {
  const plain = text.toLowerCase();
  const kinds: ('CP' | 'CIN' | 'LAC')[] = [];
  if (/\bcpp?\b|child protection/.test(plain)) kinds.push('CP');
  if (/\bcin\b|in need/.test(plain)) kinds.push('CIN');
  if (/\blac\b|\bcla\b|\bcic\b|looked after|in care/.test(plain)) kinds.push('LAC');
  return kinds;
}

export function readContext(row: TableRow, cells: Cells, tenant: string, id: string): ContextSaid {
  const context: ContextSaid = emptyContext(tenant, id);
  const none: NoLonger[] = [];
  readWorkers(row, cells, context, none);
  readPlans(row, cells, context, none);
  readProvision(row, cells, context, none);
  readSen(row, cells, context, none);
  context.pupilPremium = yesOrNo(row, cells, 'pupilPremium');
  context.youngCarer = yesOrNo(row, cells, 'youngCarer');
  context.walksAlone = yesOrNo(row, cells, 'walksAlone');
  context.familyKey = cells.text(row, 'family');
  readContacts(row, cells, context);
  return none.length === 0 ? context : { ...context, none };
}

function readWorkers(row: TableRow, cells: Cells, context: PupilContext, none: NoLonger[]): void {
  for (const [field, kind] of WORKERS) {
    const said = saidIn(cells.text(row, field));
    if (said?.is === 'off') none.push(kind);
    if (said?.is !== 'on') continue;
    const isSocialWorker = kind === 'social-worker';
    context.workers.push({
      kind,
      name: said.words,
      authority: null,
      channel: null,
      phone: isSocialWorker ? cells.text(row, 'socialWorkerPhone') : null,
      email: isSocialWorker ? cells.text(row, 'socialWorkerEmail') : null,
      from: said.from,
      to: null,
    });
  }
}

function readPlans(row: TableRow, cells: Cells, context: PupilContext, none: NoLonger[]): void {
  const add = (kind: 'CP' | 'CIN' | 'LAC', from: PlainDate | null) => {
    if (!context.plans.some((plan) => plan.kind === kind)) {
      context.plans.push({ kind, from, to: null });
    }
  };
  for (const [field, kind] of PLANS) {
    const text = cells.text(row, field);
    const said = saidIn(text);
    if (said?.is === 'off') none.push(kind);
    if (said?.is !== 'on') continue;
    // A column "In care" may hold the plan in words, even of another kind.
    const kinds = said.words === null ? [kind] : plansIn(said.words);
    for (const one of kinds.length === 0 ? [kind] : kinds) add(one, said.from);
  }
  const text = cells.text(row, 'plan');
  const said = saidIn(text);
  if (said === null) return;
  const kinds = plansIn(text ?? '');
  if (said.is === 'off') none.push(...(kinds.length === 0 ? PLANS.map(([, kind]) => kind) : kinds));
  else if (kinds.length === 0) cells.refuse(row, 'plan', 'CP, CIN or LAC', text);
  else for (const kind of kinds) add(kind, null);
}

function readProvision(row: TableRow, cells: Cells, context: PupilContext, none: NoLonger[]): void {
  const said = saidIn(cells.text(row, 'provision'));
  if (said?.is === 'off') none.push('provision');
  if (said?.is !== 'on') return;
  const words = said.words ?? '';
  const kind = /dual/i.test(words)
    ? 'dual'
    : /(?:part|reduced)[- ]?time|reduced timetable/i.test(words)
      ? 'part-time'
      : 'alternative';
  context.provisions.push({ kind, name: said.words, contact: null, from: said.from, to: null });
}

function readSen(row: TableRow, cells: Cells, context: PupilContext, none: NoLonger[]): void {
  const status = cells.text(row, 'senStatus');
  if (status !== null && (NO.test(status) || OVER.test(status))) {
    none.push('sen');
    return;
  }
  const sen = [status, cells.text(row, 'senNeed')].filter((text) => text !== null);
  context.sen = sen.length === 0 ? null : [...new Set(sen)].join('; ');
}

function readContacts(row: TableRow, cells: Cells, context: PupilContext): void {
  for (const place of PLACES) {
    const whole = cells.text(row, `contact${place}`);
    const name = cells.text(row, `contact${place}Name`);
    const phone = cells.text(row, `contact${place}Phone`);
    const relationship = cells.text(row, `contact${place}Relationship`);
    if (whole === null && name === null && phone === null) continue;
    const read = readContact(whole ?? name ?? '', place);
    context.contacts.push({
      ...read,
      name: name ?? read.name,
      phone: phone ?? read.phone,
      relationship: relationship?.toLowerCase() ?? read.relationship,
    });
  }
  const name = cells.text(row, 'contactName');
  const phone = cells.text(row, 'contactPhone');
  if (name === null && phone === null) return;
  const order = Number(cells.text(row, 'contactPriority') ?? Number.NaN);
  const read = readContact(name ?? '', 0);
  context.contacts.push({
    ...read,
    // Without an order of their own, contacts are called in the order of the file.
    priority: Number.isInteger(order) && order > 0 ? order : context.contacts.length + 1,
    phone: phone ?? read.phone,
    relationship: cells.text(row, 'contactRelationship')?.toLowerCase() ?? read.relationship,
    note: cells.text(row, 'contactNote'),
  });
}

/** Two rows of one file about one pupil: reports hold a row for each need or contact. */
export function joinSaid(one: ContextSaid, other: ContextSaid): ContextSaid {
  const sen = [one.sen, other.sen].filter((text) => text !== null);
  const taken = new Set(one.contacts.map(({ priority }) => priority));
  const contacts = other.contacts.filter(
    (contact) => !one.contacts.some((known) => alike(known, contact)),
  );
  const joined: ContextSaid = {
    ...one,
    sen: sen.length === 0 ? null : [...new Set(sen.flatMap((text) => text.split('; ')))].join('; '),
    workers: unique([...one.workers, ...other.workers]),
    plans: unique([...one.plans, ...other.plans]),
    provisions: unique([...one.provisions, ...other.provisions]),
    contacts: [
      ...one.contacts,
      ...contacts.map((contact, at) =>
        taken.has(contact.priority)
          ? { ...contact, priority: Math.max(...taken) + at + 1 }
          : contact,
      ),
    ],
    pupilPremium: one.pupilPremium ?? other.pupilPremium,
    youngCarer: one.youngCarer ?? other.youngCarer,
    walksAlone: one.walksAlone ?? other.walksAlone,
    familyKey: one.familyKey ?? other.familyKey,
  };
  const none = [...new Set([...(one.none ?? []), ...(other.none ?? [])])];
  return none.length === 0 ? joined : { ...joined, none };
}

type Contact = PupilContext['contacts'][number];

function alike(one: Contact, other: Contact): boolean {
  return one.name === other.name && one.phone === other.phone;
}

function unique<T>(items: readonly T[]): T[] {
  return [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];
}
