/** The slide-over from the right, used for nearly every edit (arbor.md section 2.2). */
import type { Pen } from './dom';
import { noteField } from './note-field';

export interface MarkDetails {
  registerId: string;
  studentId: string;
  kind: 'late' | 'absent';
  code: string;
  minutesLate: number | null;
  note: string;
  codes: { code: string; words: string }[];
}

export interface MarkDetailsAnswer {
  code: string;
  minutesLate: number | null;
  note: string;
}

export class Slideover {
  #open: HTMLElement | null = null;
  #onClose: (() => void) | null = null;

  constructor(
    private readonly pen: Pen,
    private readonly into: HTMLElement,
  ) {}

  get isOpen(): boolean {
    return this.#open !== null;
  }

  open(title: string, content: readonly Node[], buttons: readonly HTMLElement[] = []): void {
    this.close();
    const { pen } = this;
    const heading = pen.draw('h2', 'slideover-title', {}, title);
    const cancel = pen.component(
      'mis-button',
      'button',
      'arbor-cancel-button x-btn',
      { type: 'button' },
      'Cancel',
    );
    cancel.addEventListener('click', () => this.close());
    const panel = pen.component(
      'mis-slideover',
      'div',
      'slideover',
      { role: 'dialog' },
      pen.draw(
        'div',
        'slideover-content',
        {},
        heading,
        pen.draw('div', 'slideover-body', {}, ...content),
        pen.draw('div', 'slideover-buttons', {}, cancel, ...buttons),
      ),
    );
    panel.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') this.close();
    });
    this.into.append(panel);
    this.#open = panel;
  }

  close(): void {
    this.#open?.remove();
    this.#open = null;
    this.#onClose?.();
    this.#onClose = null;
  }

  openMarkDetails(
    title: string,
    details: MarkDetails,
    save: (answer: MarkDetailsAnswer) => Promise<boolean>,
  ): void {
    const { pen } = this;
    const field = (words: string, control: HTMLElement): HTMLElement =>
      pen.component(
        'mis-field',
        'div',
        'x-field',
        {},
        pen.draw('label', 'x-form-item-label', {}, words, control),
      );
    const code = pen.component('mis-combobox', 'select', 'x-form-text');
    for (const option of details.codes) {
      const shown = pen.draw(
        'option',
        '',
        { value: option.code },
        `${option.code} ${option.words}`,
      );
      shown.selected = option.code === details.code;
      code.append(shown);
    }
    if (code.value !== details.code) {
      code.append(new Option(details.code, details.code, true, true));
    }
    const minutes = pen.component('mis-number', 'input', 'x-form-text', {
      type: 'number',
      min: '0',
      max: '300',
    });
    minutes.value = details.minutesLate === null ? '' : String(details.minutesLate);
    const note = noteField(pen, details.note, this.into);
    const button = pen.component(
      'mis-button-form-action',
      'button',
      'x-btn mis-button-green',
      { type: 'button' },
      'Save',
    );
    const rendering = setInterval(() => note.render(), 250);
    button.addEventListener('click', () => {
      button.disabled = true;
      note.render();
      void save({
        code: code.value,
        minutesLate: minutes.value === '' ? null : Number(minutes.value),
        note: note.text(),
      }).then((saved) => {
        button.disabled = false;
        if (saved) this.close();
      });
    });
    this.open(
      title,
      [
        pen.draw(
          'div',
          'arbor-simple-text',
          {},
          details.kind === 'late'
            ? 'How late did this student arrive?'
            : 'You can add any additional information about this absence.',
        ),
        field('Mark', code),
        ...(details.kind === 'late' ? [field('Minutes late', minutes)] : []),
        note.element,
      ],
      [button],
    );
    this.#onClose = () => clearInterval(rendering);
  }
}
