/** The two ways in which a question can fail; each carries the sentence to show. */

/**
 * The extension was updated, reloaded or removed under an open page: nothing can be asked until
 * the person reloads it. A page is never reloaded for them: they may be typing.
 */
export class NeedsReload extends Error {
  override readonly name = 'NeedsReload';
  readonly code = 'needs-reload';
  readonly sentence: string;

  constructor(sentence = 'Alongside was updated. Reload this page to go on.') {
    super(sentence);
    this.sentence = sentence;
  }
}

/** The background answered no. `code` is for programs, `sentence` for people. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly code: string;
  readonly sentence: string;

  constructor(code: string, sentence: string) {
    super(sentence);
    this.code = code;
    this.sentence = sentence;
  }
}
