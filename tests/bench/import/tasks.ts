/** What is measured: each run on a fresh database. */
import Papa from 'papaparse';
import readXlsx from 'read-excel-file/universal';
import { plainDateOf } from '@/lib/attendance/plain-date';
import type { Pupil } from '@/lib/attendance/pupil';
import type { ImportRequest } from '@/lib/messages/import-request';
import { ImportReader } from '@/lib/records/import/reader';
import { assessPupils } from '@/lib/records/assessed';
import { RecordsDatabase } from '@/lib/records/database';
import { commitImport } from '@/lib/records/imports';
import { resolveRules } from '@/lib/rules/resolve';
import { TRUST_STANDARD } from '@/lib/rules/trust-standard';

export type Task =
  | { kind: 'parser' | 'reader'; blob: Blob }
  | { kind: 'import'; blob: Blob; name: string; pupils: Pupil[]; last: string };

export interface Taken {
  ms: number;
  /** Largest heap seen at a pause, above the heap before; megabytes. */
  peak: number;
  parts: Record<string, number>;
  marks: number;
}

interface WithMemory {
  memory?: { usedJSHeapSize: number };
}

const heap = () => ((performance as WithMemory).memory?.usedJSHeapSize ?? 0) / 1_000_000;
const TENANT = 'bench';

async function parser(blob: Blob, see: () => void): Promise<number> {
  let rows = 0;
  await new Promise<void>((done) => {
    Papa.parse(blob as File, {
      chunkSize: 1 << 20,
      chunk: ({ data }) => {
        rows += data.length;
        see();
      },
      complete: () => done(),
    });
  });
  return rows;
}

async function reader(blob: Blob, see: () => void): Promise<number> {
  const sheets = await readXlsx(blob);
  see();
  return sheets.reduce((sum, { data }) => sum + data.length, 0);
}

async function wholeImport(
  task: Task & { kind: 'import' },
  see: () => void,
  parts: Taken['parts'],
) {
  const { blob, name, pupils, last } = task;
  const from = performance.now();
  const stamp = (part: string, since: number) => {
    parts[part] = performance.now() - since;
    see();
    return performance.now();
  };
  const today = plainDateOf(last);
  const file = new ImportReader();
  const opened = await file.open(blob, name);
  let at = stamp('open and tell what it is', from);
  const { columns } = opened.byKind.marks;
  const mapping = Object.fromEntries(columns.map(({ key, field }) => [key, field ?? '']));
  const read = await file.read(
    { kind: 'marks', mapping, tenant: TENANT, pupils, dateOrder: null, onePupil: null, today },
    see,
  );
  at = stamp('read and match', at);
  const request: ImportRequest = JSON.parse(
    JSON.stringify({
      tenant: TENANT,
      kind: 'marks',
      file: name,
      pupils: [],
      contexts: [],
      marks: read.marks ?? [],
    }),
  ) as ImportRequest;
  at = stamp('message to the background', at);
  const db = new RecordsDatabase(`bench-${Math.random()}`);
  await db.pupils.bulkPut(pupils);
  at = performance.now();
  const done = await commitImport(db, request, 1_790_000_000);
  at = stamp('merge and store', at);
  const moment = { date: today, session: 'PM', time: '23:59' } as const;
  await assessPupils(db, {
    tenant: TENANT,
    moment,
    rules: resolveRules({ trust: TRUST_STANDARD }, today),
    calendar: null,
    pupils,
    list: pupils,
    unread: [],
  });
  stamp('assess', at);
  await db.delete();
  return done.marks.added;
}

/** The heap is seen only from a page (`performance.memory`): there it is measured in runs of its own. */
export async function runTask(task: Task): Promise<Taken> {
  const before = heap();
  let peak = before;
  const see = () => {
    peak = Math.max(peak, heap());
  };
  const parts: Taken['parts'] = {};
  const from = performance.now();
  const marks =
    task.kind === 'import'
      ? await wholeImport(task, see, parts)
      : await (task.kind === 'parser' ? parser : reader)(task.blob, see);
  const sum = Object.values(parts).reduce((all, part) => all + part, 0);
  const ms = task.kind === 'import' ? sum : performance.now() - from;
  return { ms, peak: peak - before, parts, marks };
}
