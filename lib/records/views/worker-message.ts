/**
 * The message to somebody outside the school, drafted for the person to send. Its subject names no
 * child: subjects are read on lock screens and in lists. The text for the mail program holds
 * initials alone, because a `mailto:` link is an address and pupils stand in no address (design.md);
 * the one to copy holds the name. A school's own words come from its rules (`wording.workerSubject`,
 * `wording.workerMessage`), with the same names in braces.
 */
import { longDate } from '@/lib/attendance/plain-date';
import { shownName } from '@/lib/attendance/pupil';
import type { DutyFacts } from '@/lib/duties/facts';
import type { WorkerMessage } from '@/lib/messages/views';
import { outcomeWords } from './words';

const SUBJECT = 'Attendance today: please contact {school}';
const MESSAGE = `{pupil} is absent from {school} this {half}, {date}, and we do not know why.

{tried}

Please tell us whether you know where {pupil} is, and who has seen them.`;

export function workerMessage(facts: DutyFacts, school: string): WorkerMessage {
  const { pupil, rules, moment } = facts;
  const wording = rules.get('wording');
  const name = shownName(pupil);
  const letters = [pupil.preferredForename ?? pupil.forename, pupil.surname].map(
    (word) => /\p{L}/u.exec(word)?.[0]?.toUpperCase() ?? '',
  );
  const write = (template: string, who: string): string =>
    filled(template, {
      pupil: who,
      school: school || 'school',
      half: moment.session === 'AM' ? 'morning' : 'afternoon',
      date: longDate(moment.date),
      tried: triedWords(facts),
    });
  const body = wording.workerMessage ?? MESSAGE;
  return {
    // A template of the school's own may ask for the pupil; the subject still names nobody.
    subject: write(wording.workerSubject ?? SUBJECT, 'a pupil'),
    body: write(body, name),
    mailBody: write(body, `${letters.join('.')}.`),
  };
}

function filled(template: string, words: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => words[name] ?? whole);
}

/** By relationship only: the names of a family are nobody's business but the school's. */
function triedWords({ casework, moment }: DutyFacts): string {
  const calls = casework.byKind.call.filter(({ about }) => about.date === moment.date);
  if (calls.length === 0) return 'We are still trying to reach the family.';
  const each = calls.map(({ payload: { call } }) =>
    [call.time, call.who?.relationship, outcomeWords(call.outcome)].filter(Boolean).join(' '),
  );
  return `So far: ${each.join('; ')}.`;
}
