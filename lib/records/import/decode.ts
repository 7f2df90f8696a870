import { ImportRefused } from './problem';

const SIGNATURES: [bytes: number[], kind: string][] = [
  [[0x50, 0x4b, 0x03, 0x04], 'an Excel workbook or a zip file'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'an old Excel or Word file'],
  [[0x25, 0x50, 0x44, 0x46], 'a PDF'],
  [[0x89, 0x50, 0x4e, 0x47], 'a picture'],
  [[0xff, 0xd8, 0xff], 'a picture'],
];

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte);
}

/** UTF-16 without a mark at its head: every other byte of plain text is zero. */
function looksLikeUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const sample = bytes.subarray(0, 2000);
  let even = 0;
  let odd = 0;
  sample.forEach((byte, index) => {
    if (byte !== 0) return;
    if (index % 2 === 0) even += 1;
    else odd += 1;
  });
  const most = sample.length * 0.3;
  if (odd > most && even < odd / 10) return 'utf-16le';
  if (even > most && odd < even / 10) return 'utf-16be';
  return null;
}

function encodingOf(bytes: Uint8Array): string {
  if (startsWith(bytes, [0xff, 0xfe])) return 'utf-16le';
  if (startsWith(bytes, [0xfe, 0xff])) return 'utf-16be';
  return looksLikeUtf16(bytes) ?? 'utf-8';
}

/**
 * The text of a file as offices have them: UTF-8 with or without a mark, UTF-16, else Windows-1252.
 * @throws ImportRefused for anything that is no text.
 */
export function decodeText(bytes: Uint8Array, file: string): string {
  const refuse = (found: string) =>
    new ImportRefused({ file, row: null, column: null, expected: 'a CSV file', found });
  if (bytes.length === 0) throw refuse('an empty file');
  const signature = SIGNATURES.find(([start]) => startsWith(bytes, start));
  if (signature) throw refuse(`${signature[1]}; save it as CSV first`);

  const encoding = encodingOf(bytes);
  const text = decodeAs(bytes, encoding);
  if (text.includes('\u0000')) throw refuse('a file that is no text');
  return text;
}

function decodeAs(bytes: Uint8Array, encoding: string): string {
  try {
    // A mark at the head is taken away by the decoder.
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
