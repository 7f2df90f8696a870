/** The words with which lists say that a pupil has something, has it no longer, or on which plan they are. */
export const YES =
  /^(?:y|yes|true|1|x|✓|✔|☑|pp|current|open|active|ongoing|on roll|eligible|recipient)$/i;
export const NO =
  /^(?:n|no|false|0|none|nil|not? (?:sw|social worker|plan|sen|send)|not (?:eligible|open|applicable|on (?:a )?plan)|no special educational needs?)$/i;
/** "No longer", "ended 12/3/2026", "closed", "formerly CP": it was so, and is over. */
export const OVER =
  /\b(?:no longer|ended|closed|ceased|removed|stepped down|de-?registered|former(?:ly)?|previous(?:ly)?|historic(?:al)?|case closed|expired)\b/i;

/** A level of need at which there is no plan of the kinds that are kept. */
export function isBelowPlan(text: string): boolean {
  return /^(?:early help|eh|eha|taf|tac|universal|targeted|single agency|monitoring)\b/i.test(
    text.trim(),
  );
}

/** Says that there is none, or none any longer. */
export function isNo(text: string): boolean {
  return NO.test(text.trim()) || OVER.test(text);
}

export function plansIn(text: string): ('CP' | 'CIN' | 'LAC')[] {
  const plain = text.toLowerCase();
  const kinds: ('CP' | 'CIN' | 'LAC')[] = [];
  if (/\bcpp?\b|child protection/.test(plain)) kinds.push('CP');
  if (/\bcin\b|in need/.test(plain)) kinds.push('CIN');
  if (/\blac\b|\bcla\b|\bcic\b|looked after|in care/.test(plain)) kinds.push('LAC');
  return kinds;
}
