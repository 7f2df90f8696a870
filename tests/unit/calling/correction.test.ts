import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { correctionOf, type CorrectablePayload } from '@/components/calling/correction';
import { settle } from '@/components/calling/settlements';
import { plainDateOf } from '@/lib/attendance/plain-date';
import { caseEventSchema, type CaseEvent, type CasePayload } from '@/lib/casework/events';
import { z } from '@/lib/schema';

const sample = join(import.meta.dirname, '../casework/fixtures/events-v1.json');
const stored = z.array(caseEventSchema).parse(JSON.parse(readFileSync(sample, 'utf8')));

function correctable(payload: CasePayload): payload is CorrectablePayload {
  return !['call', 'undo', 'correction'].includes(payload.kind);
}
const records = stored.flatMap(({ payload, about }) =>
  correctable(payload) ? [{ kind: payload.kind, payload, about }] : [],
);
const of = (kind: CaseEvent['payload']['kind']) => {
  const found = records.find((record) => record.kind === kind);
  if (!found) throw new Error(`no ${kind}`);
  return found;
};

describe('the form of a record put right', () => {
  it.each(records)('holds all that a $kind says', ({ payload, about }) => {
    const { spec, values, replacement } = correctionOf(payload, about);
    const settled = settle(spec, values);
    if (!('payload' in settled)) throw new Error(`${settled.field}: ${settled.why}`);
    expect(replacement(settled.payload, values)).toMatchObject(payload);
    for (const { id, type, options } of spec.fields) {
      if (type !== 'choice') continue;
      expect(options?.map(({ value }) => value)).toContain(values[id]);
    }
  });

  it('may say that it was another step', () => {
    const { payload, about } = of('step');
    const { spec, values } = correctionOf(payload, about);
    expect(settle(spec, { ...values, step: 'pupil-voice' })).toMatchObject({
      payload: { kind: 'step', step: 'pupil-voice', result: values.result },
    });
  });

  it('may say that it was another day, of the same session', () => {
    const { payload, about } = of('notification');
    const { spec, values, replacement } = correctionOf(payload, about);
    const moved = { ...values, aboutDate: '2026-09-14' };
    const settled = settle(spec, moved);
    if (!('payload' in settled)) throw new Error(settled.why);
    expect(replacement(settled.payload, moved)).toEqual({
      payload,
      about: { date: plainDateOf('2026-09-14'), session: about.session },
    });
  });

  it('asks for what is missing, and for a day of the calendar', () => {
    const { payload, about } = of('notification');
    const { spec, values } = correctionOf(payload, about);
    expect(settle(spec, { ...values, who: ' ' })).toMatchObject({ field: 'who' });
    expect(settle(spec, { ...values, aboutDate: '2026-02-31' })).toMatchObject({
      field: 'aboutDate',
    });
  });
});
