import { afterEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { CallOutcome } from '@/lib/attendance/call-record';
import { parseComment } from '@/lib/comments/parse';
import { picture, PROPS, SCHOOL_DAY, stage, troubles, unmount } from './harness';

afterEach(unmount);

const ENTER = '{Enter}';

/** Keys as an officer would press them for the usual course of each outcome, Enter included. */
const OUTCOMES: [CallOutcome, string[], string][] = [
  [
    'spoke-to',
    ['s', '1', 'i', 't', 'h', 't', ENTER],
    'TC to mum, poorly – temperature, at home with mum, back Wed 16 Sep. N→I. JB 09:16',
  ],
  ['voicemail', ['v', ENTER], 'TC to mum, voicemail left. N stays. Try dad next. JB 09:16'],
  [
    'no-answer',
    ['a', '2', 'r', ENTER],
    'TC to dad, no answer. N stays. Ring again 09:31. JB 09:16',
  ],
  [
    'wrong-number',
    ['w', '1', 'u', ENTER],
    'TC to mum, wrong number. N stays. Office to check the number. JB 09:16',
  ],
  [
    'message-in',
    ['m', 'l', '1', 'i', 's', 'h', 't', ENTER],
    'Absence line from mum, poorly – sickness, at home with mum, back Wed 16 Sep. N→I. JB 09:16',
  ],
  ['text-sent', ['t', ENTER], 'Text to mum. N stays. Ring again 09:31. JB 09:16'],
  [
    'found-on-site',
    ['f', 'l', 't', ENTER],
    'Found on site by teacher, in lesson. N stays. Mark to be checked. JB 09:16',
  ],
  [
    'arrived-late',
    ['l', 'l', 's', ENTER],
    'Arrived 26 min late, running late – overslept. N→L. JB 09:16',
  ],
  [
    'provider-reported',
    ['p', 'p', 'n', ENTER],
    'Provider report, not arrived. B→N. To ring mum now. JB 09:16',
  ],
  [
    'all-contacts-tried',
    ['e', ENTER],
    'No answer from any contact. N stays. To tell DSL now. JB 09:16',
  ],
  [
    'seen-at-home',
    ['h', '2', 'd', 'b', 'b', '0', ENTER],
    'HV to dad, child seen at home, travel trouble – bus missed, seen at the door and well, back Tue 15 Sep. N stays. JB 09:16',
  ],
  [
    'refused-reason',
    ['r', '1', 'h', ENTER],
    'TC to mum, would not give a reason, at home with mum. N stays. To tell DSL now. JB 09:16',
  ],
];

describe('each of the twelve outcomes by keyboard', () => {
  const counts: number[] = [];

  it.each(OUTCOMES)('%s: %j', async (outcome, keys, line) => {
    const { press, saved, root } = stage(outcome === 'provider-reported' ? { markShown: 'B' } : {});
    const count = await press(...keys);
    counts.push(count);
    expect(saved).toHaveLength(1);
    const [one] = saved;
    expect(one?.comment).toBe(line);
    expect(one?.how).toBe('note');
    expect(one?.call.outcome).toBe(outcome);
    expect(count).toBeLessThanOrEqual(12);
    expect(parseComment(line, { date: SCHOOL_DAY })).toEqual({ call: one?.call, complete: true });
    expect([...root.querySelectorAll('[data-check]')].map((node) => node.textContent)).toEqual([]);
  });

  it('takes at most eight keys at the median, twelve at worst', () => {
    const sorted = counts.toSorted((a, b) => a - b);
    console.log(
      `keys per outcome: ${counts.join(' ')}; median ${sorted[6]}, worst ${sorted.at(-1)}`,
    );
    expect(sorted).toHaveLength(12);
    expect(sorted[6]).toBeLessThanOrEqual(8);
    expect(sorted.at(-1)).toBeLessThanOrEqual(12);
  });

  it('shows a key on a control exactly when that key works now', async () => {
    const { press, root } = stage();
    await press('s');
    const shown = [...root.querySelectorAll('[role=radio]')].flatMap((radio) => {
      const key = radio.querySelector('kbd')?.getAttribute('data-key');
      return key
        ? [`${radio.closest('[data-question]')?.getAttribute('data-question')} ${key}`]
        : [];
    });
    const letters = shown.map((entry) => entry.split(' ')[1]);
    expect(new Set(letters).size).toBe(letters.length);
    expect(shown).toContain('who 1');
    expect(shown).toContain('reason I');
    expect(shown).not.toContain('outcome S');
  });

  it('lets a preselected contact be passed over', async () => {
    const { press, saved } = stage();
    expect(await press('s', 'i', 's', 'h', '?', ENTER)).toBe(6);
    expect(saved[0]?.comment).toBe(
      'TC to mum, poorly – sickness, at home with mum, return not known. N→I. JB 09:16',
    );
  });

  it('preselects the first contact nobody has tried today', async () => {
    const contacts = PROPS.contacts.map((contact, index) => ({
      ...contact,
      triedToday: index === 0 ? '09:05, voicemail' : null,
    }));
    const { press, saved } = stage({ contacts });
    await press('a', ENTER);
    expect(saved[0]?.comment).toBe('TC to dad, no answer. N stays. Try nan next. JB 09:16');
  });
});

describe('by mouse', () => {
  it('records the same call without a key', async () => {
    const { saved } = stage();
    for (const name of ['Spoke to', 'Dad', 'Medical appt', 'Dentist', 'At appt', 'Today']) {
      await page.getByRole('radio', { name, exact: true }).click();
    }
    await page.getByRole('button', { name: 'Put in Arbor’s note' }).click();
    expect(saved).toHaveLength(1);
    expect(saved[0]?.comment).toBe(
      'TC to dad, appointment – dentist, at the appointment, back Tue 15 Sep. N→M. JB 09:16',
    );
  });

  it('gives every control at least 24 px', async () => {
    const { press, root } = stage();
    await press('s', '1', 'i');
    const small = [...root.querySelectorAll('button, input, textarea, summary')].filter((node) => {
      const box = (node.closest('label') ?? node).getBoundingClientRect();
      return box.height < 24 || box.width < 24;
    });
    expect(small.map((node) => node.outerHTML)).toEqual([]);
  });
});

describe('typing', () => {
  it('never triggers a shortcut', async () => {
    const { press, saved, root } = stage();
    await press('s', '1', 'o');
    await userEvent.keyboard('civet xthc?0');
    expect(saved).toHaveLength(0);
    expect(root.querySelector<HTMLInputElement>('[data-free=reason]')?.value).toBe('civet xthc?0');
    await press(ENTER);
    expect(root.querySelector('[data-line]')).toHaveProperty(
      'value',
      'TC to mum, reason – civet xthc?0. N stays. JB 09:16',
    );
    await userEvent.click(page.getByRole('textbox', { name: 'Comment line' }));
    await userEvent.keyboard('c');
    expect(saved).toHaveLength(0);
  });

  it('leaves composition to the input method', async () => {
    const { root, saved, drafts } = stage();
    const target = root.querySelector('[role=radio]');
    for (const init of [{ isComposing: true }, { keyCode: 229 }]) {
      for (const key of ['s', 'Enter', 'Escape']) {
        target?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, ...init }));
      }
    }
    expect(saved).toHaveLength(0);
    expect(drafts).toHaveLength(0);
  });

  it('does nothing with the browser’s own combinations', async () => {
    const { press, drafts } = stage();
    await press('{Control>}a{/Control}', '{Alt>}v{/Alt}');
    expect(drafts).toHaveLength(0);
  });

  it('works without letters where they are switched off', async () => {
    const { press, saved, root } = stage({ shortcutsOff: true });
    await press('v');
    expect(root.querySelector('[data-line]')).toBeNull();
    expect(root.querySelector('[role=radio] kbd')).toBeNull();
    await press('{ArrowRight}', '{ArrowRight}', ENTER);
    expect(saved[0]?.call.outcome).toBe('no-answer');
  });
});

describe('going back', () => {
  it('steps back one question at a time, then closes', async () => {
    const scene = stage();
    await scene.press('s', '1', 'i', '{Escape}');
    expect(scene.root.querySelector('[data-question=reason] [aria-checked=true]')).toBeNull();
    await scene.press('{Escape}', '{Escape}');
    expect(scene.root.querySelectorAll('[data-question]')).toHaveLength(1);
    expect(scene.closed).toBe(0);
    await scene.press('{Escape}');
    expect(scene.closed).toBe(1);
  });

  it('leaves a text field first', async () => {
    const scene = stage();
    await scene.press('s', '1', 'o', 'a', '{Escape}');
    expect(document.activeElement?.getAttribute('data-option')).toBe('other');
    expect(scene.closed).toBe(0);
  });
});

describe('a draft', () => {
  it('comes back as it was left', async () => {
    const first = stage();
    await first.press('s', '2', 'i', 'k');
    const left = JSON.parse(JSON.stringify(first.drafts.at(-1)));
    const line = first.root.querySelector<HTMLTextAreaElement>('[data-line]')?.value;
    const second = stage({ draft: left, now: () => '11:00' });
    expect(second.root.querySelector('[data-line]')).toHaveProperty('value', line);
    await second.press('g', 't', ENTER);
    expect(second.saved[0]?.comment).toBe(
      'TC to dad, poorly – cough and cold, with mum, back Wed 16 Sep. N→I. JB 09:16',
    );
  });

  it.each([
    ['nothing', undefined],
    ['another version', { version: 9, outcome: 'spoke-to' }],
    ['noise', ['x', 1]],
    ['an outcome unknown', { version: 1, outcome: 'telepathy', time: '09:16', answers: {} }],
    ['a time that is none', { version: 1, outcome: 'spoke-to', time: '25:99', answers: {} }],
  ])('of %s starts afresh', (_, draft) => {
    expect(stage({ draft }).root.querySelectorAll('[data-question]')).toHaveLength(1);
  });

  it('is not carried over to the next child', async () => {
    const scene = stage();
    await scene.press('s');
    scene.show({ pupil: { id: 'ellis', name: 'Ellis Wright', form: '5B' } });
    expect(scene.root.querySelectorAll('[data-question]')).toHaveLength(1);
  });
});

describe('the line', () => {
  it('is checked while it is built, and mended by one key', async () => {
    const { press, root } = stage();
    await press('s', '1', 'i', 'o');
    await userEvent.keyboard('sickness like Ava Adams');
    await press(ENTER, 'h', 't');
    expect(root.querySelector('[data-check=other-child]')?.textContent).toContain('Ava Adams');
    await press('x');
    expect(root.querySelector('[data-check=other-child]')).toBeNull();
    expect(root.querySelector<HTMLTextAreaElement>('[data-line]')?.value).toContain(
      'sickness like another pupil',
    );
  });

  it('asks the question whose answer is missing', async () => {
    const { press, root } = stage();
    await press('s', '1', 'i');
    expect(root.querySelector('[data-check]')).toBeNull();
    await press('w');
    expect(root.querySelector('[data-check=vague-reason]')).not.toBeNull();
    await userEvent.click(page.getByRole('button', { name: 'Add detail' }));
    expect(document.activeElement?.closest('[data-question]')?.getAttribute('data-question')).toBe(
      'detail',
    );
  });

  it('changed by hand says what happened, where it still reads in full', async () => {
    const { press, root, saved } = stage();
    await press('s', '1', 'i', 's', 'h', 't');
    const box = page.getByRole('textbox', { name: 'Comment line' });
    await userEvent.fill(
      box,
      'TC to dad, poorly – sickness, at home with dad, back Thu 17 Sep. N→I. JB 09:16',
    );
    await userEvent.keyboard(ENTER);
    expect(saved[0]?.call.who).toEqual({ relationship: 'dad', name: null });
    expect(saved[0]?.call.back).toEqual({ kind: 'date', date: '2026-09-17' });
    expect(root.textContent).toContain('Changed by you.');
  });

  it('counts against the school’s limit and shortens by itself', async () => {
    const { press, root } = stage({ limit: 60 });
    await press('s', '1', 'i', 's', 'h', 't');
    expect(
      root.querySelector<HTMLTextAreaElement>('[data-line]')?.value.length,
    ).toBeLessThanOrEqual(60);
    expect(root.textContent).toContain('Shortened to fit the note.');
  });

  it('is copied when Arbor’s note cannot be filled, and says why', async () => {
    const { press, root, saved } = stage({ noteState: { why: 'Open Kai’s note in Arbor first.' } });
    await press('v', ENTER);
    expect(saved[0]?.how).toBe('copy');
    expect(root.textContent).toContain('Open Kai’s note in Arbor first.');
  });

  it('is copied by C', async () => {
    const { press, saved } = stage();
    await press('v', 'c');
    expect(saved[0]?.how).toBe('copy');
  });
});

describe('the code', () => {
  it('is left to the person: unticked, the mark stays', async () => {
    const { press, saved } = stage();
    await press('s', '1', 'i', 's', 'h', 't');
    await userEvent.click(page.getByRole('checkbox', { name: /Suggested code/ }));
    await userEvent.click(page.getByRole('button', { name: 'Put in Arbor’s note' }));
    expect(saved[0]?.call.codeTo).toBeNull();
    expect(saved[0]?.comment).toContain('N stays.');
  });

  it('is U once the register has closed', async () => {
    const { press, saved } = stage({ now: () => '09:40' });
    await press('l', 'b', 'b', ENTER);
    expect(saved[0]?.call).toMatchObject({ codeTo: 'U', minutesLate: 50 });
  });
});

describe('saving', () => {
  it('happens once while a record is being stored', async () => {
    const { press, saved } = stage({ saving: true });
    await press('v', ENTER, 'c');
    expect(saved).toHaveLength(0);
  });

  describe('for brothers and sisters absent too', () => {
    const MIA = { pupilId: 'mia', name: 'Mia Morgan', form: '2A', markShown: 'O' };
    const TOM = { pupilId: 'tom', name: 'Tom Morgan', form: '4C', markShown: 'N' };

    function family(siblings = [MIA, TOM]) {
      const told: Record<string, string> = {};
      const staged = stage({
        siblings,
        onSaveSibling: (pupilId, _, comment) => (told[pupilId] = comment),
      });
      return { ...staged, told };
    }

    it('records nothing for one who was not ticked', async () => {
      const { press, told } = family();
      await press('v', ENTER);
      expect(told).toEqual({});
    });

    it('gives each one ticked a comment of its own, with its own mark', async () => {
      const { press, told, root } = family();
      await press('s', 'i', 's', 'h', 't', 'b', 'b');
      expect(root.textContent).toContain('sickness, at home with mum, back Wed 16 Sep. O→I. JB');
      await press(ENTER);
      expect(told).toEqual({
        mia: 'TC to mum, poorly – sickness, at home with mum, back Wed 16 Sep. O→I. JB 09:16',
        tom: 'TC to mum, poorly – sickness, at home with mum, back Wed 16 Sep. N→I. JB 09:16',
      });
    });

    it('takes the tick away again with the same key', async () => {
      const { press, told } = family([MIA]);
      await press('v', 'b', 'b', ENTER);
      expect(told).toEqual({});
    });

    it('writes only its own name into each line that was written by hand', async () => {
      const { press, told, saved } = family();
      await press('v', 'b', 'b');
      await userEvent.fill(
        page.getByRole('textbox', { name: 'Comment line' }),
        'TC to mum: Kai is asleep. Kai Morgan’s aunt will ring.',
      );
      await userEvent.click(page.getByRole('button', { name: 'Put in Arbor’s note' }));
      expect(saved[0]?.comment).toBe('TC to mum: Kai is asleep. Kai Morgan’s aunt will ring.');
      expect(told).toEqual({
        mia: 'TC to mum: Mia is asleep. Mia Morgan’s aunt will ring.',
        tom: 'TC to mum: Tom is asleep. Tom Morgan’s aunt will ring.',
      });
    });

    it('says when another child is still named, and does not hold the record up', async () => {
      const { press, root, told } = family([MIA]);
      await press('v', 'b');
      await userEvent.fill(
        page.getByRole('textbox', { name: 'Comment line' }),
        'TC to mum: with Ava Adams today.',
      );
      expect(root.querySelector('.al-call-siblings [role=alert]')?.textContent).toContain('Ava');
      await userEvent.click(page.getByRole('button', { name: 'Put in Arbor’s note' }));
      expect(Object.keys(told)).toEqual(['mia']);
    });
  });
});

describe('beside the pupil', () => {
  it('shows whom to ring, in turn, with the number and who was tried, before any key', () => {
    const contacts = PROPS.contacts.map((contact, index) => ({
      ...contact,
      triedToday: index === 0 ? '09:05, voicemail' : null,
      tries: index === 0 ? 2 : 0,
    }));
    const { root } = stage({ contacts });
    const shown = [...root.querySelectorAll('.al-call-contacts li')].map((line) =>
      line.textContent?.replaceAll(/\s+/g, ' '),
    );
    expect(shown).toEqual([
      '1Mum Sarah, 01632 960001, tried 09:05, voicemail, 2 times today',
      '2Dad, 01632 960002',
      '3Nan Rose, 01632 960003',
    ]);
  });

  it('tells two grandmothers apart by their names', async () => {
    const contacts = [
      { priority: 1, relationship: 'nan', name: 'Rose', phone: null, triedToday: null },
      { priority: 2, relationship: 'Nan', name: 'Iris', phone: null, triedToday: null },
    ];
    const { press, saved } = stage({ contacts });
    await press('v', '2', ENTER);
    expect(saved[0]?.call.who).toEqual({ relationship: 'nan', name: 'Iris' });
    expect(saved[0]?.comment).toContain('TC to nan (Iris), voicemail left.');
  });

  it('says where the pupil stands on the school’s clock, and what comes after', async () => {
    const step = { role: 'attendance' as const, label: 'Ring contact 2', at: '09:45' };
    const next = { ...step, id: 'second-contact', state: 'ahead' as const };
    const done = {
      ...step,
      id: 'text',
      label: 'Text to contact 1',
      at: '09:30',
      state: 'done' as const,
    };
    const { root } = stage({
      route: { steps: [done, next], next, reached: null, decided: null },
    });
    expect(root.querySelector('.al-call-route summary')?.textContent).toBe(
      'Next: ring contact 2 by 09:45',
    );
    await userEvent.click(page.getByText('Next: ring contact 2 by 09:45'));
    expect(root.querySelector('.al-call-route [aria-current=step]')?.textContent).toContain(
      'Ring contact 2, still to come',
    );
    expect(await troubles(root)).toEqual([]);
  });

  it('rings again after the minutes the school has set', async () => {
    const { press, saved } = stage({ ringAgainMinutes: 20 });
    await press('a', 'r', ENTER);
    expect(saved[0]?.call.nextStep).toBe('Ring again 09:36');
  });
});

describe('for everyone', () => {
  it.each([
    ['light', false, 372],
    ['dark', true, 372],
    ['narrow', false, 320],
  ])('is clean in %s, in every state', async (name, dark, width) => {
    const scene = stage({ siblings: [] }, dark);
    expect(await troubles(scene.root)).toEqual([]);
    await picture(`call-${name}-1-outcome`, width, 300);
    await scene.press('s');
    expect(await troubles(scene.root)).toEqual([]);
    await picture(`call-${name}-2-spoke`, width, 760);
    await scene.press('1', 'i');
    await picture(`call-${name}-3-detail`, width, 760);
    await scene.press('s', 'h', 't');
    expect(await troubles(scene.root)).toEqual([]);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
    await picture(`call-${name}-4-ready`, width, 620);
    const late = stage({}, dark);
    await late.press('l');
    await picture(`call-${name}-5-late`, width, 620);
    expect(await troubles(late.root)).toEqual([]);
    const provider = stage({ markShown: 'B' }, dark);
    await provider.press('p', 'p', 'n');
    await picture(`call-${name}-6-provider`, width, 520);
  });

  it('names groups and answers in words', async () => {
    const { press } = stage();
    await press('s');
    await expect
      .element(page.getByRole('region', { name: 'Record a call about Kai Morgan, 5B' }))
      .toBeVisible();
    await expect
      .element(page.getByRole('radiogroup', { name: 'Where is the child, and who has seen them?' }))
      .toBeVisible();
  });

  it('has one tab stop per group', async () => {
    const { press, root } = stage();
    await press('s');
    for (const group of root.querySelectorAll('[role=radiogroup]')) {
      expect(group.querySelectorAll('[role=radio][tabindex="0"]')).toHaveLength(1);
    }
  });
});
