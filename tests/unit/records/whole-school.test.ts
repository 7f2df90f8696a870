/** A file about more pupils than are merged at once: still all of it or nothing. */
import { describe, expect, it } from 'vitest';
import { plainDateOf } from '@/lib/attendance/plain-date';
import { MarkTable } from '@/lib/messages/packed-marks';
import { marksIn } from '@/lib/records/packed-marks';
import { commitImport, previewImport } from '@/lib/records/imports';
import { newProfile, pupil, startWorker } from './school';

const PUPILS = Array.from({ length: 420 }, (_, at) => pupil(`Kai Morgan${at}`, '5B'));
const MONDAY = plainDateOf('2026-09-14');
const SECOND = 1_790_000_000;

/** The same code for everyone; file order is not the order of ids. */
function file(code: string, who = PUPILS) {
  const marks = MarkTable.ofRows(
    [...who].reverse().flatMap(({ id }) => [
      { pupilId: id, date: MONDAY, session: 'AM' as const, code: '/', minutesLate: null },
      { pupilId: id, date: MONDAY, session: 'PM' as const, code, minutesLate: null },
    ]),
  );
  return {
    tenant: 'oakfield',
    kind: 'marks' as const,
    file: 'whole school.csv',
    pupils: [],
    contexts: [],
    marks: marks.pack(),
  };
}

async function school() {
  const { db } = startWorker(newProfile());
  await db.pupils.bulkPut(PUPILS);
  const standing = async () => {
    const rows = await db.marks.toArray();
    return rows.flatMap((row) =>
      [...marksIn(row)].map(({ session, code }) => `${row.pupilId} ${session} ${code}`),
    );
  };
  return { db, standing };
}

describe('a file about the whole school', () => {
  it('is stored for every pupil, and the same file again changes nothing', async () => {
    const { db, standing } = await school();
    const first = await commitImport(db, file('N'), SECOND);
    expect(first.marks).toMatchObject({ added: 840, changedCount: 0, same: 0 });
    const marks = await standing();
    expect(marks).toHaveLength(840);
    for (const { id } of PUPILS) expect(marks).toContain(`${id} PM N`);
    const again = await commitImport(db, file('N'), SECOND + 60);
    expect(again).toMatchObject({ at: null, marks: { added: 0, changedCount: 0, same: 840 } });
  });

  it('previews what a later file would change, pupil by pupil, and writes none of it', async () => {
    const { db, standing } = await school();
    await commitImport(db, file('N', PUPILS.slice(10)), SECOND);
    const before = await standing();
    const preview = await previewImport(db, file('I'), SECOND + 60);
    expect(preview.marks).toMatchObject({ added: 20, changedCount: 410, same: 410 });
    expect(await standing()).toEqual(before);
    const done = await commitImport(db, file('I'), SECOND + 60);
    expect(done.marks).toMatchObject({ added: 20, changedCount: 410, same: 410 });
    expect(await db.amendments.count()).toBe(410);
    expect(await db.schools.get('oakfield')).toMatchObject({ marks: 840 });
  });

  it('leaves all as it was when the store fails at the last of the pupils', async () => {
    const { db, standing } = await school();
    await commitImport(db, file('N'), SECOND);
    const before = await standing();
    const last = PUPILS.map(({ id }) => id)
      .sort()
      .at(-1);
    db.provenance.hook('updating', (_changes, [, id]) => {
      if (id === last) throw new Error('the disk is full');
    });
    await expect(commitImport(db, file('I'), SECOND + 60)).rejects.toThrow(/disk is full/);
    expect(await standing()).toEqual(before);
    expect(await db.amendments.count()).toBe(0);
    expect(await db.imports.count()).toBe(1);
  });
});
