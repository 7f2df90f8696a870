import { describe, expect, it } from 'vitest';
import { contactRoute } from '@/lib/duties/contact-route';
import { call, decided, factsOf, told, type Recorded, type Story } from './world';

const DAY = '2026-09-15';
const AM = `${DAY} AM`;
const contact = (relationship: string, priority: number) => ({
  priority,
  relationship,
  name: null,
  phone: null,
  note: null,
});
const MUM_AND_NAN = [contact('Mum', 1), contact('Nan', 2)];

/** The register closes at 09:15; the clock as it ships counts from there. */
function route(time: string, events: Recorded[] = [], more: Partial<Story> = {}) {
  return contactRoute(
    factsOf({
      marks: [[DAY, DAY, 'N', null]],
      at: [DAY, 'AM', time],
      context: { contacts: MUM_AND_NAN },
      events,
      ...more,
    }),
  );
}
const states = (found: ReturnType<typeof route>) =>
  Object.fromEntries(found?.steps.map(({ id, state }) => [id, state]) ?? []);
const rung = (relationship: string, outcome: 'no-answer' | 'voicemail' = 'no-answer') =>
  call(AM, outcome, { who: { relationship, name: null } });

describe('the school’s clock for one pupil', () => {
  it('is nobody’s who is here or explained', () => {
    expect(route('09:20', [], { marks: [] })).toBeNull();
    expect(route('09:20', [], { marks: [[DAY, DAY, 'I', null]] })).toBeNull();
  });

  it.each([
    ['09:14', 'ahead'],
    ['09:29', 'ahead'],
    ['09:30', 'overdue'],
  ])('at %s the first step is %s', (time, state) => {
    const found = route(time);
    expect(found?.next).toMatchObject({ id: 'text', at: '09:30', state });
    expect(found?.steps.map(({ at }) => at)).toEqual([
      '09:30',
      '09:45',
      '10:00',
      '10:15',
      '10:45',
      '11:15',
      '12:00',
    ]);
  });

  it('goes on from what was done, and says what was passed over', () => {
    const found = route('09:50', [rung('mum')]);
    expect(states(found)).toMatchObject({ text: 'passed', 'first-contact': 'done' });
    expect(found?.next).toMatchObject({ id: 'second-contact', state: 'ahead' });
  });

  it('has every contact tried twice, or everyone tried in one record', () => {
    const once = [rung('mum'), rung('nan')];
    expect(states(route('09:50', once))).toMatchObject({
      'second-contact': 'done',
      'all-contacts': 'ahead',
    });
    expect(states(route('09:50', [...once, rung('mum', 'voicemail')]))).toMatchObject({
      'all-contacts': 'ahead',
    });
    const twice = [...once, rung('Mum', 'voicemail'), rung('nan')];
    expect(route('09:50', twice)?.next).toMatchObject({ id: 'no-contact' });
    expect(route('09:50', [call(AM, 'all-contacts-tried')])?.next).toMatchObject({
      id: 'no-contact',
    });
  });

  it('asks for no second contact where there is one', () => {
    const context = { contacts: [contact('Mum', 1)] };
    const found = route('09:50', [rung('mum')], { context });
    expect(states(found)).toMatchObject({ 'second-contact': 'not-needed' });
    expect(found?.next).toMatchObject({ id: 'all-contacts' });
  });

  it('leads from the DSL to a visit, and ends where the DSL has decided otherwise', () => {
    const toldDsl = [call(AM, 'all-contacts-tried'), told(AM, 'dsl')];
    expect(route('11:00', toldDsl)?.next).toMatchObject({ id: 'visit', at: '11:15' });
    const after = route('11:20', [...toldDsl, decided(AM, 'no-contact', 'Nan will look in')]);
    expect(after).toMatchObject({ next: null, decided: 'Nan will look in' });
    expect(states(after)).toMatchObject({ visit: 'open', police: 'open' });
  });

  it('stops once somebody was reached, though the reason is still open', () => {
    const refused = call(AM, 'refused-reason', { time: '09:25' });
    expect(route('10:30', [refused])).toMatchObject({
      next: null,
      reached: { at: '09:25', who: 'mum' },
    });
  });

  it('shows a step of the school’s own without claiming to know of it', () => {
    const rules: Story['rules'] = {
      contactClock: [
        { id: 'own', afterMinutes: 5, label: 'Look in the hall', role: 'office' },
        { id: 'no-contact', afterMinutes: 60, label: 'Tell the DSL', role: 'attendance' },
      ],
    };
    const found = route('09:50', [], { rules });
    expect(states(found)).toEqual({ own: 'open', 'no-contact': 'ahead' });
    expect(found?.next).toMatchObject({ id: 'no-contact', at: '10:15' });
  });
});
