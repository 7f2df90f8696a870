/** A backup behind a passphrase: AES-256-GCM, the key by PBKDF2 (docs/backup.md). */
import { strFromU8, strToU8, zipSync } from 'fflate';
import { Refused } from '@/lib/messages/failures';
import { fromBase64, toBase64 } from './encode-row';
import {
  BACKUP_FORMAT_VERSION,
  ENCRYPTED,
  ENCRYPTED_FORMAT,
  ENCRYPTED_README_TEXT,
  ENCRYPTION,
  encryptionSchema,
  README,
} from './format';

/** OWASP Password Storage Cheat Sheet, PBKDF2 with HMAC-SHA-256. */
const ITERATIONS = 600_000;
/** More would be somebody's attempt to keep this computer busy. */
const MOST_ITERATIONS = 10_000_000;

async function keyOf(
  passphrase: string,
  salt: Uint8Array<ArrayBuffer>,
  iterations: number,
  use: 'encrypt' | 'decrypt',
): Promise<CryptoKey> {
  const given = new TextEncoder().encode(passphrase.normalize('NFC'));
  const raw = await crypto.subtle.importKey('raw', given, 'PBKDF2', false, ['deriveKey']);
  return crypto.subtle.deriveKey(
    { name: 'PBKDF2', hash: 'SHA-256', salt, iterations },
    raw,
    { name: 'AES-GCM', length: 256 },
    false,
    [use],
  );
}

export async function lock(
  zip: Uint8Array<ArrayBuffer>,
  passphrase: string,
  madeAt: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const key = await keyOf(passphrase, salt, ITERATIONS, 'encrypt');
  const sealed = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, zip));
  const how = {
    format: ENCRYPTED_FORMAT,
    formatVersion: BACKUP_FORMAT_VERSION,
    cipher: 'AES-256-GCM',
    keyFrom: 'PBKDF2-HMAC-SHA-256',
    iterations: ITERATIONS,
    salt: toBase64(salt),
    iv: toBase64(iv),
  };
  const files = {
    [README]: strToU8(ENCRYPTED_README_TEXT),
    [ENCRYPTION]: strToU8(`${JSON.stringify(how, null, 2)}\n`),
    [ENCRYPTED]: sealed,
  };
  return new Uint8Array(zipSync(files, { mtime: new Date(madeAt), level: 0 }));
}

/** @throws Refused `needs-passphrase`, `wrong-passphrase`, `damaged` or `newer`. */
export async function unlock(
  files: Record<string, Uint8Array>,
  passphrase: string | null,
): Promise<Uint8Array<ArrayBuffer>> {
  const sealed = files[ENCRYPTED];
  const how = readHow(files[ENCRYPTION]);
  if (!sealed || !how) {
    throw new Refused(
      'damaged',
      'This locked backup is damaged: it does not say how it is locked.',
    );
  }
  if (how.formatVersion > BACKUP_FORMAT_VERSION) throw newer(how.formatVersion);
  if (how.iterations > MOST_ITERATIONS) {
    throw new Refused('damaged', 'This locked backup is damaged: its key cannot be worked out.');
  }
  if (passphrase === null || passphrase === '') {
    throw new Refused('needs-passphrase', 'This backup is locked. Enter its passphrase.');
  }
  try {
    const key = await keyOf(passphrase, fromBase64(how.salt), how.iterations, 'decrypt');
    const iv = fromBase64(how.iv);
    const zip = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, new Uint8Array(sealed));
    return new Uint8Array(zip);
  } catch {
    // GCM cannot tell a wrong key from a changed byte.
    throw new Refused(
      'wrong-passphrase',
      'This backup does not open with that passphrase. Either it is another one, or the file is damaged.',
    );
  }
}

function readHow(bytes: Uint8Array | undefined) {
  if (!bytes) return null;
  try {
    return encryptionSchema.parse(JSON.parse(strFromU8(bytes)));
  } catch {
    return null;
  }
}

export function newer(version: number): Refused {
  return new Refused(
    'newer',
    `This backup was made by a newer Alongside (file format ${version}; this one reads ${BACKUP_FORMAT_VERSION}). Update Alongside, then restore it.`,
  );
}
