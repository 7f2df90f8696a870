/**
 * Two independent methods check one another: where they disagree the mark is unknown, the page is
 * not sure of itself, and says which two it was.
 */
import { describe, expect, it } from 'vitest';
import { marksOf, readRegister } from './frame';

const HEAD = '<h1>5B AM Register, 15 September 2026</h1>';

describe('the nesting of elements and a known layout', () => {
  const row = (name: string, mark: string, before = '') =>
    `<div class="mis-property-row"><label>${name}</label>${before}<span class="m">${mark}</span></div>`;
  const page = (third: string) =>
    `${HEAD}<div>${row('Adams, Ava', '/')}${row('Brown, Leo', 'N')}${third}${row('Diaz, Rosa', '/')}${row('Evans, Tom', '/')}</div>`;

  it('agree: every mark is read, and the layout is named as the check', () => {
    const reading = readRegister(page(row('Chen, Mei', '/')));
    expect(marksOf(reading)).toMatchObject({ 'Chen, Mei': '/' });
    expect(reading.how).toMatchObject({ checkedBy: ['property rows', 'sight'], doubts: [] });
  });

  it('disagree about one row: its mark is unknown, the others are read, and the page says so', () => {
    const reading = readRegister(page(row('Chen, Mei', '/', '<span>L</span>')));
    expect(marksOf(reading)).toEqual({
      'Adams, Ava': '/',
      'Brown, Leo': 'N',
      'Chen, Mei': 'unknown',
      'Diaz, Rosa': '/',
      'Evans, Tom': '/',
    });
    expect(reading.rows[2]?.mark).toMatchObject({ why: expect.stringContaining('disagree') });
    expect(reading.how?.doubts).toEqual(['layouts']);
    expect(reading.how?.sure).toBeLessThan(1);
  });
});

describe('the nesting of elements and the eye', () => {
  const NAMES = ['Adams, Ava', 'Brown, Leo', 'Chen, Mei', 'Diaz, Rosa', 'Evans, Tom', 'Fox, Ida'];
  const MARKS = ['/', 'N', '/', '/', 'I', '/'];
  /** Two panes, joined by what is written on their rows; `drawnAt` is the line of each mark. */
  const panes = (drawnAt: readonly number[]) => {
    const at = (line: number, index: number, text: string) =>
      `<div data-rowindex="${index}" style="position:absolute;height:30px;top:${line * 30}px"><span>${text}</span></div>`;
    const pane = (cells: string) =>
      `<div style="position:relative;width:200px;height:200px">${cells}</div>`;
    return `${HEAD}<div style="display:flex">${pane(NAMES.map((name, n) => at(n, n, name)).join(''))}${pane(
      MARKS.map((mark, n) => at(drawnAt[n] ?? n, n, mark)).join(''),
    )}</div>`;
  };

  it('agree: every mark is read', () => {
    const reading = readRegister(panes([0, 1, 2, 3, 4, 5]));
    expect(Object.values(marksOf(reading))).toEqual(MARKS);
    expect(reading.how?.doubts).toEqual([]);
  });

  it('disagree about two rows that are drawn in each other’s line: nobody is given a mark', () => {
    const reading = readRegister(panes([0, 4, 2, 3, 1, 5]));
    expect(marksOf(reading)).toEqual({
      'Adams, Ava': '/',
      'Brown, Leo': 'unknown',
      'Chen, Mei': '/',
      'Diaz, Rosa': '/',
      'Evans, Tom': 'unknown',
      'Fox, Ida': '/',
    });
    expect(reading.how?.doubts).toEqual(['lines']);
  });
});
