import type { PupilContext } from '@/lib/casework/context';

type Contact = PupilContext['contacts'][number];

export const PHONE = /\+?\d[\d\s()-]{7,}\d/;
const RELATIONSHIPS =
  /\b(?:mother|mum|father|dad|parent|carer|guardian|step ?mum|step ?dad|step ?mother|step ?father|foster carer|nan|gran|grandmother|grandfather|grandad|aunt|auntie|uncle|sister|brother|neighbour|social worker)\b/i;

/** "Mother's mobile" says who it is, where the cell does not. */
export function relationshipIn(caption: string, said: string): string {
  if (said !== 'contact') return said;
  const [, one] = /\b(mother|mum|father|dad|parent|guardian|carer)\b/i.exec(caption) ?? [];
  return one?.toLowerCase() ?? said;
}

/** A spreadsheet takes the nought off a number, and shows the mark that would have kept it. */
export function phoneOf(text: string | null): string | null {
  const plain = text?.trim().replace(/^'/, '') ?? '';
  if (plain === '') return null;
  // Numbers of the United Kingdom have ten digits behind their nought.
  return /^[1-9]\d{9}$/.test(plain) ? `0${plain}` : plain;
}

/** `Mum: Jane Adams 07700 900123`, `Jane Adams (Mother), 07700 900123`, in any order. */
export function readContact(text: string, priority: number): Contact {
  const phone = PHONE.exec(text)?.[0].trim() ?? null;
  const relationship = RELATIONSHIPS.exec(text)?.[0] ?? null;
  const rest = text
    .replace(PHONE, ' ')
    .replace(RELATIONSHIPS, ' ')
    .replace(/[()[\]:;,|/]+/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s-]+|[\s-]+$/g, '');
  return {
    priority,
    name: rest === '' ? null : rest,
    relationship: relationship?.toLowerCase() ?? 'contact',
    phone,
    note: null,
  };
}
