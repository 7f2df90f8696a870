import type { CallRecord } from '@/lib/attendance/call-record';

/**
 * Commas and full stops separate the parts of a line, so inside a part they become semicolons.
 * `a.m.` keeps its meaning without its stops.
 */
export function tidy(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\p{C}+/gu, ' ')
    .replace(/\b([ap])\.\s?m\b\.?/giu, '$1m')
    .replace(/\s+/gu, ' ')
    .replace(/\s*[,.](?=[\s,.;:]|$)/gu, ';')
    .replace(/[;:\s]*;[;:\s]*/gu, '; ')
    .replace(/^[\s,.;:–-]+|[\s,.;:–-]+$/gu, '');
}

function tidyOrNull(text: string | null): string | null {
  const tidied = text === null ? '' : tidy(text);
  return tidied === '' ? null : tidied;
}

function plainName(text: string): string {
  return tidy(text.replace(/[()]/gu, ' '));
}

function codeOf(text: string | null): string | null {
  const code = (text ?? '').replace(/[^A-Za-z0-9/\\#*!@]/gu, '').slice(0, 4);
  return code === '' ? null : code;
}

/** Capital letters and digits, at most six: what can sign a line and be told from a word. */
export function initialsOf(text: string): string {
  const letters = text
    .normalize('NFC')
    .toUpperCase()
    .normalize('NFC')
    .replace(/[^\p{Lu}\p{Lo}\p{N}]/gu, '');
  return [...letters].slice(0, 6).join('');
}

function whoOf(who: CallRecord['who']): CallRecord['who'] {
  if (who === null) return null;
  const relationship = plainName(who.relationship);
  const name = plainName(who.name ?? '');
  if (relationship === '' && name === '') return null;
  return { relationship: relationship === '' ? 'contact' : relationship, name: name || null };
}

/**
 * The call as a line can carry it: one space between words, no separators inside a part, empty
 * parts null, a code that does not change left as the mark that stands. `parseComment` returns
 * calls in this form.
 */
export function normaliseCall(call: CallRecord): CallRecord {
  const codeFrom = codeOf(call.codeFrom);
  const codeTo = codeOf(call.codeTo);
  return {
    outcome: call.outcome,
    channel: call.channel,
    direction: call.direction,
    who: whoOf(call.who),
    reason: call.reason && { kind: call.reason.kind, words: tidy(call.reason.words) },
    whereabouts: tidyOrNull(call.whereabouts),
    back: call.back,
    codeFrom,
    codeTo: codeTo === codeFrom ? null : codeTo,
    nextStep: tidyOrNull(call.nextStep),
    minutesLate: call.minutesLate === null ? null : Math.max(0, Math.round(call.minutesLate)),
    initials: initialsOf(call.initials),
    time: call.time,
  };
}
