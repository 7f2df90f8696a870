import { unzipSync } from 'fflate';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { storedZip } from '@/lib/records/import/stored-zip';
import { zipEntries } from '@/lib/records/import/zip-directory';
import { runs } from '../runs';

describe('entries handed on as they are', () => {
  it('come out of a zip reader as they went in (property)', () => {
    const names = fc.uniqueArray(fc.string({ minLength: 1, unit: 'grapheme' }), { maxLength: 5 });
    fc.assert(
      fc.property(names, fc.array(fc.uint8Array({ maxLength: 400 })), (names, contents) => {
        // `__proto__` is no name of a file in a record.
        const own = names.filter((name) => name !== '__proto__');
        const files = Object.fromEntries(
          own.map((name, at) => [name, contents[at] ?? new Uint8Array()]),
        );
        const zip = new Uint8Array(storedZip(files));
        expect(unzipSync(zip)).toEqual(files);
        expect(zipEntries(zip)?.map(({ name }) => name)).toEqual(Object.keys(files));
      }),
      { numRuns: runs(200) },
    );
  });
});
