import { ImportRefused } from './problem';

const SIGNATURES: [bytes: number[], kind: string][] = [
  [
    [0xd0, 0xcf, 0x11, 0xe0],
    'an old Excel (.xls), a protected or a Word file; save it as .xlsx first',
  ],
  [[0x25, 0x50, 0x44, 0x46], 'a PDF; export the same report as Excel or CSV'],
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

/** What the first bytes say: a decoder's label, never a guess about the rest. */
export function encodingOf(bytes: Uint8Array): string {
  if (startsWith(bytes, [0xff, 0xfe])) return 'utf-16le';
  if (startsWith(bytes, [0xfe, 0xff])) return 'utf-16be';
  return looksLikeUtf16(bytes) ?? 'utf-8';
}

export function isZip(bytes: Uint8Array): boolean {
  return startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]);
}

/** @throws ImportRefused for bytes that begin like a picture, a PDF or another file that is no text. */
export function refuseOtherFiles(bytes: Uint8Array, file: string): void {
  const refuse = (found: string) =>
    new ImportRefused({
      file,
      row: null,
      column: null,
      expected: 'an Excel workbook or a CSV file',
      found,
    });
  if (bytes.length === 0) throw refuse('an empty file');
  const signature = SIGNATURES.find(([start]) => startsWith(bytes, start));
  if (signature) throw refuse(signature[1]);
}

/**
 * The text of a file as offices have them: UTF-8 with or without a mark, UTF-16, else Windows-1252.
 * @throws ImportRefused for anything that is no text.
 */
export function decodeText(bytes: Uint8Array, file: string): string {
  refuseOtherFiles(bytes, file);
  const text = decodeAs(bytes, encodingOf(bytes));
  if (text.includes('\u0000')) {
    throw new ImportRefused({
      file,
      row: null,
      column: null,
      expected: 'an Excel workbook or a CSV file',
      found: 'a file that is no text',
    });
  }
  return withWindowsLetters(text);
}

/** Windows-1252 from 0x80 on, where Latin-1 has control characters that no text holds. */
const WINDOWS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

function withWindowsLetters(text: string): string {
  return text.replace(
    /[\u0080-\u009f]/g,
    (letter) => WINDOWS[letter.charCodeAt(0) - 0x80] ?? letter,
  );
}

function decodeAs(bytes: Uint8Array, encoding: string): string {
  try {
    // A mark at the head is taken away by the decoder.
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
