/**
 * A zip file whose entries are stored as they are, for a reader that wants one and has no use for its
 * checks: copying takes a few milliseconds, checksums of a year's grid as long as inflating it.
 * Layout: PKWARE APPNOTE 6.3, sections 4.3.7, 4.3.12 and 4.3.16.
 */
const [LOCAL, ENTRY, END] = [0x04034b50, 0x02014b50, 0x06054b50];
const [LOCAL_LENGTH, ENTRY_LENGTH, END_LENGTH] = [30, 46, 22];
const VERSION = 20;
/** Names are UTF-8. */
const FLAGS = 1 << 11;

export function storedZip(files: Readonly<Record<string, Uint8Array>>): ArrayBuffer {
  const entries = Object.entries(files).map(([name, data]) => ({
    name: new TextEncoder().encode(name),
    data,
  }));
  const names = entries.reduce((sum, { name }) => sum + name.length, 0);
  const stored = entries.reduce((sum, { data }) => sum + data.length, 0);
  const directory = LOCAL_LENGTH * entries.length + names + stored;
  const length = directory + ENTRY_LENGTH * entries.length + names + END_LENGTH;
  const bytes = new Uint8Array(length);
  const view = new DataView(bytes.buffer);
  let at = 0;
  let listed = directory;
  for (const { name, data } of entries) {
    const from = at;
    view.setUint32(at, LOCAL, true);
    view.setUint16(at + 4, VERSION, true);
    view.setUint16(at + 6, FLAGS, true);
    sizesAt(view, at + 18, name, data);
    bytes.set(name, at + LOCAL_LENGTH);
    bytes.set(data, at + LOCAL_LENGTH + name.length);
    at += LOCAL_LENGTH + name.length + data.length;

    view.setUint32(listed, ENTRY, true);
    view.setUint16(listed + 4, VERSION, true);
    view.setUint16(listed + 6, VERSION, true);
    view.setUint16(listed + 8, FLAGS, true);
    sizesAt(view, listed + 20, name, data);
    view.setUint32(listed + 42, from, true);
    bytes.set(name, listed + ENTRY_LENGTH);
    listed += ENTRY_LENGTH + name.length;
  }
  view.setUint32(listed, END, true);
  view.setUint16(listed + 8, entries.length, true);
  view.setUint16(listed + 10, entries.length, true);
  view.setUint32(listed + 12, listed - directory, true);
  view.setUint32(listed + 16, directory, true);
  return bytes.buffer;
}

/** Packed and unpacked size and the length of the name stand in this order in both places. */
function sizesAt(view: DataView, at: number, name: Uint8Array, data: Uint8Array): void {
  view.setUint32(at, data.length, true);
  view.setUint32(at + 4, data.length, true);
  view.setUint16(at + 8, name.length, true);
}
