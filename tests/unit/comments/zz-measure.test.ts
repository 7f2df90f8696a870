import { it } from 'vitest';
import { checkComment, CHECK_IDS } from '@/lib/comments/check';
import { read } from '@/lib/comments/reading';
import { OTHER_DESKS } from './other-desks';
import { HELD_OUT_DESKS } from './held-out';
import { MORE_DESKS } from './more-desks';
import { ABBREVIATIONS, CONTACT_NAMES, GOOD, OTHERS, POOR, PUPIL, UNSEEN_GOOD } from './labelled';
const old = {
  voice: 'old',
  pupilName: PUPIL,
  otherNames: OTHERS,
  abbreviations: ABBREVIATIONS,
  contactNames: CONTACT_NAMES,
  good: [...GOOD, ...UNSEEN_GOOD],
  poor: POOR,
};
for (const [name, desks] of [
  ['old', [old]],
  ['new', OTHER_DESKS],
  ['more', MORE_DESKS],['held', HELD_OUT_DESKS],
] as const)
  it(name, () => {
    let n = 0,
      bad = 0;
    const rows: {
      t: string;
      want: readonly string[];
      got: string[];
      words: (string | null)[];
      u: string;
    }[] = [];
    for (const d of desks) {
      for (const t of d.good) {
        n++;
        const f = checkComment(t, d).findings;
        rows.push({ t, want: [], got: f.map((x) => x.id), words: f.map((x) => x.words), u: '' });
        if (f.length) {
          bad++;
          console.log('ALARM', f.map((x) => `${x.id}[${x.words}]`).join(' '), '::', t);
        }
      }
      for (const [t, w] of d.poor) {
        const f = checkComment(t, d).findings;
        rows.push({
          t,
          want: w,
          got: f.map((x) => x.id),
          words: f.map((x) => x.words),
          u: read(t, d).unknown.join(' '),
        });
      }
    }
    console.log(`${name} good ${n} alarms ${bad}`);
    for (const id of CHECK_IDS) {
      const w = rows.filter((r) => r.want.includes(id)),
        s = rows.filter((r) => r.got.includes(id)),
        h = w.filter((r) => r.got.includes(id));
      console.log(
        id.padEnd(15),
        `labelled ${w.length} P ${(h.length / s.length).toFixed(2)} R ${(h.length / w.length).toFixed(2)}`,
      );
      for (const r of w.filter((r) => !r.got.includes(id)))
        console.log('   missed', r.t, '   {', r.u, '}');
      for (const r of s.filter((r) => !r.want.includes(id) && r.want.length))
        console.log('   extra', `[${r.words[r.got.indexOf(id)]}]`, r.t);
    }
  });
