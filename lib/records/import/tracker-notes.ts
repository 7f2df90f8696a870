/**
 * A cell of the tracker: a date, initials, or a note such as "12/9 letter sent, no reply". What it
 * says is taken as far as it can be read for certain; the rest comes back as it stands, with why.
 */
import { schoolYearOf } from '@/lib/attendance/calendar-definition';
import { isPlainDate, type PlainDate } from '@/lib/attendance/plain-date';
import type { CasePayload, LadderStep } from '@/lib/casework/events';
import { orderOf, readDate, type DateOrder } from './dates';
import { likeness, normaliseCaption, TRACKER_FIELDS } from './fields';

export interface NoteRead {
  events: { date: PlainDate; payload: CasePayload }[];
  /** Pieces that say something else, or nothing certain. */
  unread: { text: string; why: string }[];
}

export interface NoteOptions {
  /** Null: a column of comments. */
  step: LadderStep | null;
  /** What the column is called: "Informal meeting and support plan" says that support was offered. */
  caption: string;
  order: DateOrder | null;
  /** The school year of dates without a year. */
  year: { from: PlainDate; to: PlainDate };
  today: PlainDate;
}

const MONTH = 'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec';
const DATES = new RegExp(
  [
    String.raw`\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2})?`,
    String.raw`\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})`,
    String.raw`\d{1,2}(?:st|nd|rd|th)?[ -](?:of )?(?:${MONTH})[a-z]*\.?(?:[ -](?:\d{4}|\d{2})\b)?`,
    String.raw`\d{1,2}/\d{1,2}`,
    String.raw`\d{1,2}[.-]\d{1,2}(?! ?[ap]m)(?=[\s,;:)-]|$)`,
  ]
    .map((one) => `(?<![\\d/.-])(?:${one})(?![\\d/])`)
    .join('|'),
  'gi',
);
const YEARLESS = /^(\d{1,2})[/.-](\d{1,2})$/;
const WORDED = new RegExp(`^(\\d{1,2})(?:st|nd|rd|th)?[ -](?:of )?((?:${MONTH})[a-z]*)\\.?$`, 'i');

const NOT_NEEDED =
  /\b(?:not (?:required|needed|necessary|appropriate|applicable)|no need|n\/a|exempt|skipped?)\b/i;
const NOT_DONE =
  /\b(?:not (?:yet )?(?:sent|done|held|completed|attended|issued)|cancell?ed|postponed|re-?arrang\w*|re-?scheduled?|to (?:be )?(?:send|sent|do|done|arrange|arranged|book|chase|issue|follow)|tbc|tba|due|planned|booked|pending|awaiting|dna|did ?n[o']t attend|no show|failed to attend|declined|refused|review(?:ed)? (?:on|due|date)?)\b/i;
const VISIT = /\b(?:home visit|hv|visited (?:home|the home|at home)|door ?knock)\b/i;
const SEEN = /\b(?:seen|saw|spoke (?:to|with) (?:child|pupil|him|her|them))\b/i;
const NOT_SEEN =
  /\b(?:not seen|no (?:answer|reply|one|response)|nobody|unseen|not (?:at )?home|no access|did ?n[o']t see|wasn'?t seen)\b/i;
const SUPPORT = /\b(?:support|action) plan\b/i;
export const STEP_FIELDS = [
  { field: 'letter', step: 'letter' },
  { field: 'pupilVoice', step: 'pupil-voice' },
  { field: 'informalMeeting', step: 'informal-meeting' },
  { field: 'medicalEvidence', step: 'medical-evidence' },
  { field: 'csawsLetter', step: 'csaws-letter' },
  { field: 'csawsMeeting', step: 'csaws-meeting' },
  { field: 'caseWork', step: 'case-work' },
] as const;
const STEP_WORDS: readonly [RegExp, LadderStep][] = [
  [/\b(?:csaws?|ewo|eww) (?:letter)|letter from (?:csaws?|ewo)\b/i, 'csaws-letter'],
  [/\b(?:csaws?|ewo|eww) (?:meeting|mtg)|(?:meeting|met) with (?:csaws?|ewo)\b/i, 'csaws-meeting'],
  [/\b(?:pupil|student) voice\b/i, 'pupil-voice'],
  [/\bmedical evidence\b/i, 'medical-evidence'],
  [
    /\bletter (?:\d )?(?:was )?(?:sent|posted|emailed|issued|handed)|sent (?:home )?(?:a )?letter\b/i,
    'letter',
  ],
  [/\b(?:formal|attendance|parenting) contract\b/i, 'case-work'],
];

/** The step an entry of a log names, in the words of the tracker's own columns. */
export function stepNamed(text: string): LadderStep | null {
  const said = STEP_WORDS.find(([words]) => words.test(text))?.[1];
  if (said) return said;
  const normal = normaliseCaption(text);
  const [best] = STEP_FIELDS.map(({ field, step }) => ({
    step,
    sure: likeness(normal, TRACKER_FIELDS[field], true),
  })).sort((a, b) => b.sure - a.sure);
  return best && best.sure >= 0.5 ? best.step : null;
}

export function isVisit(text: string): boolean {
  return VISIT.test(text);
}

/** Every date written in a text: they tell in which order the whole column stands. */
export function datesIn(text: string): string[] {
  return [...text.matchAll(DATES)].map(([date]) => date);
}

/** As `orderOf`, for dates that may lack their year. */
export function orderOfNotes(cells: Iterable<string>): ReturnType<typeof orderOf> {
  const dates: string[] = [];
  for (const cell of cells) {
    for (const date of datesIn(cell)) {
      const parts = YEARLESS.exec(date);
      // The order does not hang on the year; one with a 29 February lets every day through.
      dates.push(parts ? `${parts[1]}/${parts[2]}/2024` : date);
    }
  }
  return orderOf(dates);
}

export function readNote(text: string, options: NoteOptions): NoteRead {
  const read: NoteRead = { events: [], unread: [] };
  const whole = text.trim();
  if (whole === '') return read;
  for (const piece of piecesOf(whole)) readPiece(piece, whole, options, read);
  return read;
}

/** One piece for each date: split before dates where the text begins with one, else after them. */
function piecesOf(text: string): string[] {
  return text
    .split(/\r?\n|;|•/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .flatMap((line) => {
      const dates = [...line.matchAll(DATES)];
      if (dates.length < 2) return [line];
      const isFirst = (dates[0]?.index ?? 0) === 0;
      const cuts = isFirst
        ? dates.slice(1).map(({ index }) => index)
        : dates.slice(0, -1).map(({ index, 0: date }) => index + date.length);
      let from = 0;
      return [...cuts, line.length].flatMap((to) => {
        const piece = line.slice(from, to).replace(/^[\s,.:-]+|[\s,:-]+$/g, '');
        from = to;
        return piece === '' ? [] : [piece];
      });
    });
}

function readPiece(piece: string, whole: string, options: NoteOptions, read: NoteRead): void {
  const unread = (why: string) => void read.unread.push({ text: piece, why });
  if (NOT_DONE.test(piece) && !NOT_NEEDED.test(piece)) {
    return unread('it says that something is planned, or did not take place');
  }
  const [written] = datesIn(piece);
  const serial = /^\d{5}$/.test(piece) ? readDate(piece, null) : null;
  if (written === undefined && serial?.kind !== 'date') {
    if (/^(?:n|no|none|-|–|n\/a|x)$/i.test(piece)) return;
    unread('no date in it');
    return;
  }
  const date = serial?.kind === 'date' ? serial.date : dateOf(written ?? '', options);
  if (date === null) return unread('its date does not exist, or lacks a year that is certain');
  if (date > options.today) return unread('its date is still to come');
  const words = piece.replace(written ?? piece, ' ').replace(/^[\s,.:-]+|[\s,.:-]+$/g, '');
  const payload = payloadOf(words, whole, options, read);
  if (typeof payload === 'string') return unread(payload);
  read.events.push({ date, payload });
}

/** What the words of one date say; a sentence where that is not certain. */
function payloadOf(
  words: string,
  whole: string,
  { step, caption }: NoteOptions,
  read: NoteRead,
): CasePayload | string {
  if (step !== null && NOT_NEEDED.test(words)) {
    return {
      kind: 'deviation',
      from: step,
      decision: 'not-required',
      reason: whole,
      agreedWith: null,
      reviewOn: null,
    };
  }
  if (VISIT.test(words)) {
    const childSeen = SEEN.test(words) && !NOT_SEEN.test(words);
    return { kind: 'visit', form: 'home-visit', childSeen, seenBy: null, where: null, how: whole };
  }
  const named = STEP_WORDS.find(([said]) => said.test(words))?.[1] ?? null;
  const hasOwn = read.events.some(
    ({ payload }) => payload.kind === 'step' && payload.step === step,
  );
  const taken = step !== null && !hasOwn ? step : named;
  if (taken === null) {
    return step === null ? 'which step it is about is not said' : 'a second date for this step';
  }
  return {
    kind: 'step',
    step: taken,
    result: words === '' ? null : whole,
    supportOffered: SUPPORT.test(words) || (taken === step && SUPPORT.test(caption)),
  };
}

function dateOf(written: string, { order, year, today }: NoteOptions): PlainDate | null {
  const numbers = YEARLESS.exec(written);
  const worded = WORDED.exec(written);
  if (!numbers && !worded) {
    const reading = readDate(written, order);
    return reading.kind === 'date' ? reading.date : null;
  }
  const of = (calendarYear: number): PlainDate | null => {
    const text = numbers
      ? `${numbers[1]}/${numbers[2]}/${calendarYear}`
      : `${worded?.[1]} ${worded?.[2]} ${calendarYear}`;
    const reading = readDate(text, order);
    return reading.kind === 'date' && isPlainDate(reading.date) ? reading.date : null;
  };
  const autumn = Number(year.from.slice(0, 4));
  const fits = [of(autumn), of(autumn + 1)].filter(
    (date) => date !== null && schoolYearOf(date).from === year.from,
  );
  const [date] = fits;
  // Without a year, a day still to come may be last year's as well.
  return date && date <= today ? date : null;
}
