// Large and hostile files of the demonstration's secondary school, as a school could choose them.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { zipSync } from 'fflate';

const root = resolve(import.meta.dirname, '../../..');
const MB = 1_000_000;

/** The exports of the stand-in for Arbor, bundled for Node. */
async function exportsOf(folder) {
  const outfile = join(folder, 'exports.mjs');
  await build({
    stdin: {
      contents: `export { demonstrationSchool } from '@/lib/demonstration/school';
        export { marksFile } from '@/tests/arbor/exports/marks';
        export { pupilListForAlongside } from '@/tests/arbor/exports/pupil-list';`,
      resolveDir: root,
    },
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    alias: { '@': root },
    logLevel: 'error',
  });
  return import(pathToFileURL(outfile).href);
}

/** Letters that hardly pack. */
function noise(length) {
  let text = '';
  while (text.length < length) text += Math.random().toString(36).slice(2);
  return text.slice(0, length);
}

const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const cellXml = (text) => `<c t="inlineStr"><is><t>${escaped(text)}</t></is></c>`;
const letters = new TextEncoder();

function workbook(sheet, level) {
  const head = '<?xml version="1.0" encoding="UTF-8"?>';
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  return zipSync(
    {
      'xl/workbook.xml': letters.encode(
        `${head}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="Marks" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      ),
      'xl/_rels/workbook.xml.rels': letters.encode(
        `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
      ),
      'xl/worksheets/sheet1.xml': sheet,
    },
    { level },
  );
}

function columnName(index) {
  const rest = Math.floor(index / 26);
  return (rest > 0 ? columnName(rest - 1) : '') + String.fromCharCode(65 + (index % 26));
}

function sheetOf(rows) {
  const parts = [
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>',
  ];
  rows.forEach((cells, at) => {
    const xml = cells.map((cell, column) =>
      cellXml(cell).replace('<c ', `<c r="${columnName(column)}${at + 1}" `),
    );
    parts.push(`<row r="${at + 1}">${xml.join('')}</row>`);
  });
  parts.push('</sheetData></worksheet>');
  return letters.encode(parts.join(''));
}

/** A zip file whose directory says that everything in it is small. */
function lying(bomb) {
  const bytes = bomb.slice();
  const view = new DataView(bytes.buffer);
  for (let at = 0; at + 46 < bytes.length; at += 1) {
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 2_000, true);
  }
  return bytes;
}

/** @returns paths by what the file is, and the number of marks in the year's file */
export async function largeFiles(now) {
  const folder = mkdtempSync(join(tmpdir(), 'import-files-'));
  const { demonstrationSchool, marksFile, pupilListForAlongside } = await exportsOf(folder);
  const school = demonstrationSchool('riverside-demo', now);
  const write = (name, bytes) => {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    return path;
  };
  const [captions, ...marks] = marksFile(school, { dates: 'slashes' }).trimEnd().split(/\r?\n/);

  const long = [`${captions},Comment`];
  for (let size = 0, at = 0; size < 50 * MB; at += 1) {
    const line = `${marks[at % marks.length]},"${noise(60)}, said the office"`;
    long.push(line);
    size += line.length + 2;
  }

  const taken = [...school.marks];
  const sessions = [...new Set(taken.map(({ date, session }) => `${date} ${session}`))];
  const shown = sessions.slice(-100);
  const codes = new Map(taken.map((m) => [`${m.pupilId} ${m.date} ${m.session}`, m.code]));
  const notes = Array.from({ length: 20 }, (_, at) => `Note ${at + 1}`);
  const grid = [
    ['Arbor Student ID', 'Student', ...shown, ...notes],
    ...school.pupils.map(({ id, surname, forename }) => [
      id,
      `${surname}, ${forename}`,
      ...shown.map((session) => codes.get(`${id} ${session}`) ?? ''),
      ...notes.map(() => noise(2_200)),
    ]),
  ];
  const bomb = workbook(new Uint8Array(300 * MB), 6);
  return {
    folder,
    pupils: school.pupils.length,
    marks: marks.length,
    paths: {
      list: write('pupils.csv', pupilListForAlongside(school)),
      year: write('marks.csv', [captions, ...marks].join('\r\n')),
      csv: write('fifty-megabytes.csv', long.join('\r\n')),
      xlsx: write('fifty-megabytes.xlsx', workbook(sheetOf(grid), 0)),
      bomb: write('bomb.xlsx', bomb),
      lyingBomb: write('lying-bomb.xlsx', lying(bomb)),
      cut: write('cut-off.xlsx', workbook(sheetOf(grid), 0).subarray(0, 20 * MB)),
    },
  };
}
