import { describe, expect, it } from 'vitest';
import { checkComment, CHECK_IDS, type CheckId } from '@/lib/comments/check';
import { ABBREVIATIONS, CONTACT_NAMES, GOOD, OTHERS, POOR, PUPIL, UNSEEN_GOOD } from './labelled';

const options = {
  pupilName: PUPIL,
  otherNames: OTHERS,
  abbreviations: ABBREVIATIONS,
  contactNames: CONTACT_NAMES,
};
const read = new Map<string, CheckId[]>();
function found(text: string): CheckId[] {
  const ids = read.get(text) ?? checkComment(text, options).findings.map(({ id }) => id);
  read.set(text, ids);
  return ids;
}

describe('the labelled comments', () => {
  it('number at least 300, half of them good, each once', () => {
    const all = [...GOOD, ...POOR.map(([text]) => text)];
    expect(new Set(all).size).toBe(all.length);
    expect(all.length).toBeGreaterThanOrEqual(300);
    expect(Math.abs(GOOD.length - POOR.length)).toBeLessThanOrEqual(all.length * 0.1);
  });

  it('give a false alarm on under 3 % of the good ones', () => {
    const alarms = GOOD.flatMap((text) => {
      const ids = found(text);
      return ids.length > 0 ? [`${ids.join(', ')}: ${text}`] : [];
    });
    console.log(`false alarms on good comments: ${alarms.length} of ${GOOD.length}`);
    for (const alarm of alarms) console.log(`  ${alarm}`);
    expect(alarms.length / GOOD.length).toBeLessThan(0.03);
  });

  it('give few on good ones never used to settle the word lists', () => {
    const alarms = UNSEEN_GOOD.filter((text) => found(text).length > 0);
    console.log(`false alarms on unseen good comments: ${alarms.length} of ${UNSEEN_GOOD.length}`);
    for (const text of alarms) console.log(`  ${found(text).join(', ')}: ${text}`);
    expect(alarms.length / UNSEEN_GOOD.length).toBeLessThan(0.15);
  });

  it('are judged with precision and recall of at least nine in ten, check by check', () => {
    const rows = CHECK_IDS.map((id) => {
      const labelled: readonly (readonly [string, readonly CheckId[]])[] = [
        ...GOOD.map((text) => [text, []] as const),
        ...POOR,
      ];
      const hits = labelled.filter(([text, ids]) => ids.includes(id) && found(text).includes(id));
      const wanted = labelled.filter(([, ids]) => ids.includes(id));
      const said = labelled.filter(([text]) => found(text).includes(id));
      const wrong = labelled.filter(([text, ids]) => ids.includes(id) !== found(text).includes(id));
      return {
        id,
        labelled: wanted.length,
        precision: said.length === 0 ? 0 : hits.length / said.length,
        recall: hits.length / wanted.length,
        wrong: wrong.map(([text]) => text),
      };
    });
    for (const { id, labelled, precision, recall, wrong } of rows) {
      console.log(
        `${id.padEnd(15)} labelled ${labelled}  precision ${precision.toFixed(2)}  recall ${recall.toFixed(2)}`,
      );
      for (const text of wrong) console.log(`    ${text}`);
    }
    for (const { id, labelled, precision, recall } of rows) {
      expect(labelled, id).toBeGreaterThanOrEqual(10);
      expect(precision, `${id} precision`).toBeGreaterThanOrEqual(0.9);
      expect(recall, `${id} recall`).toBeGreaterThanOrEqual(0.9);
    }
  });
});
