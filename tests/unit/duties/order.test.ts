import { describe, expect, it } from 'vitest';
import { assessPupil } from '@/lib/duties/assess';
import { callingQueue, QUEUE_REASONS, type QueueEntry } from '@/lib/duties/order';
import type { RuleValues } from '@/lib/rules/types';
import { call, factsOf, momentOf, plan, rulesWith, worker, type Story } from './world';

const AT: Story['at'] = ['2026-09-15', 'AM', '09:20'];
const N: [string, string, string, string | null] = ['2026-09-15', '2026-09-15', 'N', null];
const ORDER: Partial<RuleValues> = { callQueueOrder: [...QUEUE_REASONS] };

function entry(id: string, story: Omit<Story, 'at'> = {}): QueueEntry {
  const facts = factsOf({ marks: [N], ...story, at: AT, pupil: { id } });
  return { facts, assessment: assessPupil(facts) };
}

function queue(entries: QueueEntry[], rules = ORDER) {
  return callingQueue(entries, rulesWith(rules, momentOf(AT)));
}

function family(familyKey: string, more: Story['context'] = {}): Omit<Story, 'at'> {
  return { context: { familyKey, ...more } };
}

describe('the calling queue', () => {
  it('leaves out whoever needs no call', () => {
    expect(queue([entry('present', { marks: [] }), entry('absent')]).map((p) => p.pupilId)).toEqual(
      ['absent'],
    );
  });

  it('follows the school’s order and says why each stands there', () => {
    const places = queue([
      entry('other'),
      entry('again', { marks: [N, ['2026-09-10', '2026-09-10', 'N', null]] }),
      entry('third', { marks: [['2026-09-11', '2026-09-15', 'I', 'I']] }),
      entry('carer', { context: { youngCarer: true } }),
      entry('walks', { context: { walksAlone: true } }),
      entry('no-answer', { events: [call('2026-09-14 AM', 'voicemail')] }),
      entry('looked-after', { context: { plans: [plan('LAC')] } }),
      entry('plan', { context: { plans: [plan('CP')] } }),
      entry('open', { context: { workers: [worker()] } }),
    ]);
    expect(places.map(({ pupilId, reason, because }) => [pupilId, reason, because])).toEqual([
      ['open', 'open-case', 'call early'],
      ['plan', 'cp-plan', 'call early'],
      ['looked-after', 'looked-after', 'call early'],
      ['no-answer', 'no-answer-yesterday', 'no answer yesterday'],
      ['walks', 'walks-alone', 'walks to school alone'],
      ['carer', 'young-carer', 'call early'],
      ['third', 'day-three', 'third day of absence'],
      ['again', 'unexplained-again', 'unexplained before this year'],
      ['other', 'other', 'no reason yet'],
    ]);
    expect(places.map(({ position }) => position)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it('keeps brothers and sisters together, at the place of the first of them', () => {
    const places = queue([
      entry('walks', { context: { walksAlone: true } }),
      entry('older', family('adams')),
      entry('alone'),
      entry('younger', family('adams', { workers: [worker()] })),
    ]);
    expect(places.map(({ pupilId }) => pupilId)).toEqual(['younger', 'older', 'walks', 'alone']);
    expect(places[1]).toMatchObject({ reason: 'siblings', siblings: ['younger'] });
  });

  it('puts whoever is to be rung again last until then, and first from then on', () => {
    const again = (at: string): Omit<Story, 'at'> => ({
      events: [
        {
          about: '2026-09-15 AM',
          payload: Object.assign(call('2026-09-15 AM', 'no-answer').payload, { againAt: at }),
        },
      ],
    });
    const places = queue([
      entry('later', again('09:35')),
      entry('soon', again('09:21')),
      entry('other'),
      entry('due', again('09:20')),
      entry('due-before', again('09:05')),
      // Somebody must be told now, whatever comes of the call.
      entry('open', { ...again('09:35'), context: { workers: [worker()] } }),
    ]);
    expect(places.map(({ pupilId, turn }) => [pupilId, turn])).toEqual([
      ['due-before', 'again'],
      ['due', 'again'],
      ['open', 'in-turn'],
      ['other', 'in-turn'],
      ['soon', 'later'],
      ['later', 'later'],
    ]);
  });

  it('keeps the order of the register among equals', () => {
    expect(queue([entry('a'), entry('b'), entry('c')]).map((p) => p.pupilId)).toEqual([
      'a',
      'b',
      'c',
    ]);
  });

  it('moves nobody for a reason the school has left out', () => {
    const places = queue([entry('other'), entry('walks', { context: { walksAlone: true } })], {
      callQueueOrder: ['open-case', 'other'],
    });
    expect(places.map(({ pupilId, reason }) => [pupilId, reason])).toEqual([
      ['other', 'other'],
      ['walks', 'other'],
    ]);
  });

  it('knows every reason of the trust’s Standard by its name', () => {
    const order = rulesWith({}, momentOf(AT)).get('callQueueOrder');
    expect(order.filter((id) => !QUEUE_REASONS.some((known) => known === id))).toEqual([]);
  });
});
