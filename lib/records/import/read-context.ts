/** What a row says about a pupil's workers, plans, provision and contacts. A blank cell says nothing. */
import {
  emptyContext,
  type ContextSaid,
  type NoLonger,
  type PupilContext,
} from '@/lib/casework/context';
import type { PlainDate } from '@/lib/attendance/plain-date';
import type { Cells } from './cells';
import { PHONE, phoneOf, readContact, relationshipIn } from './contact';
import { readDate } from './dates';
import type { Field } from './mapping';
import { NO, OVER, plansIn, YES } from './plan-words';
import type { TableRow } from './table';

const PLANS = [
  { kind: 'CP', said: 'planCP', from: 'planCPFrom', to: 'planCPTo' },
  { kind: 'CIN', said: 'planCIN', from: 'planCINFrom', to: 'planCINTo' },
  { kind: 'LAC', said: 'planLAC', from: 'planLACFrom', to: 'planLACTo' },
] as const;
export const PLAN_DATES: readonly Field[] = PLANS.flatMap(({ from, to }) => [from, to]);
const WORKERS = [
  { field: 'socialWorker', about: 'socialWorker', kind: 'social-worker' },
  { field: 'youthOffendingWorker', about: 'youthOffending', kind: 'youth-offending' },
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
  // "Yes - Kim Reed".
  const named = /^(?:yes|y)\s*[-–:,(]\s*(.*?\p{L}.*?)\)?$/iu.exec(text)?.[1];
  return { is: 'on', words: named ?? text, from: null };
}

export function yesOrNo(row: TableRow, cells: Cells, field: Field): boolean | null {
  const text = cells.text(row, field);
  if (text === null) return null;
  if (YES.test(text)) return true;
  if (NO.test(text) || OVER.test(text)) return false;
  cells.refuse(row, field, 'yes or no', text);
  return null;
}

export interface ContextOptions {
  tenant: string;
  id: string;
  today?: PlainDate | null;
}

export function readContext(
  row: TableRow,
  cells: Cells,
  { tenant, id, today = null }: ContextOptions,
): ContextSaid {
  const context: ContextSaid = emptyContext(tenant, id);
  const none: NoLonger[] = [];
  readWorkers(row, cells, context, none);
  readPlans(row, cells, context, none);
  for (const plan of PLANS) readPlanDates(row, cells, plan, { context, none, today });
  readProvision(row, cells, context, none);
  readSen(row, cells, context, none);
  context.pupilPremium = yesOrNo(row, cells, 'pupilPremium');
  context.youngCarer = yesOrNo(row, cells, 'youngCarer');
  context.walksAlone = yesOrNo(row, cells, 'walksAlone');
  readGroups(row, cells, context);
  context.familyKey = cells.text(row, 'family');
  readContacts(row, cells, context);
  return none.length === 0 ? context : { ...context, none };
}

function readWorkers(row: TableRow, cells: Cells, context: PupilContext, none: NoLonger[]): void {
  for (const { field, about, kind } of WORKERS) {
    const said = saidIn(cells.text(row, field));
    if (said?.is === 'off') none.push(kind);
    if (said?.is === 'off') continue;
    const words = splitWorker(said?.words ?? null);
    const contact = splitWorker(cells.text(row, `${about}Phone`));
    const phone = contact.phone ?? phoneOf(contact.name) ?? words.phone;
    const email = cells.text(row, `${about}Email`) ?? contact.email ?? words.email;
    // An address or a number alone belongs to a worker whose name the list does not give.
    if (said === null && phone === null && email === null) continue;
    context.workers.push({
      kind,
      name: words.name,
      authority: cells.text(row, `${about}Authority`) ?? words.authority,
      channel: channelIn(row, cells, `${about}Channel`),
      phone,
      email,
      from: said?.from ?? null,
      to: null,
    });
  }
}

/** Beyond it a cell is a story, and no name with a number. */
const LONGEST_WORKER = 300;
const EMAIL = /[^\s@,;:<>()]+@[^\s@,;:<>()]+\.[^\s@,;:<>()]+/;

/** "Kim Reed 01632 960201 kim.reed@council.example": everything in the one cell. */
function splitWorker(text: string | null): {
  name: string | null;
  authority: string | null;
  phone: string | null;
  email: string | null;
} {
  if (text === null || text.length > LONGEST_WORKER) {
    return { name: text, authority: null, phone: null, email: null };
  }
  const email = EMAIL.exec(text)?.[0] ?? null;
  const rest = email === null ? text : text.replace(EMAIL, ' ');
  const phone = PHONE.exec(rest)?.[0].trim() ?? null;
  const authority = /\(\s*([^()\d@]*\p{L}[^()\d@]*?)\s*\)/u.exec(rest)?.[1] ?? null;
  if (email === null && phone === null && authority === null) {
    return { name: text, authority, phone, email };
  }
  const name = rest
    .replace(/\([^()]*\)/g, ' ')
    .replace(PHONE, ' ')
    .replace(/\b(?:tel|phone|mob|mobile|e-?mail|t|m|e)\b[.:]*\s*$/i, ' ')
    .replace(/[()[\]<>:;,|/]+/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s-]+|[\s-]+$/g, '');
  return { name: name === '' ? null : name, authority, phone, email };
}

const CHANNELS = [
  ['email', /e-?mail/i],
  ['portal', /portal|mash|online|system|form/i],
  ['phone', /phone|tel|call|mobile|ring|text/i],
] as const;

function channelIn(row: TableRow, cells: Cells, field: Field) {
  const text = cells.text(row, field);
  if (text === null) return null;
  const [channel] = CHANNELS.find(([, words]) => words.test(text)) ?? [];
  if (channel === undefined) cells.refuse(row, field, 'phone, e-mail or portal', text);
  return channel ?? null;
}

function readPlans(row: TableRow, cells: Cells, context: PupilContext, none: NoLonger[]): void {
  const add = (kind: 'CP' | 'CIN' | 'LAC', from: PlainDate | null) => {
    if (!context.plans.some((plan) => plan.kind === kind)) {
      context.plans.push({ kind, from, to: null });
    }
  };
  for (const { kind, said: field } of PLANS) {
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
  if (said.is === 'off') none.push(...(kinds.length === 0 ? PLANS.map(({ kind }) => kind) : kinds));
  else if (kinds.length === 0) cells.refuse(row, 'plan', 'CP, CIN or LAC', text);
  else for (const kind of kinds) add(kind, null);
}

/** Where a plan has its days: it began, and is over once its end lies behind. */
function readPlanDates(
  row: TableRow,
  cells: Cells,
  { kind, from: fromField, to: toField }: (typeof PLANS)[number],
  { context, none, today }: { context: PupilContext; none: NoLonger[]; today: PlainDate | null },
): void {
  const from = cells.date(row, fromField);
  const to = cells.date(row, toField);
  if (to !== null && (today === null || to < today)) {
    context.plans = context.plans.filter((plan) => plan.kind !== kind);
    if (!none.includes(kind)) none.push(kind);
    return;
  }
  if (from === null && to === null) return;
  const known = context.plans.find((plan) => plan.kind === kind);
  if (known) Object.assign(known, { from: from ?? known.from, to });
  else if (!none.includes(kind)) context.plans.push({ kind, from, to });
}

/** What a cell of groups may hold besides plans. Nothing is said by a group that is left out. */
const GROUPS: readonly [RegExp, (context: PupilContext, words: string) => void][] = [
  [/^(?:ppg?|pupil premium)\b/i, (context) => void (context.pupilPremium = true)],
  [/^(?:yc|young carer)\b/i, (context) => void (context.youngCarer = true)],
  [
    /^(?:send?|ehcp?|k\b|sen support|education,? health)/i,
    (context, words) => void (context.sen = context.sen ?? senOf(words)),
  ],
  [
    /^(?:sw|social worker|social care|open to social care)\b/i,
    (context) => addWorker(context, 'social-worker'),
  ],
  [
    /^(?:yot|yos|yjs|youth (?:offending|justice))\b/i,
    (context) => addWorker(context, 'youth-offending'),
  ],
];
/** Groups that schools list and Alongside does not keep. */
const NOT_KEPT =
  /^(?:e?fsm6?|free school meals?|ever ?6(?: fsm)?|eal|eypp|service(?: child| family)?|sc|g&?t|mat|more able|hpa|mpa|lpa|summer born|boy|girl|male|female|m|f|refugee|asylum|traveller|grt|none|n\/a|-|post[- ]?lac|plac|pla|previously looked after|adopted|sgo|early help|eh|taf)$/i;

function senOf(words: string): string {
  return /ehcp?|health/i.test(words) ? 'E' : /^(?:k|sen support)/i.test(words) ? 'K' : words;
}

function addWorker(context: PupilContext, kind: PupilContext['workers'][number]['kind']): void {
  if (context.workers.some((worker) => worker.kind === kind)) return;
  const nothing = { name: null, authority: null, channel: null, phone: null, email: null };
  context.workers.push({ kind, ...nothing, from: null, to: null });
}

function readGroups(row: TableRow, cells: Cells, context: PupilContext): void {
  const text = cells.text(row, 'groups');
  if (text === null) return;
  for (const piece of text.split(/[,;/|+\n]|\s&\s|\band\b/i)) {
    const words = piece.trim();
    if (words === '' || NOT_KEPT.test(words)) continue;
    if (OVER.test(words)) {
      cells.refuse(row, 'groups', 'groups the pupil is in now', words);
      continue;
    }
    const [, take] = GROUPS.find(([name]) => name.test(words)) ?? [];
    const plans = take ? [] : plansIn(words);
    take?.(context, words);
    for (const kind of plans) {
      if (!context.plans.some((plan) => plan.kind === kind)) {
        context.plans.push({ kind, from: null, to: null });
      }
    }
    if (!take && plans.length === 0) {
      cells.refuse(row, 'groups', 'a group such as CP, CIN, LAC, PP, SEN or social worker', words);
    }
  }
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
    const phone = phoneOf(cells.text(row, `contact${place}Phone`));
    const email = cells.text(row, `contact${place}Email`);
    const relationship = cells.text(row, `contact${place}Relationship`);
    if (whole === null && name === null && phone === null && email === null) continue;
    const read = readContact(whole ?? name ?? '', place);
    const caption = `${cells.captionOf(`contact${place}`) ?? ''} ${cells.captionOf(`contact${place}Name`) ?? ''}`;
    context.contacts.push({
      ...read,
      name: name ?? read.name,
      phone: phone ?? read.phone,
      relationship: relationship?.toLowerCase() ?? relationshipIn(caption, read.relationship),
      note: email,
    });
  }
  const name = cells.text(row, 'contactName');
  const other = phoneOf(cells.text(row, 'contactOtherPhone'));
  const first = phoneOf(cells.text(row, 'contactPhone'));
  const phone = first ?? other;
  if (name === null && phone === null) return;
  const order = Number(cells.text(row, 'contactPriority') ?? Number.NaN);
  const read = readContact(name ?? '', 0);
  context.contacts.push({
    ...read,
    // Without an order of their own, contacts are called in the order of the file.
    priority: Number.isInteger(order) && order > 0 ? order : context.contacts.length + 1,
    phone: phone ?? read.phone,
    relationship: cells.text(row, 'contactRelationship')?.toLowerCase() ?? read.relationship,
    // Another number and the address are for whoever rings, beside what the school notes.
    note: joined([
      cells.text(row, 'contactNote'),
      first === null || other === first ? null : other,
      cells.text(row, 'contactEmail'),
    ]),
  });
}

function joined(parts: readonly (string | null)[]): string | null {
  const said = parts.filter((part) => part !== null);
  return said.length === 0 ? null : said.join('; ');
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
