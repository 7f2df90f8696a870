/**
 * A text field's `maxlength` counts UTF-16 units, so the meter does too
 * (https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#attr-fe-maxlength).
 */
export function lengthOf(text: string): number {
  return text.length;
}

const characters = new Intl.Segmenter('en-GB', { granularity: 'grapheme' });

/** The start of `text` in whole characters with `…`, at most `limit` units long; empty if nothing useful fits. */
export function shortenTo(text: string, limit: number): string {
  if (lengthOf(text) <= limit) return text;
  let kept = '';
  for (const { segment } of characters.segment(text)) {
    if (lengthOf(kept) + lengthOf(segment) + 1 > limit) break;
    kept += segment;
  }
  kept = kept.replace(/[\s;:,.–-]+$/u, '');
  return kept === '' ? '' : `${kept}…`;
}
