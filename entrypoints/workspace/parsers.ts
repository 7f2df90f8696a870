/** The pure parsers of `lib/records/import`, as the import page needs them; never the database. */
import type { ImportParsers } from '@/components/settings/import-file';
import { decodeText } from '@/lib/records/import/decode';
import {
  isField,
  mappingOf,
  namesOf,
  recall,
  suggestMapping,
  SURE,
  type ImportKind,
  type Mapping,
} from '@/lib/records/import/mapping';
import { gridColumns, readMarks } from '@/lib/records/import/read-marks';
import { readPupils } from '@/lib/records/import/read-pupils';
import { readTable } from '@/lib/records/import/table';

function checked(kind: ImportKind, mapping: Record<string, string>): Mapping {
  return Object.fromEntries(
    Object.entries(mapping).map(([column, field]) => [column, isField(kind, field) ? field : '']),
  );
}

export const parsers: ImportParsers = {
  fields: (kind) => Object.keys(namesOf(kind)),
  open(kind, bytes, name) {
    const table = readTable(decodeText(bytes, name), name);
    const grid = kind === 'marks' ? gridColumns(table) : [];
    const sessions = new Set(grid.map(({ column }) => column.key));
    const suggestions = suggestMapping(kind, table).filter(
      ({ column }) => !sessions.has(column.key),
    );
    const suggested = mappingOf(suggestions);
    return {
      name: table.file,
      rows: table.rows.length,
      gridColumns: grid.length,
      columns: suggestions.map(({ column, field, confidence, sample }) => ({
        key: column.key,
        caption: column.caption,
        sample,
        field,
        sure: confidence >= SURE,
      })),
      recall(remembered) {
        const known = recall(kind, remembered, table);
        if (known === null) return null;
        return {
          ...suggested,
          ...Object.fromEntries(Object.entries(known).filter(([key]) => !sessions.has(key))),
        };
      },
      read(mapping, { tenant, pupils, dateOrder }) {
        if (kind === 'marks') {
          const read = readMarks(table, checked(kind, mapping), { pupils, dateOrder });
          return { ...read, pupils: [], contexts: [] };
        }
        const read = readPupils(table, checked(kind, mapping), {
          tenant,
          known: pupils,
          dateOrder,
        });
        return { ...read, marks: [], blank: 0 };
      },
    };
  },
};
