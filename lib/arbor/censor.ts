/**
 * A page with every text of it taken out, so that it can be shown to anybody and become a fixture:
 * its elements, roles and states stay; names become invented ones, dates one date, and of the other
 * words only those stay that belong to registers and to nobody.
 */
import { KNOWN_ROLES, KNOWN_WORDS } from './describe';
import { readName } from './names';
import { squeeze, wordsOf } from './text';

const KEPT = new Set(
  (
    'type colspan rowspan hidden checked selected disabled readonly multiple maxlength size scope ' +
    'aria-pressed aria-checked aria-selected aria-expanded aria-haspopup aria-current aria-busy ' +
    'aria-rowindex aria-colindex aria-rowcount aria-level aria-hidden aria-autocomplete ' +
    'data-recordindex data-rowindex data-row-index data-state data-selected data-checked data-active'
  ).split(' '),
);
/** Values of these that are no number, no state and no known word are left out. */
const PLAIN_VALUE =
  /^(?:|\d{1,5}|true|false|mixed|on|off|checked|unchecked|active|inactive|selected|open|closed|date|time|page|listbox|menu|dialog|grid|tree|list|both|none|inline|row|col|rowgroup|colgroup|text|radio|checkbox|button|number|search|submit|hidden|email|tel)$/;
const WORDED = ['title', 'aria-label', 'alt', 'placeholder', 'value', 'data-qtip', 'data-tooltip'];

const OF_REGISTERS = new Set(
  (
    'register registers registration roll call attendance class form group year session lesson period ' +
    'time date day today morning afternoon am pm past week last list profile view mark marks code codes ' +
    'all blanks as present late absent absence no not yet reason provided recorded entered illness medical ' +
    'dental appointment educated off site educational visit or unauthorised authorised before after closed ' +
    'minutes mins min holiday religious observance excluded suspended student students pupil pupils name ' +
    'names surname forename first legal preferred status notes note comment comments return to dashboard ' +
    'save take edit select choose dual registered leave circumstances other any approved activity interview ' +
    'study exam travelling transport monday tuesday wednesday thursday friday of the for and in at'
  ).split(' '),
);
const CODE = /^(?:[/\\#-]|[A-Z]\d?|[A-Z]0\d)$/;

const MONTH = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*';
const DATES: readonly [RegExp, string][] = [
  [
    new RegExp(`(?:[a-z]{3,9},? )?\\d{1,2}(?:st|nd|rd|th)? ${MONTH}(?: \\d{2,4})?`, 'gi'),
    'Tuesday 15 September 2026',
  ],
  [/\d{4}-\d{2}-\d{2}/g, '2026-09-15'],
  [/\d{1,2}[/.]\d{1,2}[/.]\d{2,4}/g, '15/09/2026'],
  [/\d{1,2}:\d{2}/g, '09:00'],
];

const GIVEN = 'Ava Leo Mei Rosa Tom Noor Zoe Finn Iris Jan Kofi Lotte'.split(' ');
const FAMILY = 'Adams Brown Chen Diaz Evans Fofana Gill Haddad Ito Jones Khan Lister'.split(' ');

class Censor {
  readonly #names = new Map<string, string>();
  readonly #classes = new Map<string, string>();
  readonly #ids = new Map<string, number>();

  text(raw: string): string {
    const text = squeeze(raw);
    if (text === '') return '';
    const name = readName(text);
    if (name) return this.#name(text, name.order);
    let dated = text;
    const kept: string[] = [];
    for (const [pattern, instead] of DATES) {
      dated = dated.replace(pattern, () => `\uE000${kept.push(instead) - 1}\uE000`);
    }
    const words = dated.replace(/\uE000(\d+)\uE000|[^\s\uE000]+/g, (word, at?: string) => {
      if (at !== undefined) return kept[Number(at)] ?? '';
      if (CODE.test(word)) return word;
      return word.replace(/\p{L}[\p{L}\p{M}’']*|\d+/gu, (part) => {
        if (/\d/.test(part)) return part.replace(/\d/g, '0');
        if (OF_REGISTERS.has(part.toLowerCase()) || CODE.test(part)) return part;
        return part.replace(/\p{Lu}/gu, 'X').replace(/[^X]/gu, 'x');
      });
    });
    return words;
  }

  #name(text: string, order: 'surname-first' | 'given-first'): string {
    const at = this.#names.size;
    const known = this.#names.get(text);
    if (known) return known;
    const given = GIVEN[at % GIVEN.length] ?? 'Ava';
    const family = FAMILY[Math.floor(at / GIVEN.length + at) % FAMILY.length] ?? 'Adams';
    const invented = order === 'surname-first' ? `${family}, ${given}` : `${given} ${family}`;
    this.#names.set(text, invented);
    return invented;
  }

  #class(value: string): string {
    return value
      .split(/\s+/)
      .filter((token) => token !== '')
      .map((token) => {
        const words = wordsOf(token);
        const plain = words.filter((word) => KNOWN_WORDS.has(word));
        if (plain.length === words.length) return plain.join('-');
        const known =
          this.#classes.get(token) ?? [`c${this.#classes.size + 1}`, ...plain].join('-');
        this.#classes.set(token, known);
        return known;
      })
      .join(' ');
  }

  #link(value: string): string {
    const id = /student[^/]*\/(?:[a-z-]+\/)?(?:student-)?id\/(\d+)|student-id\/(\d+)/i.exec(value);
    const own = id?.[1] ?? id?.[2];
    if (!own) return '#';
    const known = this.#ids.get(own) ?? this.#ids.size + 1;
    this.#ids.set(own, known);
    return `/?/student-ui/overview/id/${known}`;
  }

  attributes(from: Element, to: Element): void {
    for (const { name, value } of from.attributes) {
      const said = value.trim().toLowerCase();
      if (name === 'class') to.setAttribute(name, this.#class(value));
      else if (name === 'role' && KNOWN_ROLES.has(said)) to.setAttribute(name, said);
      else if (name === 'href') to.setAttribute(name, this.#link(value));
      else if (WORDED.includes(name)) to.setAttribute(name, this.text(value));
      else if (KEPT.has(name) && PLAIN_VALUE.test(said)) to.setAttribute(name, said);
      else if (name === 'style') {
        const colours = value.match(
          /(?:^|;)\s*(?:color|background(?:-color)?|display)\s*:\s*(?:#[0-9a-f]{3,8}|rgba?\([\d\s,./%]+\)|none|flex|grid|block|inline(?:-block)?)\s*(?=;|$)/gi,
        );
        if (colours)
          to.setAttribute('style', colours.map((each) => each.replace(/^;?\s*/, '')).join(';'));
      }
    }
  }
}

const LEFT_OUT = 'script, style, template, noscript, link, meta, iframe, object, [data-alongside]';
const TAG = /^[a-z][a-z0-9]*$/;

export function censor(page: Document): string {
  const hand = new Censor();
  const out = page.implementation.createHTMLDocument('');
  const copy = (from: Element, to: Element): void => {
    hand.attributes(from, to);
    for (const node of from.childNodes) {
      if (node.nodeType === Node.TEXT_NODE) {
        const text = node.nodeValue ?? '';
        to.append(text.trim() === '' ? text.replace(/\S/g, '') : hand.text(text));
      } else if (node.nodeType === Node.ELEMENT_NODE) {
        const child = node as Element;
        if (child.matches(LEFT_OUT)) continue;
        const tag = child.tagName.toLowerCase();
        const name = TAG.test(tag) ? tag : 'x-part';
        const twin =
          child.namespaceURI === 'http://www.w3.org/2000/svg'
            ? out.createElementNS(child.namespaceURI, name)
            : out.createElement(name);
        to.append(twin);
        copy(child, twin);
      }
    }
  };
  copy(page.body, out.body);
  return `<!doctype html>\n<html><head><meta charset="utf-8"><title></title></head>${out.body.outerHTML}</html>\n`;
}
