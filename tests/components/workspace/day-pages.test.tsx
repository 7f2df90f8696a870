// The workspace's lists of one day: who is taught elsewhere, and who came late.
import { afterEach, describe, expect, it } from 'vitest';
import { parsers } from '@/entrypoints/workspace/parsers';
import { whoAnswers } from '@/components/casework/who-answers';
import type { Replies } from '@/lib/messages/protocol';
import type { LateItem, OffSiteItem, OffSiteView } from '@/lib/messages/views';
import { expectNoAxeFindings } from '../ui/axe';
import { emulate } from '../ui/emulate';
import { button, find, press } from '../ui/keyboard';
import { duty, registerView, SETTINGS } from '../ui/samples';
import { mountWorkspace, type WorkspaceSample } from '../ui/workspace-sample';

let work: WorkspaceSample;
afterEach(async () => {
  work.remove();
  await emulate();
});

function away(name: string, state: OffSiteItem['state'], more: Partial<OffSiteItem> = {}) {
  const settled = state === 'confirmed';
  const of = duty({
    id: 'confirm-off-site',
    name,
    label: settled ? 'Confirmed 9:12' : 'Confirm off site',
    state: settled ? 'settled' : 'due',
    weight: settled ? 'done' : state === 'late' ? 'now' : 'today',
    settledByEvent: settled ? 'e9' : null,
  });
  return {
    duty: { ...of, key: `confirm-off-site:${of.pupilId}:2026-09-15 AM` },
    session: 'AM',
    mark: 'B',
    provider: 'Forest provision',
    contact: '01632 960207',
    state,
    report: null,
    answeredLast: null,
    ...more,
  } satisfies OffSiteItem;
}

const ROWAN = { by: 'Rowan', at: '09:12', recordedBy: 'JB' };
const SAM = away('Sam Berg', 'late');
const MIA = away('Mia Lund', 'late', { provider: 'Millrace Farm', contact: null });
const ADA = away('Ada Achebe', 'confirmed', { report: ROWAN });

const board = (items: OffSiteItem[]): OffSiteView => ({
  codes: ['B', 'K', 'P', 'W', 'D'],
  by: { AM: '09:30', PM: '13:30' },
  isExample: true,
  items,
});

async function offSite(items: OffSiteItem[], reception = false): Promise<void> {
  const { session, queue, followUps, tracker, done, comment, ringAgainMinutes } = registerView();
  const day = {
    on: '2026-09-15 AM',
    session,
    queue,
    followUps,
    tracker,
    done,
    comment,
    ringAgainMinutes,
  };
  work = mountWorkspace({
    parsers,
    page: 'off-site',
    settings: { ...SETTINGS, reception },
    answers: { 'school/board': () => ({ ...day, offSite: board(items) }) },
  });
  await expect.poll(() => work.root.textContent).toContain('As of the register');
}

const recorded = () => work.asked.filter(({ name }) => name === 'event/record');

describe('off site', () => {
  it('says who is treated as absent, with provider and contact, and who confirmed when', async () => {
    await offSite([SAM, MIA, ADA]);
    const sections = [...work.root.querySelectorAll('main section')].map((section) => [
      section.querySelector('h2')?.textContent,
      section.querySelectorAll('li').length,
    ]);
    expect(sections).toEqual([
      ['Treated as absent 2', 2],
      ['Done 1', 1],
    ]);
    expect(find(work.root, `[data-off-site="${SAM.duty.key}"]`).textContent).toContain(
      'Forest provision · 01632 960207 · Nobody confirmed by 09:30',
    );
    expect(work.root.textContent).toContain('Confirmed by Rowan at 09:12 (JB).');
    await expectNoAxeFindings(work.root);
    await emulate({ dark: true });
    await expectNoAxeFindings(work.root);
  });

  it('confirms with one key in the name of who answered for the same place', async () => {
    await offSite([SAM, MIA, ADA]);
    find(work.root, `[data-row="${SAM.duty.key}"]`).focus();
    await press('x');
    await expect.poll(() => recorded().length).toBe(1);
    expect(recorded()[0]?.request).toMatchObject({
      pupilId: SAM.duty.pupilId,
      about: { date: '2026-09-15', session: 'AM' },
      payload: {
        kind: 'confirmation',
        provider: 'Forest provision',
        confirmedBy: 'Rowan',
        attended: true,
      },
    });
    await expect.poll(() => work.root.textContent).toContain('Undo');
  });

  it('asks who answered where nobody is known, and invents no name', async () => {
    await offSite([SAM, MIA, ADA]);
    find(work.root, `[data-row="${SAM.duty.key}"]`).focus();
    await press('j');
    await expect
      .poll(() => find(work.root, '[aria-current=true][data-off-site]').textContent)
      .toContain('Mia Lund');
    await press('x');
    await expect.poll(() => work.root.querySelector('.dock')).not.toBeNull();
    expect(recorded()).toEqual([]);
    expect(whoAnswers(MIA, [MIA, ADA])).toBeNull();
    expect(whoAnswers({ ...MIA, contact: 'Ms Reed, 01632 960207' }, [MIA])).toBe('Ms Reed');
  });

  it('takes a confirmation back', async () => {
    await offSite([ADA]);
    button(work.root, 'Undo Confirmed 9:12 for Ada Achebe').click();
    await expect.poll(() => recorded().length).toBe(1);
    expect(recorded()[0]?.request).toMatchObject({ payload: { kind: 'undo', of: 'e9' } });
  });

  it('shows initials and no places at reception, and says so when nobody is away', async () => {
    await offSite([SAM, ADA], true);
    expect(work.root.textContent).not.toMatch(/Sam|Berg|Forest|Rowan/);
    work.remove();
    await offSite([]);
    expect(work.root.textContent).toContain('Nobody is marked or planned off site.');
    await expectNoAxeFindings(work.root);
  });
});

function lateItem(name: string, more: Partial<LateItem> = {}): LateItem {
  return {
    pupilId: name,
    name,
    form: '5B',
    session: 'AM',
    mark: 'L',
    minutes: 12,
    arrivedAt: '08:57',
    recordedBy: null,
    fits: 'L',
    differs: false,
    term: {
      times: 3,
      timesWithMinutes: 2,
      minutes: 60,
      days: '0.2',
      formula: '60 minutes ÷ 300 minutes a day = 0.2 days',
    },
    ...more,
  };
}

async function late(items: LateItem[] | null, reception = false): Promise<void> {
  const { session } = registerView();
  const reply: Replies['school/late'] =
    items === null
      ? { on: null, late: null }
      : {
          on: session,
          late: {
            times: registerView().registerTimes,
            since: null,
            minutesInDay: 300,
            isExample: true,
            items,
          },
        };
  work = mountWorkspace({
    parsers,
    page: 'late',
    settings: { ...SETTINGS, reception },
    answers: { 'school/late': () => reply },
  });
  await expect.poll(() => work.root.querySelector('main h1')).not.toBeNull();
  await expect.poll(() => work.root.textContent).not.toContain('Looking…');
}

describe('late arrivals', () => {
  it('say minutes, the mark that does not fit, and what the term has cost', async () => {
    const zoe = lateItem('Zoë Reid', { mark: 'U', differs: true });
    const leo = lateItem('Leo Costa', {
      minutes: null,
      arrivedAt: null,
      fits: null,
      term: { times: 1, timesWithMinutes: 0, minutes: 0, days: null, formula: '' },
    });
    await late([zoe, leo]);
    expect(work.root.textContent).toContain('2 late, 12 minutes together.');
    expect(work.root.textContent).toContain('1 mark does not fit the time of arrival.');
    const rows = [...work.root.querySelectorAll('tbody tr')].map((row) =>
      [...row.children].map((cell) => cell.textContent),
    );
    expect(rows).toEqual([
      [
        'Zoë Reid 5B Card ',
        'AM',
        '08:57',
        '12 min',
        'U, but in at 08:57, before 09:15: L fits',
        '3 times (2 with minutes), 60 min: 0.2 days lost',
      ],
      [
        'Leo Costa 5B Card ',
        'AM',
        '–',
        '–',
        'L; nobody recorded how late',
        'once; no minutes recorded',
      ],
    ]);
    await expectNoAxeFindings(work.root);
    await emulate({ dark: true });
    await expectNoAxeFindings(work.root);
  });

  it('say when nothing was read, when nobody was late, and keep names from the counter', async () => {
    await late(null);
    expect(work.root.textContent).toContain('No register read yet.');
    work.remove();
    await late([]);
    expect(work.root.textContent).toContain('Nobody was late.');
    work.remove();
    await late([lateItem('Zoë Reid')], true);
    expect(work.root.textContent).not.toContain('Zoë');
    expect(work.root.textContent).toContain('Z.R.');
  });
});
