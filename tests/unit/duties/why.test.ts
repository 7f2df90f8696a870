/** What "Why?" says, held to the counts and dates that the cases were worked out with by hand. */
import { describe, expect, it } from 'vitest';
import { plainDateOf } from '@/lib/attendance/plain-date';
import { assessPupil, explainDuty } from '@/lib/duties/assess';
import type { DutyId, Explanation } from '@/lib/duties/types';
import {
  call,
  decided,
  factsOf,
  POORLY,
  stepped,
  told,
  visited,
  worker,
  type Story,
} from './world';

function why(id: DutyId, story: Story, mayReadConfidential = false): Explanation {
  const facts = factsOf(story);
  const duty = assessPupil(facts).duties.find((one) => one.id === id);
  const said = duty && explainDuty(facts, duty, mayReadConfidential);
  if (!said) throw new Error(`${id} says nothing`);
  return said;
}

const texts = ({ facts }: Explanation) => facts.map(({ text }) => text);

describe('why', () => {
  it('a day-3 contact counts the days of absence and leaves the granted leave out, by name', () => {
    const said = why('day-three-contact', {
      marks: [
        ['2026-09-14', '2026-09-18', 'C', 'C'],
        ['2026-09-21', '2026-09-23', 'I', 'I'],
      ],
      at: ['2026-09-23', 'AM'],
    });
    expect(said.sentence).toBe(
      'Kai has been absent for 3 school days in a row, 5 days of planned absence not counted; on day 3 the family is called or visited.',
    );
    expect(texts(said).slice(0, 3)).toEqual([
      '3 school days of absence counted: Mon 21 Sep, Tue 22 Sep, Wed 23 Sep',
      '5 days of planned absence, not counted',
      'absent since Mon 14 Sep AM',
    ]);
    // 8 days, the last of them a morning.
    expect(said.facts.filter(({ code }) => code !== null)).toHaveLength(15);
    expect(said.threshold).toMatchObject({ value: 'day 3', setBy: 'trust', isExample: false });
  });

  it('one day of absence is one day', () => {
    const said = why('day-three-contact', {
      marks: [['2026-09-14', '2026-09-14', 'I', 'I']],
      at: ['2026-09-14', 'PM'],
      rules: { dayThree: 2 },
    });
    expect(said.sentence).toContain('absent for 1 school day in a row; on day 2');
    expect(texts(said)[0]).toBe('1 school day of absence counted: Mon 14 Sep');
  });

  it('a settled first-day call says what was, and names a call about the whole day once', () => {
    const said = why('first-day-call', {
      marks: [['2026-09-21', '2026-09-21', 'N', 'N']],
      at: ['2026-09-21', 'PM'],
      events: [call('2026-09-21', 'spoke-to', POORLY)],
    });
    expect(said.sentence).toBe(
      'This is settled: the reason was established. What it was about: Kai was marked absent without a reason.',
    );
    expect(texts(said)).toEqual([
      'Reason for absence not yet established',
      'Reason for absence not yet established',
      '09:04: spoke to mum',
    ]);
  });

  it('a worker who was told is not said to have to be told', () => {
    const said = why(
      'notify-worker',
      {
        marks: [['2026-09-21', '2026-09-21', 'N', 'N']],
        at: ['2026-09-21', 'AM'],
        context: { workers: [worker()] },
        events: [told('2026-09-21 AM', 'social-worker')],
      },
      true,
    );
    expect(said.sentence).toBe(
      'This is settled: told by phone at 09:42. What it was about: Kai’s absence was unexplained and there is an open case: the social worker, Ms Hall, had to be told today.',
    );
  });

  it('the penalty threshold names its window, its open N and what was used in a notice before', () => {
    const said = why('consider-penalty', {
      marks: [
        ['2026-09-14', '2026-09-18', 'G', 'G'],
        ['2026-09-28', '2026-10-01', 'O', 'O'],
        ['2026-10-02', '2026-10-02', 'N', 'N'],
      ],
      at: ['2026-10-02', 'PM'],
      events: [
        decided('2026-09-21', 'consider-penalty', 'notice asked for', {
          sessionsUsedInNotice: {
            from: factsOf({ at: ['2026-09-14', 'AM'] }).moment.date,
            to: factsOf({ at: ['2026-09-18', 'AM'] }).moment.date,
          },
        }),
      ],
    });
    expect(said.sentence).toContain(
      'Kai has 10 unauthorised sessions in 10 school weeks, 2 of which are open N.',
    );
    // Weeks back from 28 September: 21, 14, 7 Sep, 31 Aug, 20, 13, 6 Jul, 29, 22 Jun.
    expect(said.facts[0]).toMatchObject({ text: 'counted from Mon 22 Jun', date: '2026-06-22' });
    expect(said.facts.slice(1).map(({ date }) => date)).toEqual(
      ['28', '29', '30']
        .flatMap((day) => [`2026-09-${day}`, `2026-09-${day}`])
        .concat(['2026-10-01', '2026-10-01', '2026-10-02', '2026-10-02']),
    );
    expect(said.sentence).not.toMatch(/\bissue/i);
  });

  it('an attendance return does not call a child absent who came late each day', () => {
    const said = why('attendance-return', {
      marks: [['2026-09-14', '2026-09-25', 'U', 'O']],
      at: ['2026-09-25', 'PM'],
    });
    expect(said.sentence).toBe(
      'Every session Kai could have attended on 10 school days in a row is marked as unauthorised absence; the local authority is told.',
    );
    expect(said.facts).toHaveLength(21);
  });

  it('exactly 10.0 % says the sessions, not the rounded figure alone', () => {
    const said = why('persistent-absence', {
      marks: [
        ['2026-11-09', '2026-11-13', 'I', 'I'],
        ['2027-01-11', '2027-01-15', 'I', 'I'],
        ['2027-03-01', '2027-03-02', 'I', 'I'],
      ],
      at: ['2027-03-19', 'PM'],
    });
    expect(said.sentence).toBe('Kai has missed 24 of 240 possible sessions this school year.');
    expect(texts(said)).toEqual([
      'possible 240, attended 216, missed 24',
      'attendance 90.0% (shown rounded)',
    ]);
    expect(said.threshold).toMatchObject({ value: '10% or more missed', isExample: false });
  });

  it('severe absence shows the inclusion meetings alone', () => {
    const said = why('severe-absence', {
      marks: [['2026-09-03', '2026-11-20', 'M', null]],
      at: ['2026-11-20', 'PM'],
      events: [
        {
          about: '2026-11-05',
          payload: { kind: 'meeting', meeting: 'csaws', attendanceDiscussed: true, note: null },
        },
        {
          about: '2026-11-19',
          payload: {
            kind: 'meeting',
            meeting: 'inclusion',
            attendanceDiscussed: false,
            note: null,
          },
        },
      ],
    });
    expect(said.sentence).toBe('Kai has missed 51 of 102 possible sessions this school year.');
    expect(texts(said).slice(1)).toEqual([
      'Thu 19 Nov: inclusion meeting, attendance not discussed',
    ]);
  });

  it('a step of the ladder is shown as an example, to the tenth, and the first one waits for none', () => {
    const said = why('escalation-step', {
      marks: [['2026-09-14', '2026-09-18', 'I', 'I']],
      at: ['2026-10-16', 'PM'],
    });
    // 64 sessions by 16 October, 10 missed: 84.375 %.
    expect(said.sentence).toBe('Kai’s attendance is 84.4%; the school’s next step is “Letter”.');
    expect(said.threshold).toMatchObject({
      value: 'attendance at or below 95.0%',
      setBy: 'trust',
      isExample: true,
    });
    expect(said.source.paragraph).toBe('Standard 6');
  });

  it('a visit at which nobody saw the child says so in words', () => {
    const said = why('day-five-visit', {
      marks: [['2026-09-14', '2026-09-25', 'I', 'I']],
      at: ['2026-09-18', 'PM'],
      events: [visited('2026-09-18', false)],
    });
    expect(texts(said).at(-1)).toBe('Fri 18 Sep: home visit, child not seen');
  });

  it('leave asked for on its first day is said to be too late to grant', () => {
    const asked = (about: string, from: string): Story => ({
      at: ['2026-09-22', 'PM'],
      events: [
        {
          about,
          payload: {
            kind: 'leave-request',
            from: plainDateOf(from),
            to: plainDateOf('2026-09-23'),
            grounds: 'wedding of an aunt',
          },
        },
      ],
    });
    expect(why('leave-decision', asked('2026-09-21', '2026-09-21')).sentence).toBe(
      'Leave was requested for Kai from Mon 21 Sep to Wed 23 Sep; the head decides. It was asked for when it had begun: leave is granted in advance, never afterwards.',
    );
    expect(why('leave-decision', asked('2026-09-18', '2026-09-21')).sentence).toBe(
      'Leave was requested for Kai from Mon 21 Sep to Wed 23 Sep; the head decides.',
    );
  });

  it('an N says which of them the reason is known of', () => {
    const said = why('establish-reason', {
      marks: [['2026-09-21', '2026-09-22', 'N', 'N']],
      at: ['2026-09-22', 'PM'],
      events: [call('2026-09-21', 'spoke-to', POORLY)],
    });
    expect(said.sentence).toBe(
      '4 sessions of Kai’s absence are marked N; the reason is to be entered by 28 Sep, or O where it is still not known.',
    );
    expect(texts(said).at(-1)).toBe('the reason is known: Mon 21 Sep AM, Mon 21 Sep PM');
  });

  it('what is missing is named in a sentence', () => {
    const said = why('plan-meeting', {
      at: ['2026-09-18', 'PM'],
      context: { workers: [worker()], plans: [{ kind: 'CP', from: null, to: null }] },
    });
    expect(said.sentence).toBe(
      'It is to be recorded that Kai’s attendance was discussed at the last meeting. To judge this, one thing is missing: when the last meeting was.',
    );
  });

  it('a stuck case names its steps as the school does', () => {
    const said = why('stuck-case', {
      marks: [['2026-09-07', '2026-10-23', 'I', 'I']],
      at: ['2026-10-12', 'PM'],
      events: [stepped('2026-09-14', 'letter'), stepped('2026-09-28', 'informal-meeting')],
    });
    expect(said.sentence).toBe('Nothing has been recorded on Kai’s case for 10 school days.');
    expect(texts(said)).toEqual(['Mon 14 Sep: Letter', 'Mon 28 Sep: Support meeting']);
  });
});
