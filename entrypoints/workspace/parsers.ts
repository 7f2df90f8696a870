/** The pure parsers of `lib/records/import`, as the import page needs them; never the database. */
import type { FileInHand, ImportParsers } from '@/components/settings/import-file';
import { namesOf, recall } from '@/lib/records/import/mapping';
import { ImportReader } from '@/lib/records/import/reader';

export function parsersOn(newFile: () => FileInHand): ImportParsers {
  return {
    newFile,
    fields: (kind) => Object.keys(namesOf(kind)),
    recall: (kind, remembered, { columns }) => recall(kind, remembered, columns),
  };
}

/** On the page itself: for tests, and where a worker cannot be started. */
export function fileOnPage(): FileInHand {
  const reader = new ImportReader();
  return {
    open: (blob, name, onProgress) => reader.open(blob, name, onProgress),
    read: (options, onProgress) => reader.read(options, onProgress),
    stop: () => undefined,
  };
}

export const parsers = parsersOn(fileOnPage);
