/** The register: List view and Profile view (arbor.md sections 3.1 and 7, points 5 to 7). */
import type { Pen } from './dom';
import { drawMark } from './mark';
import { RowsHost } from './rows-host';
import { askData, send } from './server-link';
import type { Slideover } from './slideover';
import type { WireMark, WireRegister, WireRow } from './wire';

export interface RegisterSurroundings {
  pen: Pen;
  slideover: Slideover;
  navigate(route: string): void;
  askSlideover(route: string): Promise<{ title: string; details: MarkDetailsProps } | null>;
  toast(words: string, kind: 'done' | 'error'): void;
  lost(problem: unknown): void;
  slideoverRoute(registerId: string, studentId: string, kind: 'late' | 'absent'): string;
}

export interface MarkDetailsProps {
  registerId: string;
  studentId: string;
  kind: 'late' | 'absent';
  code: string;
  minutesLate: number | null;
  note: string;
  codes: { code: string; words: string }[];
}

interface Change {
  mark?: string;
  minutes_late?: number | null;
  note?: string;
}

interface Saved {
  studentId: string;
  mark: WireMark;
  note: string;
}

const PRESENT_LIKE = new Set(['/', '\\', 'V', 'B', 'P', 'W', 'K']);

export class RegisterComponent {
  readonly element: HTMLElement;
  #data: WireRegister | null = null;
  #rows: RowsHost | null = null;
  #view: 'list' | 'profile';
  #card = 0;
  #selected = 0;
  #marksShown = true;
  #unsaved = new Map<string, Change>();
  #timers: ReturnType<typeof setTimeout>[] = [];
  #picker: HTMLElement | null = null;

  constructor(
    private readonly around: RegisterSurroundings,
    private readonly url: string,
  ) {
    this.element = around.pen.component('mis-register', 'div', 'x-panel mis-register');
    this.#view = around.pen.switches.view;
  }

  async start(): Promise<void> {
    const { switches } = this.around.pen;
    try {
      const data = await askData<WireRegister | null>(this.url);
      if (!data) return;
      this.#data = data;
    } catch (problem) {
      this.around.lost(problem);
      return;
    }
    this.#marksShown = switches.marksDelayMs === 0;
    this.#draw();
    if (!this.#marksShown) {
      this.#timers.push(
        setTimeout(() => {
          this.#marksShown = true;
          this.#draw();
        }, switches.marksDelayMs),
      );
    }
    if (switches.rerender !== 'never') {
      this.#timers.push(
        setInterval(() => this.#rows?.rerender(switches.rerender), switches.rerenderEveryMs),
      );
    }
  }

  stop(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#picker?.remove();
  }

  // --- drawing -------------------------------------------------------------------------------

  #draw(): void {
    const data = this.#data;
    if (!data) return;
    const { pen } = this.around;
    this.#picker?.remove();
    const subtitle = data.heading.subtitle;
    this.element.replaceChildren(
      ...(subtitle === null ? [] : [pen.draw('div', 'mis-subtitle', {}, subtitle)]),
      this.#toolbar('top'),
      this.#view === 'list' ? this.#list(data) : this.#profile(data),
      this.#toolbar('bottom'),
    );
    this.#rows?.placed();
  }

  #button(words: string, names: string, act: () => void): HTMLButtonElement {
    const { pen } = this.around;
    const button = pen.component(
      'mis-button',
      'button',
      `x-btn ${names}`,
      { type: 'button' },
      words,
    );
    button.addEventListener('click', act);
    return button;
  }

  #toolbar(place: 'top' | 'bottom'): HTMLElement {
    const { pen, navigate } = this.around;
    const bar = pen.draw('div', 'mis-register-toolbar');
    if (place === 'top') {
      const toggle = pen.component('mis-page-toggle', 'div', 'mis-page-toggle', { role: 'group' });
      for (const [view, words] of [
        ['list', 'List view'],
        ['profile', 'Profile view'],
      ] as const) {
        const button = this.#button(words, 'mis-toggle-option', () => {
          this.#view = view;
          this.#draw();
        });
        button.setAttribute('aria-pressed', String(this.#view === view));
        toggle.append(button);
      }
      bar.append(toggle);
    }
    bar.append(
      this.#button('Mark All Blanks as Present', 'mis-button-plain', () => void this.#markBlanks()),
    );
    if (pen.switches.save === 'button') {
      const waiting = this.#unsaved.size;
      const save = this.#button(
        waiting ? `Save Register (${waiting})` : 'Save Register',
        'mis-button-green',
        () => void this.#saveAll(),
      );
      save.disabled = waiting === 0;
      bar.append(save);
    }
    if (place === 'bottom') {
      bar.append(
        this.#button('Return To Lesson Dashboard', 'mis-button-plain', () => {
          if (this.#data) navigate(this.#data.lessonDashboard);
        }),
      );
    }
    return bar;
  }

  #list(data: WireRegister): HTMLElement {
    const { pen } = this.around;
    if (data.rows.length === 0) {
      return pen.draw('div', 'arbor-simple-text', {}, 'There are no students in this register.');
    }
    this.#rows = new RowsHost(pen, {
      count: data.rows.length,
      heads: ['Student', ...(pen.switches.pastWeek === 'on' ? ['Past week'] : []), 'Mark', 'Note'],
      draw: (at) => {
        const row = data.rows[at];
        return row ? this.#cells(row, at) : null;
      },
      act: (at, target) => this.#act(at, target),
      changed: (at, control) => this.#chosen(at, control),
    });
    return this.#rows.element;
  }

  #nameCell(row: WireRow): Node[] {
    const { pen } = this.around;
    const name = row.link
      ? pen.draw('a', 'mis-student-link', { href: row.link }, row.name)
      : pen.draw('span', 'mis-student-name', {}, row.name);
    return [
      name,
      ...row.badges.map(({ short, words }) =>
        pen.draw('span', 'mis-badge', { title: words }, short),
      ),
    ];
  }

  #pastWeek(row: WireRow): HTMLElement {
    const { pen } = this.around;
    const strip = pen.draw('span', 'mis-past-week');
    for (const day of row.pastWeek) {
      const mark = drawMark(pen, { ...day.mark, minutesLate: null });
      if (pen.switches.markWords === 'title') mark.title = `${day.date}: ${day.mark.words}`;
      strip.append(mark);
    }
    return strip;
  }

  #markControl(row: WireRow): HTMLElement {
    const { pen } = this.around;
    const data = this.#data;
    if (!this.#marksShown || !data) return pen.draw('span', 'mis-mark-waiting');
    switch (pen.switches.picker) {
      case 'boundlist':
        return pen.component(
          'mis-combobox',
          'div',
          'x-field x-form-trigger-wrap mis-mark-picker',
          { role: 'combobox', tabindex: '0', 'aria-haspopup': 'listbox', 'aria-expanded': 'false' },
          drawMark(pen, row.mark),
          pen.draw('span', 'x-form-trigger', { 'aria-hidden': 'true' }, '▾'),
        );
      case 'select': {
        const select = pen.component('mis-combobox', 'select', 'x-form-text mis-mark-select');
        select.append(new Option('-', ''));
        for (const { code, words } of data.codes)
          select.append(new Option(`${code} ${words}`, code));
        const code = row.mark.code ?? '';
        if (![...select.options].some(({ value }) => value === code)) {
          select.append(new Option(`${code} ${row.mark.words}`, code));
        }
        for (const option of select.options)
          option.toggleAttribute('selected', option.value === code);
        select.value = code;
        if (row.mark.code !== null) select.style.color = row.mark.colour;
        return select;
      }
      case 'buttons': {
        const wrap = pen.draw('span', 'mis-mark-buttons', {}, drawMark(pen, row.mark));
        for (const words of ['Present', 'Late', 'Absent']) {
          wrap.append(
            pen.component(
              'mis-button',
              'button',
              'x-btn mis-mark-button',
              { type: 'button' },
              words,
            ),
          );
        }
        return wrap;
      }
    }
  }

  #cells(row: WireRow, at: number): { cells: Node[][]; selected: boolean } {
    const { pen } = this.around;
    const note: Node[] = [];
    if (row.note && pen.switches.noteShown === 'row')
      note.push(pen.draw('span', 'mis-record-note', {}, row.note));
    const code = row.mark.code;
    if (this.#marksShown && code !== null && !PRESENT_LIKE.has(code)) {
      note.push(
        pen.component(
          'mis-button',
          'button',
          'x-btn mis-note-button',
          { type: 'button' },
          row.note ? 'Edit note' : 'Add note',
        ),
      );
    }
    return {
      cells: [
        this.#nameCell(row),
        ...(pen.switches.pastWeek === 'on' ? [[this.#pastWeek(row)]] : []),
        [this.#markControl(row)],
        note,
      ],
      selected: pen.switches.shortcuts !== 'none' && at === this.#selected,
    };
  }

  #profile(data: WireRegister): HTMLElement {
    const { pen } = this.around;
    const row = data.rows[this.#card];
    this.#rows = null;
    if (!row) {
      return pen.draw(
        'div',
        'arbor-simple-text',
        {},
        data.rows.length === 0
          ? 'There are no students in this register.'
          : 'Every student is done.',
      );
    }
    const big = (words: string, names: string): HTMLButtonElement =>
      this.#button(words, `mis-big-button ${names}`, () => void this.#quick(row, words, true));
    return pen.component(
      'mis-profile-card',
      'div',
      'mis-profile-card',
      {},
      pen.draw('div', 'mis-photo', { 'aria-hidden': 'true' }),
      pen.draw('div', 'mis-profile-name', {}, ...this.#nameCell(row)),
      row.form ? pen.draw('div', 'mis-profile-form', {}, row.form) : null,
      pen.switches.pastWeek === 'on'
        ? pen.draw('div', 'mis-profile-past', {}, 'Past week ', this.#pastWeek(row))
        : null,
      pen.draw(
        'div',
        'mis-profile-mark',
        {},
        'Mark ',
        this.#marksShown ? drawMark(pen, row.mark) : null,
      ),
      pen.draw(
        'div',
        'mis-big-buttons',
        {},
        big('Present', 'mis-big-present'),
        big('Late', 'mis-big-late'),
        big('Absent', 'mis-big-absent'),
      ),
      pen.draw(
        'div',
        'mis-profile-steps',
        {},
        this.#button('Back', 'mis-button-plain', () => this.#toCard(this.#card - 1)),
        pen.draw('span', 'mis-profile-count', {}, `${this.#card + 1} of ${data.rows.length}`),
        this.#button('Skip', 'mis-button-plain', () => this.#toCard(this.#card + 1)),
      ),
    );
  }

  #toCard(at: number): void {
    this.#card = Math.min(Math.max(0, at), this.#data?.rows.length ?? 0);
    this.#draw();
  }

  // --- acting --------------------------------------------------------------------------------

  #act(at: number, target: Element): void {
    const row = this.#data?.rows[at];
    const { pen } = this.around;
    if (!row) return;
    const picker = target.closest<HTMLElement>(pen.select('mis-mark-picker'));
    if (picker) {
      this.#openPicker(row, picker);
      return;
    }
    const button = target.closest('button');
    if (!button) return;
    if (button.matches(pen.select('mis-note-button'))) {
      void this.#openDetails(row, row.mark.code === 'L' ? 'late' : 'absent');
    } else {
      void this.#quick(row, button.textContent ?? '', false);
    }
  }

  #chosen(at: number, control: HTMLSelectElement): void {
    const row = this.#data?.rows[at];
    if (row && control.value) void this.#mark(row, control.value);
  }

  #openPicker(row: WireRow, picker: HTMLElement): void {
    const { pen } = this.around;
    const wasOpen = this.#picker !== null;
    this.#closePicker();
    if (wasOpen || !this.#data) return;
    const list = pen.component('boundlist', 'ul', 'x-boundlist', { role: 'listbox' });
    for (const { code, words, colour, icon } of this.#data.codes) {
      const option = pen.draw(
        'li',
        'x-boundlist-item',
        { role: 'option' },
        drawMark(pen, { code, words, colour, icon, minutesLate: null, planned: false }),
        ` ${words}`,
      );
      option.addEventListener('click', () => {
        this.#closePicker();
        void this.#mark(row, code);
      });
      list.append(option);
    }
    const place = picker.getBoundingClientRect();
    const below = window.innerHeight - place.bottom;
    list.style.left = `${place.left + window.scrollX}px`;
    const height = Math.min(320, Math.max(below, place.top) - 12);
    list.style.maxHeight = `${height}px`;
    document.body.append(list);
    const top =
      below >= list.offsetHeight + 8 ? place.bottom + 2 : place.top - list.offsetHeight - 2;
    list.style.top = `${top + window.scrollY}px`;
    picker.setAttribute('aria-expanded', 'true');
    this.#picker = list;
    const away = (event: Event): void => {
      if (event.composedPath().includes(list) || event.composedPath().includes(picker)) return;
      this.#closePicker();
      document.removeEventListener('pointerdown', away, true);
    };
    document.addEventListener('pointerdown', away, true);
  }

  #closePicker(): void {
    this.#picker?.remove();
    this.#picker = null;
    for (const open of this.element.querySelectorAll('[aria-expanded="true"]')) {
      open.setAttribute('aria-expanded', 'false');
    }
  }

  async #quick(row: WireRow, words: string, inProfile: boolean): Promise<void> {
    const present = this.#data?.codes[0]?.code ?? '/';
    const code = words === 'Present' ? present : words === 'Late' ? 'L' : 'N';
    await this.#mark(row, code);
    if (inProfile && code === present) this.#toCard(this.#card + 1);
  }

  async #mark(row: WireRow, code: string): Promise<void> {
    const isPresent = PRESENT_LIKE.has(code);
    const saved = await this.#save(row, {
      mark: code,
      ...(code === 'L' ? {} : { minutes_late: null }),
    });
    const { noteOpens } = this.around.pen.switches;
    if (saved && !isPresent && noteOpens === 'with-mark') {
      await this.#openDetails(row, code === 'L' ? 'late' : 'absent');
    }
  }

  async #openDetails(row: WireRow, kind: 'late' | 'absent'): Promise<void> {
    const data = this.#data;
    if (!data) return;
    const { slideover } = this.around;
    const opened = await this.around.askSlideover(
      this.around.slideoverRoute(data.registerId, row.studentId, kind),
    );
    if (!opened) return;
    const { details, title } = opened;
    const code = row.mark.code ?? details.code;
    slideover.openMarkDetails(
      title,
      { ...details, code, note: row.note, minutesLate: row.mark.minutesLate },
      (answer) =>
        this.#save(row, {
          mark: answer.code,
          minutes_late: answer.code === 'L' || answer.code === 'U' ? answer.minutesLate : null,
          note: answer.note,
        }),
    );
  }

  async #save(row: WireRow, change: Change): Promise<boolean> {
    if (this.around.pen.switches.save === 'button') {
      this.#unsaved.set(row.studentId, { ...this.#unsaved.get(row.studentId), ...change });
      if (change.note !== undefined) row.note = change.note;
      const listed = this.#data?.codes.find(({ code }) => code === change.mark);
      if (listed) {
        row.mark = { ...listed, minutesLate: change.minutes_late ?? null, planned: false };
      }
      this.#draw();
      return true;
    }
    return this.#send([{ student_id: row.studentId, ...change }]);
  }

  async #saveAll(): Promise<void> {
    const changes = [...this.#unsaved].map(([student_id, change]) => ({ student_id, ...change }));
    if (await this.#send(changes)) {
      this.#unsaved.clear();
      this.#draw();
    }
  }

  async #markBlanks(): Promise<void> {
    const data = this.#data;
    const present = data?.codes[0]?.code;
    if (!data || present === undefined) return;
    const blanks = data.rows.filter(({ mark }) => mark.code === null);
    if (this.around.pen.switches.save === 'button') {
      for (const row of blanks) await this.#save(row, { mark: present });
    } else {
      await this.#send(blanks.map(({ studentId }) => ({ student_id: studentId, mark: present })));
    }
  }

  async #send(changes: (Change & { student_id: string })[]): Promise<boolean> {
    const data = this.#data;
    if (!data || changes.length === 0) return false;
    try {
      const saved = await send<Saved[]>(data.saveUrl, { marks: changes });
      for (const { studentId, mark, note } of saved) {
        const row = data.rows.find((known) => known.studentId === studentId);
        if (row) Object.assign(row, { mark, note });
      }
      this.around.toast('Register updated.', 'done');
      this.#refresh(new Set(saved.map(({ studentId }) => studentId)));
      return true;
    } catch (problem) {
      this.around.lost(problem);
      this.#refresh(new Set(changes.map(({ student_id }) => student_id)));
      return false;
    }
  }

  /** Draws again only the rows that changed, as most hosts would. */
  #refresh(studentIds: ReadonlySet<string>): void {
    if (!this.#rows) {
      this.#draw();
      return;
    }
    this.#data?.rows.forEach((row, at) => {
      if (studentIds.has(row.studentId)) this.#rows?.redraw(at);
    });
  }

  /** The host's own single-key shortcuts. Returns what was done, or null. */
  key(key: string): string | null {
    const data = this.#data;
    const row = data?.rows[this.#selected];
    if (!data || !row || this.#view !== 'list') return null;
    const move = key === 'j' ? 1 : key === 'k' ? -1 : 0;
    if (move !== 0) {
      const before = this.#selected;
      this.#selected = Math.min(data.rows.length - 1, Math.max(0, before + move));
      this.#rows?.redraw(before);
      this.#rows?.redraw(this.#selected);
      return 'select';
    }
    const code = { p: data.codes[0]?.code, l: 'L', n: 'N', i: 'I' }[key];
    if (code === undefined) return null;
    void this.#mark(row, code);
    return `mark ${code}`;
  }
}
