import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Weight } from '@/lib/duties/types';
import type { ChipView } from '@/lib/messages/views';
import { createChip, updateChip } from '@/components/ui/chip';
import { expectNoAxeFindings } from './axe';
import { emulate } from './emulate';
import { press } from './keyboard';

const CALL_FIRST: ChipView = {
  key: 'notify-worker:kai',
  weight: 'now',
  label: 'Call first',
  spoken: 'Kai Morgan: call first',
};

function buttonIn(chip: HTMLElement): HTMLButtonElement {
  const button = chip.shadowRoot?.querySelector('button');
  if (!button) throw new Error('A chip is a button');
  return button;
}

describe('a chip in a row of the host', () => {
  let row: HTMLElement;
  let hostHeard: string[];

  beforeEach(() => {
    row = document.createElement('div');
    hostHeard = [];
    for (const type of ['click', 'mousedown', 'pointerdown', 'keydown', 'keyup', 'dblclick']) {
      row.addEventListener(type, () => hostHeard.push(type));
    }
    document.body.append(row);
  });
  afterEach(async () => {
    row.remove();
    await emulate();
  });

  it('reads as a sentence and shows at most three words', async () => {
    const chip = createChip(CALL_FIRST, () => {});
    row.append(chip);
    expect(buttonIn(chip).getAttribute('aria-label')).toBe('Kai Morgan: call first');
    expect(buttonIn(chip).textContent).toBe('Call first');
    expect(chip.hasAttribute('data-alongside')).toBe(true);
    await expectNoAxeFindings(row);
  });

  it('explains itself by mouse and by keyboard, and the row of the host hears neither', async () => {
    const asked: [string, HTMLElement][] = [];
    const chip = createChip(CALL_FIRST, ({ key }, opener) => asked.push([key, opener]));
    row.append(chip);
    buttonIn(chip).click();
    buttonIn(chip).focus();
    await press('{Enter}', ' ');
    const once = ['notify-worker:kai', buttonIn(chip)];
    expect(asked).toEqual([once, once, once]);
    expect(hostHeard).toEqual([]);
  });

  it('keeps its size and its own style under a hostile page', () => {
    const hostile = document.createElement('style');
    hostile.textContent =
      'html{font-size:62.5%} * {font-size:40px!important;letter-spacing:9px!important;text-transform:uppercase!important;display:block!important;height:90px!important}';
    document.head.append(hostile);
    const chip = createChip(CALL_FIRST, () => {});
    row.append(chip);
    const style = getComputedStyle(buttonIn(chip));
    expect(style.fontSize).toBe('12px');
    expect(style.letterSpacing).toBe('normal');
    expect(style.textTransform).toBe('none');
    expect(buttonIn(chip).getBoundingClientRect().height).toBe(24);
    hostile.remove();
  });

  it('draws each weight with another shape, so colour says nothing alone', () => {
    const weights: Weight[] = ['now', 'today', 'soon', 'done', 'plain'];
    const shapes = weights.map((weight) => {
      const chip = createChip({ ...CALL_FIRST, weight }, () => {});
      row.append(chip);
      const { clipPath, borderRadius, transform, display } = getComputedStyle(
        buttonIn(chip),
        '::before',
      );
      return [clipPath, borderRadius, transform, display].join(' ');
    });
    expect(new Set(shapes).size).toBe(weights.length);
  });

  it('is touched only where something is different', async () => {
    const chip = createChip(CALL_FIRST, () => {});
    row.append(chip);
    const changes: MutationRecord[] = [];
    const observer = new MutationObserver((records) => changes.push(...records));
    observer.observe(buttonIn(chip), {
      attributes: true,
      childList: true,
      characterData: true,
      subtree: true,
    });
    updateChip(chip, { ...CALL_FIRST });
    await Promise.resolve();
    changes.push(...observer.takeRecords());
    expect(changes).toEqual([]);

    updateChip(chip, {
      ...CALL_FIRST,
      weight: 'done',
      label: 'Told 9:20',
      spoken: 'Kai Morgan: told',
    });
    expect(buttonIn(chip).className).toBe('chip done');
    expect(buttonIn(chip).textContent).toBe('Told 9:20');
  });

  it('shows a name with markup as the text it is', () => {
    const label = '<img src=x onerror=alert(1)>';
    const chip = createChip({ ...CALL_FIRST, label, spoken: label }, () => {});
    row.append(chip);
    expect(buttonIn(chip).children).toHaveLength(0);
    expect(buttonIn(chip).textContent).toBe(label);
  });

  it('is not printed with the register', async () => {
    const chip = createChip(CALL_FIRST, () => {});
    row.append(chip);
    await emulate({ media: 'print' });
    expect(getComputedStyle(chip).display).toBe('none');
  });
});
