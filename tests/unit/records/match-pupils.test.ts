import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import { plainDateOf } from '@/lib/attendance/plain-date';
import type { Pupil } from '@/lib/attendance/pupil';
import { matchPupils } from '@/lib/records/match-pupils';
import { foldName, writtenNames } from '@/lib/records/names';
import { pupil, row } from './school';

const date = plainDateOf('2026-09-15');

const LIST: Pupil[] = [
  pupil('Kai Morgan', '5B', { arborStudentId: '101' }),
  pupil('Erin O’Neill', '5B'),
  pupil('Linh Nguyễn', '5B'),
  pupil('Sam van der Berg', '5B'),
  pupil('Zoë Reid', '5B', { id: 'zoe-with-dots' }),
  pupil('Zoe Reid', '5B', { id: 'zoe-without' }),
  pupil('Jürgen Müller-Lüdenscheidt', '5B'),
  pupil('Elizabeth Wright', '5B', { preferredForename: 'Ellis' }),
  pupil('Ava Adams', '5B', { id: 'ava-1' }),
  pupil('Ava Adams', '5B', { id: 'ava-2' }),
  pupil('Ava Bello', '5A', { id: 'ava-in-5a' }),
  pupil('Ava Bello', '5B', { id: 'ava-in-5b' }),
  pupil('Tobi Bello', '3A'),
  pupil('Dev Patel', '5B', { leavingDate: plainDateOf('2026-07-21') }),
  pupil('Tom Morgan', '2A', { arborStudentId: '102' }),
  pupil('Noor Khan', null),
];

function match(rows: ReturnType<typeof row>[], group: string | null = 'Year 5: 5B') {
  const matching = matchPupils({ rows, group, date }, LIST);
  return { ids: matching.rows.map(({ pupil }) => pupil?.id ?? null), doubts: matching.doubts };
}

describe('a row is one pupil of the list', () => {
  it.each([
    ['Kai Morgan', 'kai-morgan'],
    ['Morgan, Kai', 'kai-morgan'],
    ['MORGAN,  Kai', 'kai-morgan'],
    ['Morgan Kai', 'kai-morgan'],
    ["O'NEILL, Erin", 'erin-o’neill'],
    ['Erin ONeill', 'erin-o’neill'],
    ['Nguyen, Linh', 'linh-nguyễn'],
    ['Nguyễn, Linh'.normalize('NFD'), 'linh-nguyễn'],
    ['van der Berg, Sam', 'sam-van-der-berg'],
    ['Sam Van Der Berg', 'sam-van-der-berg'],
    ['Muller Ludenscheidt, Jurgen', 'jürgen-müller-lüdenscheidt'],
    ['Ellis Wright', 'elizabeth-wright'],
    ['Wright, Elizabeth', 'elizabeth-wright'],
    ['Zoë Reid', 'zoe-with-dots'],
    ['Reid, Zoe', 'zoe-without'],
    ['Ava Bello', 'ava-in-5b'],
    ['Noor Khan', 'noor-khan'],
  ])('"%s" in 5B', (shownName, id) => {
    expect(match([row(shownName)])).toEqual({ ids: [id], doubts: [] });
  });

  it('by its id, whatever form the page shows and however the name is dressed', () => {
    expect(
      match([row('Morgan, Kai James', undefined, { arborStudentId: '101', form: '6C' })]),
    ).toEqual({
      ids: ['kai-morgan'],
      doubts: [],
    });
  });

  it('by a name that only one pupil of the school bears, where a lesson names no form', () => {
    expect(match([row('Tobi Bello')], '8x/Ma2').ids).toEqual(['tobi-bello']);
  });

  it('whichever of its names the page writes, in any case and order (property)', () => {
    const part = fc.stringMatching(/^[A-Za-zÀ-žß][a-zà-ž' -]{0,8}[a-zà-ž]$/);
    fc.assert(
      fc.property(part, part, fc.nat(), fc.boolean(), (forename, surname, pick, upper) => {
        const one = { ...pupil('x y', '5B'), forename, surname };
        const names = writtenNames(one);
        const written = names[pick % names.length] ?? '';
        const shown = upper ? written.toUpperCase() : written;
        const { rows } = matchPupils({ rows: [row(shown)], group: '5B', date }, [one]);
        return rows[0]?.pupil === one;
      }),
    );
  });
});

describe('a row is nobody, and the panel says why', () => {
  it.each([
    ['two pupils share name and form', row('Ava Adams'), 'two pupils called Ava Adams in 5B'],
    ['the name is not on the list', row('Nobody Known'), 'not on the pupil list'],
    [
      'the pupil of that name is in another form',
      row('Tobi Bello'),
      'on the pupil list, but not in 5B',
    ],
    ['the pupil has left', row('Dev Patel'), 'left before this day, says the pupil list'],
    [
      'the id is the brother’s',
      row('Kai Morgan', undefined, { arborStudentId: '102' }),
      'the student id belongs to another name on the pupil list',
    ],
    [
      'the id is unknown and the name has another',
      row('Kai Morgan', undefined, { arborStudentId: '999' }),
      'the student id is not the one on the pupil list',
    ],
    ['the accent fits neither of two', row('ZÒE REID'), 'two pupils called Zoë Reid in 5B'],
  ])('%s', (_story, shown, why) => {
    const { ids, doubts } = match([shown], 'Year 5: 5B');
    expect(ids).toEqual([null]);
    expect(doubts).toEqual([{ rows: 1, why }]);
  });

  it('when the same name is in two forms and the lesson names none', () => {
    expect(match([row('Ava Bello')], '8x/Ma2')).toEqual({
      ids: [null],
      doubts: [{ rows: 1, why: 'two pupils called Ava Bello' }],
    });
  });

  it('when two rows claim one pupil by name alone: neither is', () => {
    const twice = [row('Erin O’Neill'), { ...row("O'Neill, Erin"), rowKey: 'second' }];
    expect(match(twice)).toEqual({
      ids: [null, null],
      doubts: [{ rows: 2, why: 'several rows called Erin O’Neill, one pupil on the list' }],
    });
  });

  it('counts the rows of one reason together and leaves the others alone', () => {
    const { ids, doubts } = match([
      row('Ava Adams'),
      { ...row('Adams, Ava'), rowKey: 'second Ava' },
      row('Nobody Known'),
      row('Kai Morgan'),
    ]);
    expect(ids).toEqual([null, null, null, 'kai-morgan']);
    expect(doubts).toEqual([
      { rows: 2, why: 'two pupils called Ava Adams in 5B' },
      { rows: 1, why: 'not on the pupil list' },
    ]);
  });

  it('before anything was imported', () => {
    expect(matchPupils({ rows: [row('Kai Morgan')], group: '5B', date }, []).doubts).toEqual([
      { rows: 1, why: 'no pupil list has been imported yet' },
    ]);
  });

  it('never invents one: every match is a pupil whose name the row shows (property)', () => {
    fc.assert(
      fc.property(fc.string(), fc.option(fc.constantFrom('5B', '5A', '101')), (name, form) => {
        const { rows } = matchPupils(
          { rows: [row(name, undefined, { form })], group: null, date },
          LIST,
        );
        const found = rows[0]?.pupil;
        return !found || writtenNames(found).map(foldName).includes(foldName(name));
      }),
    );
  });
});
