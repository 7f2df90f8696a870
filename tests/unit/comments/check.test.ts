import { describe, expect, it } from 'vitest';
import { checkComment, CHECK_IDS, type CheckId } from '@/lib/comments/check';
import type { Desk } from './desk';
import { HELD_OUT_DESKS } from './held-out';
import { FIRST_DESK } from './labelled';
import { MORE_DESKS } from './more-desks';
import { OTHER_DESKS } from './other-desks';

interface Judged {
  text: string;
  wanted: readonly CheckId[];
  said: readonly CheckId[];
}

function judged(desks: readonly Desk[]): { good: Judged[]; all: Judged[] } {
  const rows = (desk: Desk, list: readonly (readonly [string, readonly CheckId[]])[]): Judged[] =>
    list.map(([text, wanted]) => ({
      text,
      wanted,
      said: checkComment(text, desk).findings.map(({ id }) => id),
    }));
  const good = desks.flatMap((desk) =>
    rows(
      desk,
      desk.good.map((text) => [text, []] as const),
    ),
  );
  return { good, all: [...good, ...desks.flatMap((desk) => rows(desk, desk.poor))] };
}

function scores(all: readonly Judged[], id: CheckId) {
  const wanted = all.filter((row) => row.wanted.includes(id));
  const said = all.filter((row) => row.said.includes(id));
  const hits = wanted.filter((row) => row.said.includes(id)).length;
  const wrong = all.filter((row) => row.wanted.includes(id) !== row.said.includes(id));
  return {
    id,
    labelled: wanted.length,
    hits,
    said: said.length,
    precision: said.length === 0 ? 1 : hits / said.length,
    recall: wanted.length === 0 ? 1 : hits / wanted.length,
    wrong: wrong.map(({ text }) => text),
  };
}

function report(name: string, { good, all }: ReturnType<typeof judged>) {
  const alarms = good.filter(({ said }) => said.length > 0);
  console.log(`${name}: false alarms on good comments ${alarms.length} of ${good.length}`);
  for (const { said, text } of alarms) console.log(`  ${said.join(', ')}: ${text}`);
  const rows = CHECK_IDS.map((id) => scores(all, id));
  for (const { id, labelled, precision, recall, wrong } of rows) {
    console.log(
      `${id.padEnd(15)} labelled ${labelled}  precision ${precision.toFixed(2)}  recall ${recall.toFixed(2)}`,
    );
    for (const text of wrong) console.log(`    ${text}`);
  }
  return { alarms: alarms.length / good.length, rows };
}

const USED = [FIRST_DESK, ...OTHER_DESKS, ...MORE_DESKS];

describe('the labelled comments', () => {
  it('are many, half of them good, each once', () => {
    const texts = (desks: readonly Desk[]): string[] =>
      desks.flatMap(({ good, poor }) => [...good, ...poor.map(([text]) => text)]);
    for (const desk of [...USED, ...HELD_OUT_DESKS]) {
      expect(new Set(texts([desk])).size, desk.voice).toBe(texts([desk]).length);
    }
    expect(texts(USED).length).toBeGreaterThanOrEqual(300);
    expect(USED.flatMap(({ good }) => good).length).toBeGreaterThanOrEqual(texts(USED).length / 2);
    expect(HELD_OUT_DESKS.flatMap(({ good }) => good).length).toBeGreaterThanOrEqual(100);
  });

  it('used to improve the checks: false alarms under 3 %, nine in ten right, check by check', () => {
    const { alarms, rows } = report('used', judged(USED));
    expect(alarms).toBeLessThan(0.03);
    for (const { id, labelled, precision, recall } of rows) {
      expect(labelled, id).toBeGreaterThanOrEqual(10);
      expect(precision, `${id} precision`).toBeGreaterThanOrEqual(0.9);
      expect(recall, `${id} recall`).toBeGreaterThanOrEqual(0.9);
    }
  });

  it('held out: false alarms under 3 %, and what is said is right', () => {
    const { alarms, rows } = report('held out', judged(HELD_OUT_DESKS));
    const sum = (of: (row: (typeof rows)[number]) => number): number =>
      rows.reduce((total, row) => total + of(row), 0);
    const precision = sum(({ hits }) => hits) / sum(({ said }) => said);
    const recall = sum(({ hits }) => hits) / sum(({ labelled }) => labelled);
    console.log(`all checks: precision ${precision.toFixed(2)}, recall ${recall.toFixed(2)}`);
    expect(alarms).toBeLessThan(0.03);
    expect(precision).toBeGreaterThanOrEqual(0.9);
    expect(recall).toBeGreaterThanOrEqual(0.7);
  });
});

it('knows a contact with a title for a contact', () => {
  const said = checkComment('Mrs Morgan telephoned at 9:10. JB 9:12', {
    ...FIRST_DESK,
    contactNames: ['Sarah Morgan'],
    pupilName: 'Kai Reid',
  }).findings;
  expect(said.map(({ id }) => id)).toEqual(['no-reason']);
});

describe('unsure means silent', () => {
  const asked = (text: string) => checkComment(text, FIRST_DESK).findings.map(({ id }) => id);

  it.each([
    [
      'a word nobody foresaw may be the reason',
      'Mum rang, Kai. JB 9:10',
      'Mum rang, zorbing. JB 9:10',
    ],
    ['or the person', 'Poorly, back Thu. JB 9:10', 'Babcia, poorly, back Thu. JB 9:10'],
    [
      'or the plan',
      'TC to mum, no answer. JB 9:10',
      'TC to mum, no answer. Grapevine activated. JB 9:10',
    ],
  ])('%s', (_, understood, beyond) => {
    expect(asked(understood)).not.toEqual([]);
    expect(asked(beyond)).toEqual([]);
  });

  it.each([
    ['TC to mum, hit his head on a door, at home, back tomorrow. JB 9:10'],
    ['TC to mum, bruised knee from football, at home, back tomorrow. JB 9:10'],
    ['TC to mum, bit of a cough and a nasty cold, at home, back tomorrow. JB 9:10'],
    ['TC to mum, drama exam at the theatre, back at 11. JB 9:10'],
    ['TC to mum, locked out, waiting for dad with the keys, in by 10. JB 9:10'],
    ['TC to nan, great-uncle had a cardiac arrest, family at the hospital, back tomorrow. JB 9:10'],
    ['TC to mum, scared of needles, jab at the surgery at 10, in after. JB 9:10'],
    ['TC to mum, left as usual at 8:10, bus diverted, in by 9:40. JB 9:10'],
  ])('a word with a harmless sense stays unsaid: %s', (text) => {
    expect(asked(text)).toEqual([]);
  });
});
