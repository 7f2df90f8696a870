import { describe, expect, it } from 'vitest';
import { initialsOf } from '@/components/ui/names';

describe('initials, while a parent can read the screen', () => {
  it.each([
    ['Kai Morgan', 'K.M.'],
    ['Sam van der Berg', 'S.B.'],
    ["Erin O'Neill", 'E.O.'],
    ['Linh Nguyễn', 'L.N.'],
    ['Ömer Müller-Lüdenscheidt', 'Ö.M.'],
    ['Zoë', 'Z.'],
    ['<img src=x onerror=alert(1)> Quinn', 'I.Q.'],
    ['', '–'],
    ['123', '–'],
  ])('%s is %s', (name, initials) => {
    expect(initialsOf(name)).toBe(initials);
  });
});
