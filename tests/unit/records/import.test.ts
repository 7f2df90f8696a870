import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import { plainDateOf } from '@/lib/attendance/plain-date';
import type { Pupil } from '@/lib/attendance/pupil';
import { orderOf, readDate, splitDateAndSession } from '@/lib/records/import/dates';
import { decodeText } from '@/lib/records/import/decode';
import { normaliseCaption } from '@/lib/records/import/fields';
import { mappingOf, recall, suggestMapping, type ImportKind } from '@/lib/records/import/mapping';
import { readPersonName } from '@/lib/records/import/person-name';
import { ImportRefused, sentenceOf } from '@/lib/records/import/problem';
import { readMarks } from '@/lib/records/import/read-marks';
import { readPupils } from '@/lib/records/import/read-pupils';
import { readTable } from '@/lib/records/import/table';
import { pupil } from './school';

const bytes = (text: string) => new TextEncoder().encode(text);

function mapped(kind: ImportKind, text: string) {
  const table = readTable(text, 'file.csv');
  const suggestions = suggestMapping(kind, table);
  return { table, mapping: mappingOf(suggestions), suggestions };
}

function pupilsFrom(text: string, known: Pupil[] = []) {
  const { table, mapping } = mapped('pupils', text);
  return readPupils(table, mapping, { tenant: 'oakfield', known, dateOrder: null });
}

function marksFrom(text: string, pupils: Pupil[], dateOrder: 'day-first' | null = null) {
  const { table, mapping } = mapped('marks', text);
  const read = readMarks(table, mapping, { pupils, dateOrder });
  return { ...read, marks: read.marks.rows() };
}

const utf16 = (text: string, mark: boolean) =>
  Uint8Array.from([
    ...(mark ? [0xff, 0xfe] : []),
    ...[...text].flatMap((letter) => [letter.charCodeAt(0) & 0xff, letter.charCodeAt(0) >> 8]),
  ]);

describe('a file is text, however it was saved', () => {
  const said = 'Name,UPN\nNuñez,1\n';
  it.each([
    ['UTF-8', bytes(said)],
    ['UTF-8 with a mark at its head', Uint8Array.from([0xef, 0xbb, 0xbf, ...bytes(said)])],
    ['UTF-16, as "Unicode text" of a spreadsheet', utf16(said, true)],
    ['UTF-16 without its mark', utf16(said, false)],
    ['Windows-1252', Uint8Array.from([...said].map((letter) => letter.charCodeAt(0)))],
  ])('%s', (_story, file) => {
    expect(decodeText(file, 'list.csv')).toBe(said);
  });

  it.each([
    ['an old Excel file', [0xd0, 0xcf, 0x11, 0xe0, 1], 'save it as .xlsx first'],
    ['a PDF', [0x25, 0x50, 0x44, 0x46, 1], 'a PDF'],
    ['nothing', [], 'an empty file'],
    ['a program', [0x4d, 0x5a, 0, 0, 7, 1, 2, 3, 4, 9], 'no text'],
  ])('but not %s', (_story, file, why) => {
    expect(() => decodeText(Uint8Array.from(file), 'list.csv')).toThrow(why);
  });
});

describe('a table, whatever cuts its columns', () => {
  it.each([
    ['commas', 'Name,Form\n"Adams, Ava",5B\n'],
    ['semicolons', 'Name;Form\nAdams, Ava;5B\n'],
    ['tabs', 'Name\tForm\nAdams, Ava\t5B\n'],
    ['a hint of Excel', 'sep=;\nName;Form\nAdams, Ava;5B\n'],
    [
      'a title and a date above',
      'Pupils of Oakfield\nPrinted 15/09/2026\n\nName,Form\n"Adams, Ava",5B\n',
    ],
    ['Windows line ends', 'Name,Form\r\n"Adams, Ava",5B\r\n\r\n'],
  ])('%s', (_story, text) => {
    const table = readTable(text, 'list.csv');
    expect(table.columns.map(({ caption }) => caption)).toEqual(['Name', 'Form']);
    expect(table.rows.map(({ cells }) => cells)).toEqual([['Adams, Ava', '5B']]);
  });

  it('keeps a line break inside quotation marks and counts rows as a spreadsheet does', () => {
    const table = readTable('Name,Note\nAva,"two\nlines"\n\nTom,x\n', 'list.csv');
    expect(table.rows).toEqual([
      { row: 2, cells: ['Ava', 'two\nlines'] },
      { row: 4, cells: ['Tom', 'x'] },
    ]);
  });

  it('tells two columns of one caption apart', () => {
    const { columns } = readTable('UPN,SEN status,SEN status\n1,K,N\n', 'sen.csv');
    expect(columns.map(({ key }) => key)).toEqual(['UPN', 'SEN status', 'SEN status (2)']);
  });

  it('joins two heads: a date over AM and PM', () => {
    const { columns } = readTable(
      'Name,15/09/2026,,16/09/2026,\n,AM,PM,AM,PM\nAva Adams,/,\\,N,N\n',
      'grid.csv',
    );
    expect(columns.map(({ caption }) => caption)).toEqual([
      'Name',
      '15/09/2026 AM',
      '15/09/2026 PM',
      '16/09/2026 AM',
      '16/09/2026 PM',
    ]);
  });

  it.each([
    ['an open quotation mark', 'Name,Form\n"Adams, Ava,5B\nTom,2A\n', /quotation mark/],
    ['captions alone', 'Name,Form\n', /rows below/],
    ['nothing but blanks', '\n\n , \n', /./],
    ['more cells than captions', 'Name,Form\nAva,5B,extra\n', /row 2.*2 columns/],
  ])('refuses %s, whole', (_story, text, why) => {
    expect(() => readTable(text, 'list.csv')).toThrow(ImportRefused);
    expect(() => readTable(text, 'list.csv')).toThrow(why);
  });
});

describe('captions are known by their beginning', () => {
  it.each([
    ['Year group(s) this academic year', 'year group'],
    ['Registration form(s) this academic year', 'registration form'],
    ['NC Year(s) for today', 'nc year'],
    ['Arbor Student ID', 'arbor student id'],
    ['  Date of  Birth ', 'date of birth'],
    ['Year Groups 2026/27', 'year group'],
    ['Leaving date', 'leaving date'],
  ])('%s', (caption, normal) => {
    expect(normaliseCaption(caption)).toBe(normal);
  });

  it('a share of sessions is no mark', () => {
    const { mapping } = mapped('marks', 'Student,Attendance %\nAva Adams,96.5%\n');
    expect(mapping['Attendance %']).toBe('');
  });

  it('in any order, each field once, and a remembered mapping fits the next file', () => {
    const { mapping, suggestions } = mapped(
      'pupils',
      'SEN status,Legal Last Name,Arbor Student ID,Ethnicity,Legal First Name,SEN status\nK,Adams,101,,Ava,K\n',
    );
    expect(mapping).toEqual({
      'SEN status': 'senStatus',
      'Legal Last Name': 'surname',
      'Arbor Student ID': 'arborStudentId',
      Ethnicity: '',
      'Legal First Name': 'forename',
      'SEN status (2)': '',
    });
    expect(suggestions[2]).toMatchObject({ confidence: 1, sample: ['101'] });
    const columns = suggestions.map(({ column: { key }, field }) => ({ key, field }));
    expect(recall('pupils', { 'Legal Last Name': '', Sex: '' }, columns)).toMatchObject({
      'Legal Last Name': '',
      'Legal First Name': 'forename',
    });
    expect(recall('pupils', { Nothing: 'surname' }, columns)).toBeNull();
  });

  it('and by their cells where the caption says nothing', () => {
    const { mapping } = mapped(
      'marks',
      'A,B,C,D\nAva Adams,15/09/2026,AM,N\nAva Adams,16/09/2026,PM,I\n',
    );
    expect(mapping).toMatchObject({ B: 'date', C: 'session', D: 'mark' });
  });
});

describe('dates', () => {
  it.each([
    ['2026-09-15', '2026-09-15'],
    ['2026-09-15T00:00:00', '2026-09-15'],
    ['15/09/2026', '2026-09-15'],
    ['15/09/2026 00:00', '2026-09-15'],
    ['15.9.26', '2026-09-15'],
    ['15 Sep 2026', '2026-09-15'],
    ['Tue 15 September 2026', '2026-09-15'],
    ['Tuesday, 15th September 2026', '2026-09-15'],
    ['15-Sep-26', '2026-09-15'],
    ['September 15, 2026', '2026-09-15'],
    ['46280', '2026-09-15'],
    ['04/04/2026', '2026-04-04'],
  ])('"%s"', (text, date) => {
    expect(readDate(text, null)).toEqual({ kind: 'date', date });
  });

  it.each(['31/02/2026', '2026-13-01', '15 Sepp', 'N', '', '99999', '0', 'Sep 2026'])(
    '"%s" is none',
    (text) => {
      expect(readDate(text, null)).toEqual({ kind: 'no-date' });
    },
  );

  it('of two readings are never guessed', () => {
    expect(readDate('03/04/2026', null)).toEqual({
      kind: 'ambiguous',
      dayFirst: '2026-04-03',
      monthFirst: '2026-03-04',
    });
    expect(orderOf(['03/04/2026', '25/04/2026'])).toBe('day-first');
    expect(orderOf(['03/04/2026', '04/25/2026'])).toBe('month-first');
    expect(orderOf(['25/04/2026', '04/25/2026'])).toBe('mixed');
    expect(orderOf(['03/04/2026', '05/06/2026'])).toBe('unknown');
    expect(orderOf(['2026-04-03', '3 Apr 2026'])).toBe('none-needed');
  });

  it.each([
    ['21 Sep 2026 AM', { date: '21 Sep 2026', session: 'AM' }],
    ['15/09/2026 (PM)', { date: '15/09/2026', session: 'PM' }],
    ['AM 15/09/2026', { date: '15/09/2026', session: 'AM' }],
    ['15/09/2026 9:00 AM', null],
    ['Adam', null],
  ])('and sessions in one cell: "%s"', (text, parts) => {
    expect(splitDateAndSession(text)).toEqual(parts);
  });
});

describe('names', () => {
  it.each([
    ['Adams, Ava', { forename: 'Ava', surname: 'Adams' }],
    ['Ava Adams', { forename: 'Ava', surname: 'Adams' }],
    ['van der Berg, Sam', { forename: 'Sam', surname: 'van der Berg' }],
    ['Sam van der Berg', { forename: 'Sam', surname: 'van der Berg' }],
    ['Watson, Mary Jane', { forename: 'Mary Jane', surname: 'Watson' }],
    ['ADAMS Ava', { forename: 'Ava', surname: 'ADAMS' }],
    ['Mary Jane WATSON', { forename: 'Mary Jane', surname: 'WATSON' }],
    ['AVA ADAMS', { forename: 'AVA', surname: 'ADAMS' }],
    ['Mary Jane Watson', null],
    ['Ava', null],
    ['Adams, Ava, Rose', null],
  ])('"%s"', (text, name) => {
    expect(readPersonName(text)).toEqual(name);
  });
});

/** The shapes of real exports, with invented pupils (arbor.md 4.1). */
const CUSTOM_REPORT = `"Globally Unique Student ID","Arbor Student ID","Legal First Name","Legal Last Name","Sex","Year group(s) this academic year","Date of Birth","Courses/classes","SEN status"
g-1,101,Ava,Adams,F,Year 5,16/12/2016,"5B; Maths",K
g-2,102,Kai,Morgan,M,Year 5,03/04/2017,5B,
`;

const SEN_REPORT = `UPN,Name,"Year group(s) this academic year","Registration form(s) this academic year","Date of Birth",Ethnicity,"SEN status","Sen Need","SEN Description","SEN Need Ranking","Start Date","Funded Hours","SEN status"
A123456789012,"Adams, Ava",Year 5,5B,2016-12-16,WBRI,K,SLCN,Speech,1,16 Dec 2025,15h 0m,K
A123456789012,"Adams, Ava",Year 5,5B,2016-12-16,WBRI,K,SEMH,Social,2,2024-09-15,15h 0m,K
B123456789012,"Morgan, Kai",Year 5,5B,2017-04-03,WBRI,E,ASD,Autism,1,16 Dec 2025,0h 0m,E
`;

describe('a pupil list', () => {
  it('as a custom report writes it', () => {
    const { pupils, contexts, problems, questions } = pupilsFrom(CUSTOM_REPORT);
    expect({ problems, questions }).toEqual({ problems: [], questions: [] });
    expect(pupils).toMatchObject([
      {
        id: '101',
        forename: 'Ava',
        surname: 'Adams',
        yearGroup: 'Year 5',
        dateOfBirth: '2016-12-16',
      },
      { id: '102', arborStudentId: '102', forename: 'Kai', dateOfBirth: '2017-04-03' },
    ]);
    expect(contexts.map(({ sen }) => sen)).toEqual(['K', null]);
  });

  it('with several rows for one pupil: one pupil, every need', () => {
    const { pupils, contexts, problems } = pupilsFrom(SEN_REPORT);
    expect(problems).toEqual([]);
    expect(pupils.map(({ id, form }) => [id, form])).toEqual([
      ['A123456789012', '5B'],
      ['B123456789012', '5B'],
    ]);
    expect(contexts.map(({ sen }) => sen)).toEqual(['K; SLCN; SEMH', 'E; ASD']);
    // The date a need began is not the day on which the pupil joined.
    expect(pupils.every(({ startDate }) => startDate === null)).toBe(true);
  });

  it('a second report adds to the pupils of the first, who keep their ids', () => {
    const first = pupilsFrom(CUSTOM_REPORT).pupils;
    const { pupils } = pupilsFrom(SEN_REPORT, first);
    expect(pupils).toMatchObject([
      { id: '101', arborStudentId: '101', upn: 'A123456789012', form: '5B' },
      { id: '102', arborStudentId: '102', upn: 'B123456789012' },
    ]);
  });

  it('social workers, plans, provision and contacts', () => {
    const { contexts, problems } = pupilsFrom(
      'Name,Form,Social worker,CP plan,Alternative provision,Pupil premium,Contact 1,Contact 2\n' +
        '"Morgan, Kai",5B,R Hale,CP and LAC,Forest School,Yes,Mum: Stacey Morgan 07700 900411,"Nan, 01632 960318"\n' +
        '"Adams, Ava",5B,No,,,N,,\n',
    );
    expect(problems).toEqual([]);
    expect(contexts[0]).toMatchObject({
      workers: [{ kind: 'social-worker', name: 'R Hale' }],
      plans: [{ kind: 'CP' }, { kind: 'LAC' }],
      provisions: [{ kind: 'alternative', name: 'Forest School' }],
      pupilPremium: true,
      contacts: [
        { priority: 1, relationship: 'mum', name: 'Stacey Morgan', phone: '07700 900411' },
        { priority: 2, relationship: 'nan', name: null, phone: '01632 960318' },
      ],
    });
    expect(contexts[1]).toMatchObject({ workers: [], plans: [], pupilPremium: false });
  });

  it('of children called Na and Null', () => {
    const { pupils, problems } = pupilsFrom(
      'Legal First Name,Legal Last Name,Preferred First Name,Leaving date\nNa,Null,-,n/a\n',
    );
    expect(problems).toEqual([]);
    expect(pupils).toMatchObject([
      { forename: 'Na', surname: 'Null', preferredForename: null, leavingDate: null },
    ]);
  });

  it('names file, row and column, what was expected and what was found', () => {
    const { problems, pupils } = pupilsFrom(
      'Arbor Student ID,Name,Date of Birth,Pupil premium\n' +
        '1,"Adams, Ava",31/02/2016,Yes\n2,Mary Jane Watson,16/12/2016,perhaps\n3,,16/12/2016,No\n1,"Morgan, Kai",,\n',
    );
    expect(problems.map(sentenceOf)).toEqual([
      'file.csv, row 2, column "Date of Birth": expected a date such as 15/09/2026, found "31/02/2016".',
      'file.csv, row 3, column "Name": expected a name as "Adams, Ava", found "Mary Jane Watson".',
      'file.csv, row 4, column "Name": expected a name, found nothing.',
      'file.csv, row 5, column "Name": expected the name in row 2, which has the same id, found "Kai Morgan".',
    ]);
    expect(pupils.map(({ id }) => id)).toEqual(['1']);
  });

  it('asks once about dates that read both ways, and reads none of them meanwhile', () => {
    const text = 'Name,Date of Birth\n"Adams, Ava",03/04/2016\n"Morgan, Kai",05/06/2016\n';
    const asked = pupilsFrom(text);
    expect(asked.questions).toEqual([
      { kind: 'dates', column: 'Date of Birth', example: '03/04/2016', why: 'ambiguous' },
    ]);
    expect(asked.pupils.every(({ dateOfBirth }) => dateOfBirth === null)).toBe(true);
    const { table, mapping } = mapped('pupils', text);
    const told = readPupils(table, mapping, {
      tenant: 'oakfield',
      known: [],
      dateOrder: 'day-first',
    });
    expect(told.questions).toEqual([]);
    expect(told.pupils.map(({ dateOfBirth }) => dateOfBirth)).toEqual(['2016-04-03', '2016-06-05']);
  });
});

describe('marks', () => {
  const AVA = pupil('Ava Adams', '5B', { id: 'ava', upn: 'A123456789012' });
  const KAI = pupil('Kai Morgan', '5B', { id: 'kai', arborStudentId: '102' });
  const twoAvas = [AVA, pupil('Ava Adams', '5B', { id: 'ava-2' })];

  it('in the long form, whatever names the pupil and the session', () => {
    const { marks, problems, blank } = marksFrom(
      'Date,Session,Mark,Student,UPN,Minutes late\n' +
        '15/09/2026,AM,/,"Adams, Ava",,\n15/09/2026,Afternoon,L,Kai Morgan,,12\n' +
        '16 Sep 2026,PM,i02,whoever,A123456789012,\n16/09/2026,AM,-,Kai Morgan,,\n17/09/2026,AM,,Kai Morgan,,\n',
      [AVA, KAI],
    );
    expect(problems).toEqual([]);
    expect(marks).toEqual([
      { pupilId: 'ava', date: '2026-09-15', session: 'AM', code: '/', minutesLate: null },
      { pupilId: 'ava', date: '2026-09-16', session: 'PM', code: 'I02', minutesLate: null },
      { pupilId: 'kai', date: '2026-09-15', session: 'PM', code: 'L', minutesLate: 12 },
    ]);
    expect(blank).toBe(2);
  });

  it('in a grid with a column for each session', () => {
    const { marks, problems } = marksFrom(
      'Student,15/09/2026 AM,15/09/2026 PM,16/09/2026 AM\nKai Morgan,N,\\,-\nAva Adams,,B,/\n',
      [AVA, KAI],
    );
    expect(problems).toEqual([]);
    expect(marks.map(({ pupilId, date, session, code }) => [pupilId, date, session, code])).toEqual(
      [
        ['kai', '2026-09-15', 'AM', 'N'],
        ['kai', '2026-09-15', 'PM', '\\'],
        ['ava', '2026-09-15', 'PM', 'B'],
        ['ava', '2026-09-16', 'AM', '/'],
      ],
    );
  });

  it('names every cell that cannot be taken', () => {
    const { marks, problems } = marksFrom(
      'Date,Session,Mark,Student\n15/09/2026,AM,ZZ,Kai Morgan\n15/09/2026,noon,N,Kai Morgan\n' +
        '15/09/2026,AM,H,Kai Morgan\n32/09/2026,AM,N,Kai Morgan\n15/09/2026,AM,N,Nobody Known\n' +
        '15/09/2026,PM,N,Kai Morgan\n15/09/2026,PM,I,Kai Morgan\n15/09/2026,PM,N,Kai Morgan\n',
      [AVA, KAI],
    );
    expect(marks).toHaveLength(1);
    expect(problems.map(({ row, column, found }) => [row, column, found])).toEqual([
      [2, 'Mark', '"ZZ"'],
      [3, 'Session', '"noon"'],
      [4, 'Mark', '"H"'],
      [5, 'Date', '"32/09/2026"'],
      [6, 'Student', '"Nobody Known"'],
      [8, 'Mark', '"I"'],
    ]);
  });

  it('of two Ava Adamses belong to neither', () => {
    const { marks, problems } = marksFrom(
      'Date,Session,Mark,Student\n15/09/2026,AM,N,Ava Adams\n',
      twoAvas,
    );
    expect(marks).toEqual([]);
    expect(problems[0]?.expected).toMatch(/one pupil; 2 fit/);
  });

  it('of an ambiguous grid are asked about before any is read', () => {
    const grid = 'Student,03/04/2026 AM,05/06/2026 AM\nKai Morgan,N,N\n';
    expect(marksFrom(grid, [KAI])).toMatchObject({
      marks: [],
      questions: [{ column: '03/04/2026 AM', why: 'ambiguous' }],
    });
    expect(marksFrom(grid, [KAI], 'day-first').marks.map(({ date }) => date)).toEqual([
      '2026-04-03',
      '2026-06-05',
    ]);
  });
});

describe('hostile cells', () => {
  it('a date is only ever a date of the calendar (property)', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('day-first' as const, null), (text, order) => {
        const reading = readDate(text, order);
        if (reading.kind === 'date') expect(() => plainDateOf(reading.date)).not.toThrow();
      }),
    );
  });
});
