/**
 * Work on a whole school, off the page's own thread: exports, backups, what is held. The database of
 * the extension is opened here as in the background; one job, then the worker is let go.
 */
import type { DataWork, DataWorkName, MadeFile, Progress } from '@/lib/messages/data-work';
import { Refused } from '@/lib/messages/failures';
import { lock } from '@/lib/records/backup/lock';
import { openBackup } from '@/lib/records/backup/read';
import { previewRestore, restoreBackup } from '@/lib/records/backup/restore';
import { writeBackup } from '@/lib/records/backup/write';
import { nowOf } from '@/lib/records/clock';
import { RecordsDatabase } from '@/lib/records/database';
import { makeExport } from '@/lib/records/export/make';
import { healthOf } from '@/lib/records/health';
import { holdingsOf } from '@/lib/records/holdings';
import type { Report } from '@/lib/records/report';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { applyRetention, previewRetention } from '@/lib/records/retention';

export interface Job<N extends DataWorkName = DataWorkName> {
  name: N;
  asked: DataWork[N]['asked'];
}

export type Said =
  | { kind: 'progress'; progress: Progress }
  | { kind: 'done'; answer: unknown }
  | { kind: 'refused'; code: string; sentence: string };

type Workers = {
  [N in DataWorkName]: (
    db: RecordsDatabase,
    asked: DataWork[N]['asked'],
    report: Report,
  ) => Promise<DataWork[N]['answer']>;
};

const now = () => nowOf(new Date());

async function backupFile(
  db: RecordsDatabase,
  { tenant, passphrase }: DataWork['backup']['asked'],
  report: Report,
): Promise<MadeFile> {
  const { instant, date } = now();
  let rows = 0;
  const zip = await writeBackup(db, tenant, instant, (done, of, what) => {
    rows = of;
    report(done, of, what);
  });
  const bytes = passphrase === null ? zip : await lock(zip, passphrase, instant);
  const kind = passphrase === null ? 'backup' : 'locked-backup';
  return { name: `${tenant}-${kind}-${date}.zip`, bytes, rows, left: null };
}

const WORKERS: Workers = {
  export: (db, asked, report) => makeExport(db, asked, now(), report),
  backup: backupFile,
  inspect: async (db, { bytes, passphrase }) =>
    previewRestore(db, await openBackup(db, bytes, passphrase)),
  restore: async (db, { bytes, passphrase }) =>
    restoreBackup(db, await openBackup(db, bytes, passphrase)),
  holdings: (db, { tenant }) => holdingsOf(db, tenant),
  'retention/preview': (db, { tenant }) => previewRetention(db, tenant, now()),
  'retention/apply': (db, { tenant }) => applyRetention(db, tenant, now()),
  health: (db, { tenant }) => healthOf(db, tenant, now()),
};

const say = (said: Said) => self.postMessage(said);

async function run<N extends DataWorkName>({ name, asked }: Job<N>): Promise<void> {
  const db = new RecordsDatabase();
  try {
    await db.open();
    const report: Report = (done, of, what) =>
      say({ kind: 'progress', progress: { done, of, what } });
    say({ kind: 'done', answer: await WORKERS[name](db, asked, report) });
  } catch (error) {
    if (error instanceof Refused) {
      say({ kind: 'refused', code: error.code, sentence: error.sentence });
      return;
    }
    // Its kind alone: messages of Dexie and zod can quote what was read.
    console.error('alongside:', name, error instanceof Error ? error.name : 'error');
    const sentence = 'Alongside could not finish this. Nothing was changed.';
    say({ kind: 'refused', code: 'unexpected', sentence });
  } finally {
    db.close();
  }
}

// A file of its own beside the pages: a worker made of a blob is what our policy forbids.
export default defineUnlistedScript(() => {
  self.addEventListener('message', ({ data }: MessageEvent<Job>) => void run(data));
});
