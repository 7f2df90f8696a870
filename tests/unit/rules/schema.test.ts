import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseRulesPack } from '@/lib/rules/schema';
import { TRUST_STANDARD } from '@/lib/rules/trust-standard';
import { schoolPack } from './packs';

function messages(input: unknown): string[] {
  const parsed = parseRulesPack(JSON.parse(JSON.stringify(input)));
  return parsed.ok ? [] : parsed.problems.map(({ message }) => message);
}

const valid = schoolPack({ dayThree: [{ value: 2 }] });
const step = TRUST_STANDARD.values.ladder?.[0]?.value[0];

describe('a rules pack somebody wrote', () => {
  it('is read when it fits', () => {
    expect(parseRulesPack(valid)).toEqual({ ok: true, pack: valid });
  });

  it.each<[string, unknown, string[]]>([
    [
      'is no object',
      'dayThree = 2',
      ['The whole: expected an object with named fields, found "dayThree = 2".'],
    ],
    [
      'has a slip in a rule’s name',
      schoolPack({ dayTree: [{ value: 2 }] }),
      ['values.dayTree: this rule is not known. Check its spelling, or remove it.'],
    ],
    [
      'has a field nobody knows',
      { ...valid, comment: 'hello' },
      ['comment: this field is not known. Check its spelling, or remove it.'],
    ],
    [
      'has a number as text',
      schoolPack({ dayThree: [{ value: '2' }] }),
      ['values.dayThree[0].value: expected a whole number from 1 to 200, found "2".'],
    ],
    [
      'has a number out of bounds',
      schoolPack({ dayThree: [{ value: 0 }], penaltyWindowSchoolWeeks: [{ value: 10.5 }] }),
      [
        'values.dayThree[0].value: expected a whole number from 1 to 200, found 0.',
        'values.penaltyWindowSchoolWeeks[0].value: expected a whole number from 1 to 52, found 10.5.',
      ],
    ],
    [
      'has a date that does not exist',
      schoolPack({ dayThree: [{ value: 2, from: '2026-02-30' }] }),
      ['values.dayThree[0].from: expected a date, YYYY-MM-DD, found "2026-02-30".'],
    ],
    [
      'has a register that closes before it opens',
      schoolPack({
        registerTimes: [
          {
            value: {
              AM: { opens: '09:00', closes: '08:30' },
              PM: { opens: '13:00', closes: '13:30' },
            },
          },
        ],
      }),
      [
        'values.registerTimes[0].value.AM: expected closing after opening, found an object with the fields opens, closes.',
      ],
    ],
    [
      'names a step deep in the ladder that does not exist',
      schoolPack({ ladder: [{ value: [step, { ...step, step: 'warning' }] }] }),
      [
        'values.ladder[0].value[1].step: expected one of "letter", "pupil-voice", "informal-meeting", "medical-evidence", "csaws-letter", "csaws-meeting", "case-work", found "warning".',
      ],
    ],
    [
      'has bands that leave pupils out',
      schoolPack({ attendanceBandsTenths: [{ value: [{ label: 'Good', atOrAboveTenths: 950 }] }] }),
      [
        'values.attendanceBandsTenths[0].value: expected bands from the highest down, the last one from 0, so that every pupil falls in one, found a list of 1.',
      ],
    ],
    [
      'leaves a gap between two values',
      schoolPack({
        dayThree: [
          { value: 2, from: '2026-09-01', until: '2026-10-01' },
          { value: 1, from: '2026-11-01' },
        ],
      }),
      [
        'values.dayThree[1].from: expected 2026-10-01, where the value before ends, found 2026-11-01 (a gap).',
      ],
    ],
    [
      'lets two values overlap',
      schoolPack({
        dayThree: [
          { value: 2, from: '2026-09-01', until: '2026-12-01' },
          { value: 1, from: '2026-11-01' },
        ],
      }),
      [
        'values.dayThree[1].from: expected 2026-12-01, where the value before ends, found 2026-11-01 (an overlap).',
      ],
    ],
    [
      'ends before it begins',
      schoolPack({ dayThree: [{ value: 2, until: '2026-09-01' }] }),
      ['values.dayThree[0].until: expected a day after 2026-09-01, found 2026-09-01.'],
    ],
    [
      'passes its own value off as the Standard’s',
      {
        ...valid,
        values: {
          dayThree: [
            {
              ...valid.values['dayThree']?.[0],
              source: { kind: 'standard', paragraph: 'Standard 5', href: null, checkedOn: null },
            },
          ],
        },
      },
      [
        'values.dayThree[0].source.kind: expected a source of the school’s own: only the trust’s pack cites the Standard, found "standard".',
      ],
    ],
    [
      'was written for a newer Alongside',
      { ...valid, schema: 2, somethingNew: true },
      [
        'This rules pack was written for a newer Alongside (rules format 2; this one reads format 1). Update Alongside, then load the pack again.',
      ],
    ],
  ])('is refused in plain words when it %s', (_, input, expected) => {
    expect(messages(input)).toEqual(expected);
  });

  it('names every problem at once, so that the file is mended once', () => {
    const problems = messages(
      schoolPack({
        dayThree: [{ value: 'two' }],
        dayFife: [{ value: 5 }],
        dayFive: [{ value: null }],
      }),
    );
    expect(problems).toHaveLength(3);
  });

  it('is read or refused, never a crash, whatever was written', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (whole, value) => {
        expect(parseRulesPack(whole).ok).toBe(false);
        const parsed = parseRulesPack({
          ...valid,
          values: { ladder: [{ ...valid.values['dayThree']?.[0], value }] },
        });
        if (!parsed.ok)
          for (const { message } of parsed.problems)
            expect(message).toMatch(/^values\.ladder.+\.$/s);
      }),
    );
  });
});
