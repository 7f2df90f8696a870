/**
 * The shape of a backup file, which docs/backup.md describes for whoever has to read one without
 * Alongside. `formatVersion` is of the file; `storedVersion` is the database's (`database.ts`).
 */
import { z } from '@/lib/schema';

export const BACKUP_FORMAT = 'alongside-backup';
export const BACKUP_FORMAT_VERSION = 1;
export const ENCRYPTED_FORMAT = 'alongside-backup-encrypted';

export const MANIFEST = 'manifest.json';
export const CHECKSUM = 'checksum.txt';
export const README = 'README.txt';
export const ENCRYPTION = 'encryption.json';
export const ENCRYPTED = 'backup.zip.encrypted';

export const fileOfTable = (table: string): string => `tables/${table}.jsonl`;

export const manifestSchema = z.object({
  format: z.literal(BACKUP_FORMAT),
  formatVersion: z.number(),
  storedVersion: z.number(),
  tenant: z.string().check(z.minLength(1)),
  school: z.string(),
  /** ISO instant in UTC. */
  madeAt: z.string(),
  tables: z.array(
    z.object({
      table: z.string(),
      file: z.string(),
      rows: z.number(),
      bytes: z.number(),
      sha256: z.string(),
    }),
  ),
});
export type Manifest = z.infer<typeof manifestSchema>;

export const encryptionSchema = z.object({
  format: z.literal(ENCRYPTED_FORMAT),
  formatVersion: z.number(),
  cipher: z.literal('AES-256-GCM'),
  keyFrom: z.literal('PBKDF2-HMAC-SHA-256'),
  iterations: z.number(),
  /** Base64. */
  salt: z.string(),
  iv: z.string(),
});

export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export const README_TEXT = `A backup of what Alongside held of one school.

This is an ordinary zip file. manifest.json names the school, the moment and each table with its
number of rows and its SHA-256 checksum; checksum.txt holds the SHA-256 of manifest.json itself.
Every file in "tables" is text in UTF-8 with one JSON object on each line. No program of ours is
needed to read it.

pupils      the pupil list                contexts    workers, plans, contacts of each pupil
events      what was done, by whom        amendments  marks that were replaced, and by what
marks       one line for each pupil and school year:
            "codes" is {"$Uint8Array": base64}: one byte for each session, two for each day (AM, PM),
            beginning with 1 August of "year". The byte is a place in "dictionary"; 0 is no mark.
            "minutesLate" lists [place in codes, minutes].
provenance  the same places: "from" 1 is imported, 2 seen on a page; "at" is {"$Uint32Array":
            base64}, little-endian, seconds since 1 January 1970.

It holds pupils' personal data. Keep it where the school keeps such files, and delete it when it is
no longer needed.
`;

export const ENCRYPTED_README_TEXT = `A backup of what Alongside held of one school, locked with a passphrase.

encryption.json says how: the key is PBKDF2 (HMAC with SHA-256, the number of iterations and the salt
given there, 32 bytes) of the passphrase in UTF-8 (NFC); backup.zip.encrypted is AES-256-GCM with the iv
given there, no additional data, and the 16-byte tag at its end. Unlocked, it is the zip file of an
ordinary backup. Without the passphrase nobody can read it, and nobody can recover it.
`;
