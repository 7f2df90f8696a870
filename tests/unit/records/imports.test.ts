/**
 * Files of schools that are none of ours, each with its story and what must come of it
 * (tests/imports). What a file says is read without a person, but for the answers in its story.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import writeXlsx from 'write-excel-file/node';
import { isPlainDate, plainDateOf } from '@/lib/attendance/plain-date';
import type { Pupil } from '@/lib/attendance/pupil';
import type { EventRead } from '@/lib/messages/import-request';
import { MarkTable } from '@/lib/messages/packed-marks';
import type { ImportKind } from '@/lib/records/import/mapping';
import { ImportReader, type ImportRead } from '@/lib/records/import/reader';
import { z } from '@/lib/schema';
import { pupil } from './school';

const FOLDER = join(import.meta.dirname, '../../imports');
const TODAY = '2026-11-25';

const cellSchema = z.nullable(z.union([z.string(), z.number(), z.object({ date: z.string() })]));
const strings = z.optional(z.array(z.string()));
const sampleSchema = z.object({
  story: z.string(),
  list: z.string(),
  file: z.string(),
  today: z.optional(z.string()),
  /** Stands in the file as `@@`: so many letters. */
  fill: z.optional(z.number()),
  workbook: z.optional(z.array(z.object({ name: z.string(), rows: z.array(z.array(cellSchema)) }))),
  answers: z.optional(
    z.object({
      dateOrder: z.optional(z.enum(['day-first', 'month-first'])),
      onePupil: z.optional(z.string()),
      autumn: z.optional(z.number()),
      mapping: z.optional(z.record(z.string(), z.string())),
    }),
  ),
  expect: z.object({
    refused: z.optional(z.string()),
    kind: z.optional(z.nullable(z.string())),
    questions: strings,
    pupils: strings,
    contexts: z.optional(z.record(z.string(), z.record(z.string(), z.unknown()))),
    marks: strings,
    blank: z.optional(z.number()),
    events: strings,
    unread: strings,
    terms: strings,
    closed: strings,
    single: strings,
    noCalendar: z.optional(z.boolean()),
    /** `row column` of each cell that is refused. */
    problems: strings,
    leftOut: z.optional(z.array(z.number())),
    matching: z.optional(z.record(z.string(), z.number())),
  }),
});
type Sample = z.infer<typeof sampleSchema>;

const listsSchema = z.record(
  z.string(),
  z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      form: z.string(),
      upn: z.string(),
      dateOfBirth: z.string(),
      preferred: z.optional(z.string()),
    }),
  ),
);
const json = (name: string): unknown => JSON.parse(readFileSync(join(FOLDER, name), 'utf8'));
const LISTS = listsSchema.parse(json('lists.json'));
const SAMPLES = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.json') && name !== 'lists.json')
  .sort()
  .map((name): [string, Sample] => [name.replace('.json', ''), sampleSchema.parse(json(name))]);

function listOf({ list }: Sample): Pupil[] {
  return (LISTS[list] ?? []).map(({ id, name, form, upn, dateOfBirth, preferred = null }) =>
    pupil(name, form, {
      id,
      upn,
      arborStudentId: id,
      dateOfBirth: plainDateOf(dateOfBirth),
      preferredForename: preferred,
    }),
  );
}

async function bytesOf({ file, workbook, fill }: Sample): Promise<Uint8Array> {
  if (!workbook) {
    const bytes = readFileSync(join(FOLDER, file));
    if (fill === undefined) return bytes;
    return new TextEncoder().encode(bytes.toString('utf8').replace('@@', 'x'.repeat(fill)));
  }
  const sheets = workbook.map(({ name, rows }) => ({
    sheet: name,
    data: rows.map((row) =>
      row.map((cell) => {
        if (cell === null) return null;
        if (typeof cell === 'object') {
          return { value: new Date(`${cell.date}T00:00:00Z`), type: Date, format: 'dd/mm/yyyy' };
        }
        return typeof cell === 'number'
          ? { value: cell, type: Number }
          : { value: cell, type: String };
      }),
    ),
  }));
  return new Uint8Array(await writeXlsx(sheets).toBuffer());
}

async function readSample(sample: Sample): Promise<{ kind: ImportKind | null; read: ImportRead }> {
  const reader = new ImportReader();
  const opened = await reader.open(new Blob([new Uint8Array(await bytesOf(sample))]), sample.file);
  const kind = opened.kinds[0]?.kind ?? null;
  const { columns } = opened.byKind[kind ?? 'pupils'];
  const today = sample.today ?? TODAY;
  const { dateOrder = null, onePupil = null, autumn = null, mapping = {} } = sample.answers ?? {};
  const read = await reader.read({
    kind: kind ?? 'pupils',
    mapping: {
      ...Object.fromEntries(columns.map(({ key, field }) => [key, field ?? ''])),
      ...mapping,
    },
    tenant: 'oakfield',
    pupils: listOf(sample),
    dateOrder,
    onePupil,
    autumn,
    today: isPlainDate(today) ? today : plainDateOf(TODAY),
  });
  return { kind, read };
}

function marksIn({ marks }: ImportRead): string[] {
  if (!marks) return [];
  return MarkTable.unpack(marks)
    .rows()
    .map(({ pupilId, date, session, code, minutesLate }) =>
      [pupilId, date, session, code, minutesLate].filter((part) => part !== null).join(' '),
    )
    .sort();
}

function eventLine({ pupilId, date, payload }: EventRead): string {
  switch (payload.kind) {
    case 'step':
      return `${pupilId} ${date} step ${payload.step} | ${payload.result ?? '-'}`;
    case 'deviation':
      return `${pupilId} ${date} deviation ${payload.from} | ${payload.reason}`;
    case 'visit':
      return `${pupilId} ${date} visit ${payload.childSeen ? 'seen' : 'not seen'} | ${payload.how}`;
    default:
      return `${pupilId} ${date} ${payload.kind}`;
  }
}

function pupilLine({ id, forename, surname, form, yearGroup, dateOfBirth }: Pupil): string {
  return [id, forename, surname, form ?? '-', yearGroup ?? '-', dateOfBirth ?? '-'].join(' | ');
}

describe('files of schools nobody here has seen', () => {
  it('are at least sixty, each with its story', () => {
    expect(SAMPLES.length).toBeGreaterThanOrEqual(60);
    expect(SAMPLES.filter(([, { story }]) => story.length < 15)).toEqual([]);
  });

  it.each(SAMPLES)('%s', async (_name, sample) => {
    const { expect: wanted } = sample;
    if (wanted.refused !== undefined) {
      await expect(readSample(sample)).rejects.toMatchObject({ name: 'ImportRefused' });
      await expect(readSample(sample)).rejects.toThrow(new RegExp(wanted.refused));
      return;
    }
    const { kind, read } = await readSample(sample);
    expect(kind, 'the kind of file').toBe(wanted.kind);
    if (wanted.kind === null) return;
    expect(read.questions.map((question) => question.kind)).toEqual(wanted.questions ?? []);
    if (wanted.questions) {
      expect(read.markCount + read.events.length).toBe(0);
      return;
    }
    expect(
      read.problems.map(({ row, column }) => `${row} ${column}`),
      'cells that are refused',
    ).toEqual(wanted.problems ?? []);
    expect(read.leftOut.map(({ row }) => row)).toEqual(wanted.leftOut ?? []);
    expect(read.pupils.map(pupilLine)).toEqual(wanted.pupils ?? []);
    expect(marksIn(read)).toEqual((wanted.marks ?? []).sort());
    expect(read.events.map(eventLine)).toEqual(wanted.events ?? []);
    expect(read.unread.map(({ text }) => text)).toEqual(wanted.unread ?? []);
    if (wanted.blank !== undefined) expect(read.blank).toBe(wanted.blank);
    if (wanted.matching) expect(read.matching).toEqual(wanted.matching);
    if (wanted.contexts) {
      const contexts = Object.fromEntries(read.contexts.map((one) => [one.pupilId, one]));
      expect(contexts).toMatchObject(wanted.contexts);
      if (kind === 'details')
        expect(Object.keys(contexts).sort()).toEqual(Object.keys(wanted.contexts).sort());
    }
    if (wanted.noCalendar) expect(read.calendar).toBeNull();
    const years = read.calendar?.years ?? [];
    const terms = years.flatMap((year) => year.terms.map(({ from, to }) => `${from} ${to}`));
    expect(terms).toEqual(wanted.terms ?? []);
    const closed = years.flatMap(({ nonSchoolDays = [] }) => nonSchoolDays.map(({ date }) => date));
    expect(closed).toEqual(wanted.closed ?? []);
    const single = years.flatMap(({ oneSessionDays = [] }) =>
      oneSessionDays.map(({ date, session }) => `${date} ${session}`),
    );
    expect(single).toEqual(wanted.single ?? []);
  });
});
