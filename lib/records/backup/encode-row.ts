/** Rows as JSON and back. Byte arrays become `{ "$Uint8Array": base64 }`, seconds `$Uint32Array`, little-endian. */

const BYTES = '$Uint8Array';
const WORDS = '$Uint32Array';

export function toBase64(bytes: Uint8Array): string {
  let text = '';
  // In pieces: a call takes only so many arguments.
  for (let at = 0; at < bytes.length; at += 0x2000) {
    text += String.fromCharCode(...bytes.subarray(at, at + 0x2000));
  }
  return btoa(text);
}

/** @throws when it is no base64. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}

function wordsToBytes(words: Uint32Array): Uint8Array {
  const bytes = new Uint8Array(words.length * 4);
  const view = new DataView(bytes.buffer);
  words.forEach((word, at) => view.setUint32(at * 4, word, true));
  return bytes;
}

function bytesToWords(bytes: Uint8Array<ArrayBuffer>): Uint32Array {
  const view = new DataView(bytes.buffer);
  return Uint32Array.from({ length: bytes.length >> 2 }, (_, at) => view.getUint32(at * 4, true));
}

export function encodeRow(row: unknown): string {
  return JSON.stringify(row, (_key, value: unknown) => {
    if (value instanceof Uint8Array) return { [BYTES]: toBase64(value) };
    if (value instanceof Uint32Array) return { [WORDS]: toBase64(wordsToBytes(value)) };
    return value;
  });
}

/** @throws when the line is no JSON, or its bytes are no base64. */
export function decodeRow(line: string): unknown {
  return JSON.parse(line, (_key, value: unknown) => {
    if (typeof value !== 'object' || value === null) return value;
    const bytes: unknown = Reflect.get(value, BYTES);
    if (typeof bytes === 'string') return fromBase64(bytes);
    const words: unknown = Reflect.get(value, WORDS);
    return typeof words === 'string' ? bytesToWords(fromBase64(words)) : value;
  });
}
