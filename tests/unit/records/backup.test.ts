import { inflateRawSync } from 'node:zlib';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { unzipSync, zipSync, strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { lock } from '@/lib/records/backup/lock';
import { openBackup } from '@/lib/records/backup/read';
import { previewRestore, restoreBackup } from '@/lib/records/backup/restore';
import { writeBackup } from '@/lib/records/backup/write';
import { RecordsDatabase, SCHOOL_TABLES } from '@/lib/records/database';
import { eraseSchool } from '@/lib/records/schools';
import { generatedSchool, held, keep } from './generated-school';
import { runs } from '../runs';

const MADE = '2026-11-25T09:14:00.000Z';

function computer(): RecordsDatabase {
  return new RecordsDatabase('alongside', { indexedDB: new IDBFactory(), IDBKeyRange });
}

const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'taken',
    (error: unknown) => (error instanceof Error ? String(Reflect.get(error, 'code')) : 'no error'),
  );

async function sampleBackup(): Promise<{ bytes: Uint8Array<ArrayBuffer>; db: RecordsDatabase }> {
  const db = computer();
  const [school] = fc.sample(generatedSchool('oakfield'), { numRuns: 1, seed: 7 });
  if (school) await keep(db, school);
  return { db, bytes: await writeBackup(db, 'oakfield', MADE) };
}

/** The file rewritten with one of its texts changed, and every checksum as somebody careful would. */
function forged(bytes: Uint8Array, name: string, change: (text: string) => string) {
  const files = unzipSync(bytes);
  const text = (file: string) => new TextDecoder().decode(files[file]);
  files[name] = strToU8(change(text(name)));
  const sum = (file: string) =>
    createHash('sha256')
      .update(files[file] ?? '')
      .digest('hex');
  if (name.startsWith('tables/')) {
    const manifest = JSON.parse(text('manifest.json')) as { tables: Record<string, unknown>[] };
    for (const table of manifest.tables) {
      if (table['file'] !== name) continue;
      table['bytes'] = files[name]?.length;
      table['sha256'] = sum(name);
    }
    files['manifest.json'] = strToU8(JSON.stringify(manifest));
  }
  files['checksum.txt'] = strToU8(sum('manifest.json'));
  return zipSync(files);
}

describe('a backup', () => {
  it('gives back on another computer exactly what was saved, for any school', async () => {
    await fc.assert(
      fc.asyncProperty(
        generatedSchool('oakfield'),
        generatedSchool('riverside'),
        async (school, other) => {
          const [here, there] = [computer(), computer()];
          await keep(here, other);
          await keep(here, school);
          await keep(there, other);
          const bytes = await writeBackup(here, 'oakfield', MADE);
          const plan = await restoreBackup(there, await openBackup(there, bytes));
          expect(plan.joins).toBe(false);
          expect(await held(there, 'oakfield')).toEqual(await held(here, 'oakfield'));
          expect(await held(there, 'riverside')).toEqual(await held(here, 'riverside'));
          here.close();
          there.close();
        },
      ),
      { numRuns: runs(12) },
    );
  });

  it('restored twice, or into the school it was made of, changes nothing more', async () => {
    await fc.assert(
      fc.asyncProperty(generatedSchool('oakfield'), async (school) => {
        const db = computer();
        await keep(db, school);
        const before = await held(db, 'oakfield');
        const backup = await openBackup(db, await writeBackup(db, 'oakfield', MADE));
        const plan = await restoreBackup(db, backup);
        expect(plan.joins).toBe(true);
        expect(plan.tables.filter(({ added, joined, kept }) => added + joined + kept > 0)).toEqual(
          [],
        );
        expect(await held(db, 'oakfield')).toEqual(before);
        db.close();
      }),
      { numRuns: runs(10) },
    );
  });

  it('joins two computers’ events as one set, whichever way round', async () => {
    await fc.assert(
      fc.asyncProperty(
        generatedSchool('oakfield'),
        generatedSchool('oakfield'),
        async (one, other) => {
          const ids = async (base: typeof one, file: typeof one) => {
            const [from, into] = [computer(), computer()];
            await keep(from, file);
            await keep(into, base);
            const bytes = await writeBackup(from, 'oakfield', MADE);
            const backup = await openBackup(into, bytes);
            const promised = await previewRestore(into, backup);
            expect(await restoreBackup(into, backup)).toEqual(promised);
            const rows = await into.events.toArray();
            from.close();
            into.close();
            return rows;
          };
          const union = await ids(one, other);
          expect(union).toEqual(await ids(other, one));
          const wanted = [...one.events, ...other.events].map((row) => Reflect.get(row, 'id'));
          expect(union.map(({ id }) => id)).toEqual([...new Set(wanted)].sort());
        },
      ),
      { numRuns: runs(10) },
    );
  });

  it('takes the later of two marks and leaves a trail', async () => {
    const [here, there] = [computer(), computer()];
    const at = (seconds: number, code: string) => {
      const codes = new Uint8Array(732);
      const [from, when] = [new Uint8Array(732), new Uint32Array(732)];
      codes[100] = 1;
      from[100] = 1;
      when[100] = seconds;
      const head = { tenant: 'oakfield', pupilId: 'kai', year: 2026 };
      return {
        marks: { ...head, dictionary: ['', code], codes, minutesLate: [] },
        provenance: { ...head, from, at: when },
      };
    };
    const school = { tenant: 'oakfield', name: 'Oakfield', isDemonstration: false };
    for (const [db, mark] of [
      [here, at(2000, 'I')],
      [there, at(1000, 'N')],
    ] as const) {
      await db.schools.put({ ...school, marks: 1, marksThrough: null });
      await db.marks.put(mark.marks);
      await db.provenance.put(mark.provenance);
    }
    const backup = await openBackup(there, await writeBackup(here, 'oakfield', MADE));
    const { marks } = await restoreBackup(there, backup);
    expect(marks).toEqual({ added: 0, amended: 1 });
    expect(await there.amendments.toArray()).toMatchObject([
      { was: { code: 'N', at: 1000 }, came: { code: 'I', at: 2000 } },
    ]);
    // And the older file says nothing new to the newer computer.
    const older = await openBackup(here, await writeBackup(there, 'oakfield', MADE));
    await restoreBackup(here, older);
    const [row] = await here.marks.toArray();
    expect(row?.dictionary[row.codes[100] ?? 0]).toBe('I');
  });

  it('with any byte changed is refused, or still says the same', async () => {
    const { db, bytes } = await sampleBackup();
    const before = (await openBackup(db, bytes)).tables;
    await fc.assert(
      fc.asyncProperty(
        fc.nat(bytes.length - 1),
        fc.integer({ min: 1, max: 255 }),
        async (at, by) => {
          const changed = bytes.slice();
          changed[at] = (changed[at] ?? 0) ^ by;
          const opened = await openBackup(db, changed).catch((error: unknown) => error);
          if (opened instanceof Error) expect(opened).toHaveProperty('sentence');
          else expect(opened).toMatchObject({ tables: before });
        },
      ),
      { numRuns: runs(50) },
    );
  });

  it('cut short anywhere is refused', async () => {
    const { db, bytes } = await sampleBackup();
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), async (length) => {
        expect(await refusal(openBackup(db, bytes.slice(0, length)))).toMatch(
          /^(not-a-backup|damaged)$/,
        );
      }),
      { numRuns: runs(60) },
    );
  });

  it.each<[string, string, string, (text: string) => string]>([
    [
      'of a newer file format',
      'newer',
      'manifest.json',
      (text) => text.replace('"formatVersion": 1', '"formatVersion": 2'),
    ],
    [
      'of a newer database',
      'newer',
      'manifest.json',
      (text) => text.replace(/"storedVersion": \d+/, '"storedVersion": 99'),
    ],
    [
      'of another program',
      'not-a-backup',
      'manifest.json',
      (text) => text.replace('alongside-backup', 'elsewhere'),
    ],
    [
      'with a pupil of another school',
      'damaged',
      'tables/schools.jsonl',
      (text) => text.replace('"oakfield"', '"riverside"'),
    ],
    ['with a row less', 'damaged', 'tables/schools.jsonl', () => ''],
    [
      'with a row without its key',
      'damaged',
      'tables/mappings.jsonl',
      (text) => text.replace('"kind":"pupils"', '"kind":null'),
    ],
    ['with a line that is no JSON', 'damaged', 'tables/schools.jsonl', () => '{"tenant":\n'],
  ])('%s is refused though its checksums are right', async (_what, code, name, change) => {
    const { db, bytes } = await sampleBackup();
    expect(await refusal(openBackup(db, forged(bytes, name, change)))).toBe(code);
  });

  it.each([
    ['an empty file', new Uint8Array()],
    ['a CSV', strToU8('Student ID,Student\r\n101,"Adams, Ava"')],
    ['another zip file', zipSync({ 'xl/workbook.xml': strToU8('<workbook/>') })],
  ])('is not %s', async (_what, bytes) => {
    expect(await refusal(openBackup(computer(), bytes))).toBe('not-a-backup');
  });

  it('of the first stored version, which had fewer tables, is taken with all it has', async () => {
    const { db, bytes } = await sampleBackup();
    const older = forged(bytes, 'manifest.json', (text) => {
      const manifest = JSON.parse(text) as { storedVersion: number; tables: { table: string }[] };
      manifest.storedVersion = 1;
      manifest.tables = manifest.tables.filter(({ table }) => table !== 'claims');
      return JSON.stringify(manifest);
    });
    const there = computer();
    await restoreBackup(there, await openBackup(there, older));
    const { claims: _later, ...first } = await held(db, 'oakfield');
    expect(await held(there, 'oakfield')).toEqual({ ...first, claims: [] });
  });

  it('behind a passphrase opens with it alone', async () => {
    const { db, bytes } = await sampleBackup();
    const locked = await lock(bytes, 'seven purple otters', MADE);
    expect(Buffer.from(locked).includes('oakfield')).toBe(false);
    expect(await refusal(openBackup(db, locked))).toBe('needs-passphrase');
    expect(await refusal(openBackup(db, locked, 'seven purple otter'))).toBe('wrong-passphrase');
    const opened = await openBackup(db, locked, 'seven purple otters');
    expect(opened.tables).toEqual((await openBackup(db, bytes)).tables);
  });

  it('can be read without Alongside, as docs/backup.md says', async () => {
    const { db, bytes } = await sampleBackup();
    const files = readZip(Buffer.from(bytes));
    const manifest = JSON.parse(files.get('manifest.json')?.toString('utf8') ?? '') as {
      tables: { table: string; file: string; rows: number; sha256: string }[];
    };
    const sum = (name: string) =>
      createHash('sha256')
        .update(files.get(name) ?? '')
        .digest('hex');
    expect(files.get('checksum.txt')?.toString('utf8').trim()).toBe(sum('manifest.json'));
    expect(manifest.tables.map(({ table }) => table)).toEqual([...SCHOOL_TABLES]);
    for (const { file, sha256 } of manifest.tables) expect(sum(file)).toBe(sha256);

    const [line] = (files.get('tables/marks.jsonl')?.toString('utf8') ?? '').split('\n');
    const row = JSON.parse(line ?? '') as {
      pupilId: string;
      dictionary: string[];
      codes: { $Uint8Array: string };
    };
    const codes = Buffer.from(row.codes.$Uint8Array, 'base64');
    const [stored] = (await db.marks.toArray()).filter(({ pupilId }) => pupilId === row.pupilId);
    expect([...codes]).toEqual([...(stored?.codes ?? [])]);
    expect(codes.length).toBe(2 * 366);
    expect(files.get('README.txt')?.toString('utf8')).toContain('1 August');
  });
});

describe('erasing', () => {
  it('knows every table that belongs to a school', () => {
    const db = computer();
    const ofNoSchool = db.tables.map(({ name }) => name).filter((name) => name !== 'settings');
    expect([...SCHOOL_TABLES].sort()).toEqual(ofNoSchool.sort());
  });

  it('leaves no row of one school and every row of another, for any two schools', async () => {
    await fc.assert(
      fc.asyncProperty(
        generatedSchool('oakfield'),
        // A name that begins with the other's: keys must not run together.
        generatedSchool('oakfield-north'),
        async (school, other) => {
          const db = computer();
          await keep(db, school);
          await keep(db, other);
          const before = await held(db, 'oakfield-north');
          await eraseSchool(db, 'oakfield');
          for (const rows of Object.values(await held(db, 'oakfield'))) expect(rows).toEqual([]);
          expect(await held(db, 'oakfield-north')).toEqual(before);
          db.close();
        },
      ),
      { numRuns: runs(10) },
    );
  });
});

/** A zip file by its published layout alone (APPNOTE.TXT 4.3), with nothing of ours. */
function readZip(zip: Buffer): Map<string, Buffer> {
  const files = new Map<string, Buffer>();
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [method, size] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 20)];
    const [name, extra, comment] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset));
    const local = zip.readUInt32LE(at + 42);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const data = zip.subarray(start, start + size);
    files.set(
      zip.toString('utf8', at + 46, at + 46 + (name ?? 0)),
      method === 0 ? data : inflateRawSync(data),
    );
    at += 46 + (name ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return files;
}
