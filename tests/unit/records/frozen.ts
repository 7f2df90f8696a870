import { z } from '@/lib/schema';

/** A database as a version of Alongside left it, written down once and never again. */
export const frozenSchema = z.object({
  /** IndexedDB's own number: ten times Dexie's. */
  version: z.number(),
  stores: z.record(
    z.string(),
    z.object({
      keyPath: z.union([z.string(), z.array(z.string())]),
      autoIncrement: z.boolean(),
      indexes: z.array(
        z.object({ name: z.string(), keyPath: z.union([z.string(), z.array(z.string())]) }),
      ),
      rows: z.array(z.unknown()),
    }),
  ),
});
export type Frozen = z.infer<typeof frozenSchema>;

/** Byte arrays in JSON: `{ "$Uint8Array": "…base64…" }`. */
export function thawValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(thawValue);
  if (typeof value !== 'object' || value === null) return value;
  const bytes = Reflect.get(value, '$Uint8Array');
  if (typeof bytes === 'string') return Uint8Array.from(Buffer.from(bytes, 'base64'));
  const words = Reflect.get(value, '$Uint32Array');
  if (typeof words === 'string') {
    return new Uint32Array(Uint8Array.from(Buffer.from(words, 'base64')).buffer);
  }
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, thawValue(item)]));
}

/** Puts the sample into an empty browser profile, as that version had it: its stores, its indexes. */
export function thaw(frozen: Frozen, indexedDB: IDBFactory, name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const open = indexedDB.open(name, frozen.version);
    open.addEventListener('upgradeneeded', () => {
      for (const [store, { keyPath, autoIncrement, indexes, rows }] of Object.entries(
        frozen.stores,
      )) {
        const made = open.result.createObjectStore(store, { keyPath, autoIncrement });
        for (const index of indexes) made.createIndex(index.name, index.keyPath);
        for (const row of rows) made.put(thawValue(row));
      }
    });
    open.addEventListener('error', () => reject(open.error));
    open.addEventListener('success', () => {
      open.result.close();
      resolve();
    });
  });
}
