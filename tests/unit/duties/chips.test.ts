import { describe, expect, it } from 'vitest';
import { assessPupil } from '@/lib/duties/assess';
import { chipsFor } from '@/lib/duties/chips';
import { call, factsOf, POORLY, worker, type Story } from './world';

function chips(story: Story) {
  const facts = factsOf(story);
  return chipsFor(facts, assessPupil(facts)).map(({ weight, label }) => `${weight}: ${label}`);
}

const NINE: [string, 'AM', string] = ['2026-09-15', 'AM', '09:20'];

const table: [string, Story, string[]][] = [
  ['present', { at: NINE }, []],
  [
    'late before the register closed',
    { marks: [['2026-09-15', '2026-09-15', 'L', null]], at: NINE },
    [],
  ],
  ['a blank mark', { marks: [['2026-09-15', '2026-09-15', '-', null]], at: NINE }, []],
  [
    'no reason',
    { marks: [['2026-09-15', '2026-09-15', 'N', null]], at: NINE },
    ['today: First-day call'],
  ],
  [
    'no reason and an open case',
    {
      marks: [['2026-09-15', '2026-09-15', 'N', null]],
      at: NINE,
      context: { workers: [worker()] },
    },
    ['now: Call first'],
  ],
  [
    'the reason came at 09:04 and the mark was amended',
    {
      marks: [['2026-09-15', '2026-09-15', 'I', null]],
      at: NINE,
      onRollFrom: '2026-06-01',
      events: [call('2026-09-15 AM', 'spoke-to', POORLY)],
    },
    ['done: Reason given 9:04'],
  ],
  [
    'off site, not confirmed by half past nine',
    { marks: [['2026-09-15', '2026-09-15', 'B', null]], at: ['2026-09-15', 'AM', '09:30'] },
    ['now: Confirm off site', 'today: First-day call'],
  ],
  ['a mark that cannot be read', { at: NINE, unread: ['2026-09-15 AM'] }, ['plain: Mark not read']],
];

describe('the chips of one pupil', () => {
  it.each(table)('%s', (_, story, expected) => {
    expect(chips(story)).toEqual(expected);
  });

  it('shows two at most, the most pressing first', () => {
    const story: Story = {
      marks: [
        ['2026-09-07', '2026-09-11', 'I', 'I'],
        ['2026-09-14', '2026-09-18', 'N', 'N'],
      ],
      at: ['2026-09-18', 'AM'],
      context: { workers: [worker()] },
    };
    expect(chips(story)).toEqual(['now: Call first', 'now: Day 5 visit']);
  });

  it('speaks in a sentence', () => {
    const facts = factsOf({
      marks: [['2026-09-07', '2026-09-11', 'I', 'I']],
      at: ['2026-10-14', 'PM'],
      context: { workers: [worker()] },
    });
    const spoken = chipsFor(facts, assessPupil(facts)).map((chip) => chip.spoken);
    expect(spoken).toEqual([
      // The sixtieth possible session of the year: the first on which a letter can fall due.
      'Kai Morgan: letter today',
      'Kai Morgan: persistent absence, attendance 83.3%',
    ]);
  });
});
