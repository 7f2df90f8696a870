import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { OF_THE_DOOR_ALONE } from '@/scripts/small-guest';

/** What the injected script sends, hears, or finds stored: these names stand in other files as they are. */
const BORDERS = [
  'lib/messages/protocol.ts',
  'lib/messages/views.ts',
  'lib/messages/seen.ts',
  'lib/messages/failures.ts',
  'lib/messages/answer.ts',
  'lib/messages/transport.ts',
  'lib/arbor/reading.ts',
  'lib/arbor/layout-schema.ts',
  'entrypoints/panel/port.ts',
  'components/register/panel-state.ts',
];

describe('names shortened in the injected script', () => {
  it.each(BORDERS)('none of them crosses %s', (file) => {
    const text = readFileSync(join(import.meta.dirname, '../..', file), 'utf8');
    const fields = new Set(
      [...text.matchAll(/(?:^|[{(,;\s])([A-Za-z]\w*)\??:/gm)].map(([, name = '']) => name),
    );
    expect(fields.size, 'fields of this file').toBeGreaterThan(2);
    expect(OF_THE_DOOR_ALONE.filter((name) => fields.has(name))).toEqual([]);
  });
});
