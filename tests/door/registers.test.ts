import { describe, expect, it } from 'vitest';
import { marksOf, readRegister } from './frame';
import { DECOYS, MORE_REGISTERS } from './pages/more-registers';
import { REGISTERS } from './pages/registers';
import { UNLIKE } from './pages/unlike';

describe('a register is read whatever its markup', () => {
  it.each(
    [...REGISTERS, ...MORE_REGISTERS, ...DECOYS, ...UNLIKE].map(
      (fixture) => [fixture.name, fixture] as const,
    ),
  )('%s', (_, fixture) => {
    const reading = readRegister(fixture.html, fixture.url);
    expect(marksOf(reading)).toEqual(fixture.marks);
    expect(reading.date).toBe(fixture.date);
    expect(reading.session).toBe(fixture.session);
    expect(reading.group).toBe(fixture.group);
    if (fixture.startsAt) expect(reading.startsAt).toBe(fixture.startsAt);
    if (fixture.view) expect(reading.view).toBe(fixture.view);
    for (const [name, id] of Object.entries(fixture.ids ?? {})) {
      expect(reading.rows.find(({ shownName }) => shownName === name)?.arborStudentId).toBe(id);
    }
    expect(new Set(reading.rows.map(({ rowKey }) => rowKey)).size).toBe(reading.rows.length);
    expect(reading.recognisedBy.length).toBeGreaterThan(1);
  });
});
