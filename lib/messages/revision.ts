/**
 * The one thing kept outside IndexedDB: a number in `storage.local` for each school, raised after
 * every change, so that open pages ask again. It holds no pupil data.
 */
export function revisionKey(tenant: string): string {
  return `revision:${tenant}`;
}
