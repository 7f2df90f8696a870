import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from '@/lib/schema';
import { caseEventSchema, type CaseEvent } from '@/lib/casework/events';
import { emptyCase, foldCases } from '@/lib/casework/fold';

/**
 * What schools have stored must be read for ever. This file is a frozen sample of the first form:
 * when the form changes, add a sample beside it and never edit this one.
 */
const text = readFileSync(join(import.meta.dirname, 'fixtures/events-v1.json'), 'utf8');
const stored: unknown = JSON.parse(text);

function read(): CaseEvent[] {
  return z.array(caseEventSchema).parse(stored);
}

describe('events as first stored', () => {
  it('are still read, and nothing of them is dropped', () => {
    expect(read()).toEqual(stored);
  });

  it('hold one of each kind', () => {
    const kinds = read().map(({ payload }) => payload.kind);
    const known = [...Object.keys(emptyCase(null).byKind), 'undo', 'correction'];
    expect([...kinds].sort()).toEqual(known.sort());
  });

  it('still tell the same story', () => {
    const cases = foldCases(read());
    expect(cases.get('p1')).toMatchObject({
      problems: [],
      steps: [{ step: 'informal-meeting', result: 'support plan agreed, copy sent' }],
      supportOffered: { eventId: 'd1:6', on: '2026-09-21' },
      activeDeviations: [{ from: 'medical-evidence', reviewOn: '2026-11-09' }],
      usedInNotice: [{ from: '2026-09-14', to: '2026-09-18' }],
      reasonSpans: [
        { via: 'return-date', until: '2026-09-16' },
        { via: 'expected-absence', until: '2026-10-23' },
      ],
      lastActionOn: '2026-10-14',
    });
    expect(cases.get('p1')?.reasons.has('2026-09-18 AM')).toBe(false);
    expect(cases.get(null)?.trackerWeeks).toEqual(['2026-10-12']);
  });

  it.each([
    ['a time without a zone', { at: '2026-09-15 09:00' }],
    ['a date that does not exist', { about: { date: '2026-02-30', session: null } }],
    ['an unknown kind', { payload: { kind: 'rumour' } }],
  ])('are refused at the border with %s', (_, change) => {
    expect(caseEventSchema.safeParse({ ...read()[0], ...change }).success).toBe(false);
  });
});
