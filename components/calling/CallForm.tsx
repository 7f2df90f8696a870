import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Key } from '@/components/ui/Key';
import { capOf, meantBy, outcomeKeys } from '@/components/ui/keymap';
import type { CallRecord } from '@/lib/attendance/call-record';
import type { Session, SessionOfDay } from '@/lib/attendance/session';
import { checkComment, type Asked, type Mend } from '@/lib/comments/check';
import { formatCall } from '@/lib/comments/format';
import type { CommentFormat } from '@/lib/comments/format-of-school';
import { parseComment } from '@/lib/comments/parse';
import { codeWarnings, type RegisterTimes } from '@/lib/comments/suggest-code';
import type { ContactRoute } from '@/lib/duties/contact-route';
import type { ContactView, SiblingView } from '@/lib/messages/views';
import { buildCall } from './build-call';
import { CodeAdviceRow } from './CodeAdviceRow';
import { EMPTY_DRAFT, readDraft, type CallDraft, type Question } from './draft';
import { activeKeys, questionAfter, questionBefore } from './key-map';
import { isTextField, plainKey } from './keys';
import { LineCheck } from './LineCheck';
import { OptionGroup } from './OptionGroup';
import { questionsFor, OUTCOMES, type Option } from './questions';
import { Contacts } from './Contacts';
import { Route } from './Route';
import { siblingRecord, type SiblingRecord } from './sibling-record';
import { Siblings } from './Siblings';

export type SavedHow = 'note' | 'copy' | 'record';

const SAVE_WORDS: Record<SavedHow, string> = {
  note: 'Put in Arbor’s note',
  copy: 'Record and copy',
  record: 'Record',
};

export interface CallFormProps {
  pupil: { id: string; name: string; form: string | null };
  contacts: readonly ContactView[];
  siblings: readonly SiblingView[];
  /** Where the pupil stands on the school's clock. */
  route?: ContactRoute | null | undefined;
  session: Session;
  markShown: string | null;
  /** `HH:MM`, the school's clock. */
  now(): string;
  initials: string;
  limit: number;
  /** How long after a call in vain it is tried again. */
  ringAgainMinutes: number | undefined;
  abbreviations: Readonly<Record<string, string>>;
  /** Names of the others on the register, for the check. */
  otherNames: readonly string[];
  registerTimes?: Record<SessionOfDay, RegisterTimes> | undefined;
  format?: CommentFormat | undefined;
  /** Name of the pupil's provision, where there is one. */
  provider?: string | null | undefined;
  /** `ready` when the open note belongs for certain to this pupil. */
  noteState: 'ready' | { why: string };
  /** Copying is switched off by policy: the line is recorded, or put in the note. */
  copyOff?: boolean | undefined;
  draft: unknown;
  /** What the form is for, where it is not a new call. */
  title?: string | undefined;
  shortcutsOff: boolean;
  /** True while a record is being stored: nothing is saved twice. */
  saving?: boolean | undefined;
  focusOnOpen?: boolean | undefined;
  onDraft(draft: unknown): void;
  onSave(call: CallRecord, comment: string, how: SavedHow): void;
  /** Given, siblings absent too are offered; called once for each one ticked, before `onSave`. */
  onSaveSibling?: ((pupilId: string, call: CallRecord, comment: string) => void) | undefined;
  onClose(): void;
}

/** Beyond these a group folds to its answer once the person has moved on. */
const FOLDS_ABOVE = 4;

/** Ticks one more of the brothers and sisters; once all are ticked, none. */
const SIBLING_KEY = 'b';

const STOP = '[role=radio][tabindex="0"]';

type Focus = { question: Question; part: 'options' | 'free' } | 'save' | null;

/** Each pupil's record is its own: a form is never carried over to the next child. */
export function CallForm(props: CallFormProps) {
  return <CallFormOfPupil key={props.pupil.id} {...props} />;
}

function CallFormOfPupil(props: CallFormProps) {
  const { pupil, contacts, session, shortcutsOff, limit, format, noteState } = props;
  const [draft, setDraft] = useState<CallDraft>(() => readDraft(props.draft));
  const latest = useRef(draft);
  const root = useRef<HTMLElement>(null);
  const wantsFocus = useRef<Focus>(
    props.focusOnOpen === false
      ? null
      : draft.at === null
        ? 'save'
        : { question: draft.at, part: 'options' },
  );
  const prefix = `al-call-${pupil.id.replace(/\W/g, '-')}`;

  const setting = {
    pupilName: pupil.name,
    contacts,
    provider: props.provider ?? null,
    date: session.date,
    session: session.session,
    markShown: props.markShown,
    initials: props.initials,
    registerTimes: props.registerTimes,
    ringAgainMinutes: props.ringAgainMinutes,
    parts: format?.parts,
    outcomeKeys: outcomeKeys(),
  };
  const askings = questionsFor(draft, setting);
  const keys = activeKeys(askings, draft);
  const built = buildCall(draft, setting);
  const formatted =
    built && formatCall(built.call, { date: session.date, limit, ...(format && { format }) });
  const line = draft.line ?? formatted?.line ?? '';
  const check = checkComment(line, {
    pupilName: pupil.name,
    otherNames: props.otherNames,
    abbreviations: props.abbreviations,
    contactNames: contacts.flatMap(({ name }) => name ?? []),
    parts: format?.parts,
  });
  const warnings = built
    ? codeWarnings(
        { call: built.call, session: session.session, registerTimes: props.registerTimes },
        built.call.codeTo,
      ).map(({ message }) => message)
    : [];
  const openIndex = askings.findIndex(({ question }) => question === draft.at);
  // What a question still to come will ask is no finding yet, unless the person wrote the line.
  const findings = check.findings.filter(({ mend }) => {
    if (mend?.kind !== 'ask' || draft.at === null || draft.line !== null) return true;
    const index = askings.findIndex(({ question }) => question === mend.about);
    return index >= 0 && index < openIndex;
  });
  const mend = findings.find((finding) => finding.mend !== null)?.mend ?? null;

  // Once somebody was reached or not, the numbers give way to the answers.
  const isDialling = draft.outcome === null || draft.at === 'who' || draft.at === 'channel';
  const siblingCap = capOf(SIBLING_KEY.toUpperCase(), 'form');
  const siblings = props.onSaveSibling ? props.siblings : [];
  const records = new Map<string, SiblingRecord>();
  for (const sibling of siblings) {
    const record =
      draft.siblings.includes(sibling.pupilId) && siblingRecord(draft, setting, sibling, props);
    if (record) records.set(sibling.pupilId, record);
  }

  useLayoutEffect(() => {
    const wanted = wantsFocus.current;
    wantsFocus.current = null;
    if (wanted === null) return;
    const selector =
      wanted === 'save'
        ? '[data-save]'
        : wanted.part === 'free'
          ? `[data-free="${wanted.question}"]`
          : `[data-question="${wanted.question}"] :is([role=radio][tabindex="0"],input)`;
    root.current?.querySelector<HTMLElement>(selector)?.focus({ preventScroll: false });
  });

  function change(next: CallDraft, focus: Focus = null): void {
    latest.current = next;
    wantsFocus.current = focus;
    setDraft(next);
    props.onDraft(next);
  }

  function goTo(next: CallDraft, question: Question | null): void {
    change({ ...next, at: question }, question ? { question, part: 'options' } : 'save');
  }

  function pick(question: Question, option: Option): void {
    const { current } = latest;
    if (question === 'outcome') {
      const outcome = OUTCOMES.find(({ id }) => id === option.id)?.id ?? null;
      const kept = outcome === current.outcome ? current.answers : {};
      const next: CallDraft = {
        ...current,
        outcome,
        answers: kept,
        time: props.now(),
        line: null,
      };
      goTo(next, questionAfter(questionsFor(next, setting), 'outcome'));
      return;
    }
    const before = current.answers[question];
    const answers = {
      ...current.answers,
      [question]: { option: option.id, words: before?.words ?? '' },
    };
    if (question === 'reason' && before?.option !== option.id) delete answers.detail;
    const next: CallDraft = { ...current, answers };
    if (option.free) {
      change({ ...next, at: question }, { question, part: 'free' });
      return;
    }
    goTo(next, questionAfter(questionsFor(next, setting), question));
  }

  /** Arrow keys choose and stay (https://www.w3.org/WAI/ARIA/apg/patterns/radio/). */
  function move(question: Question, option: Option): void {
    const { current } = latest;
    const focus: Focus = { question, part: 'options' };
    if (question === 'outcome') {
      const outcome = OUTCOMES.find(({ id }) => id === option.id)?.id ?? null;
      change(
        { ...current, outcome, answers: {}, at: question, time: props.now(), line: null },
        focus,
      );
      return;
    }
    const answers = {
      ...current.answers,
      [question]: { option: option.id, words: current.answers[question]?.words ?? '' },
    };
    if (question === 'reason') delete answers.detail;
    change({ ...current, answers, at: question }, focus);
  }

  function write(question: Question, words: string): void {
    const { current } = latest;
    const option = current.answers[question]?.option ?? 'free';
    change({ ...current, answers: { ...current.answers, [question]: { option, words } } });
  }

  function stepBack(): void {
    const { current } = latest;
    const before = questionBefore(questionsFor(current, setting), current.at);
    if (before === null) {
      props.onClose();
      return;
    }
    if (before === 'outcome') {
      change(
        { ...EMPTY_DRAFT, siblings: current.siblings },
        { question: 'outcome', part: 'options' },
      );
      return;
    }
    const { [before]: _, ...answers } = current.answers;
    change({ ...current, answers, at: before }, { question: before, part: 'options' });
  }

  const asked: Record<Asked, Question> = {
    who: 'who',
    reason: 'reason',
    detail: 'detail',
    back: 'back',
    next: 'next',
  };

  function apply(wanted: Mend): void {
    const { current } = latest;
    if (wanted.kind === 'text') {
      change({ ...current, line: wanted.text });
      return;
    }
    const question = asked[wanted.about];
    const isAsked = askings.some((asking) => asking.question === question);
    if (!isAsked) {
      root.current?.querySelector<HTMLTextAreaElement>('[data-line]')?.focus();
      return;
    }
    change({ ...current, line: null, at: question }, { question, part: 'options' });
  }

  function tick(pupilId: string, ticked: boolean): void {
    const { current } = latest;
    const others = current.siblings.filter((id) => id !== pupilId);
    change({ ...current, siblings: ticked ? [...others, pupilId] : others });
  }

  function tickNext(): void {
    const { current } = latest;
    const next = siblings.find(({ pupilId }) => !current.siblings.includes(pupilId));
    if (next) tick(next.pupilId, true);
    else change({ ...current, siblings: [] });
  }

  function save(how: SavedHow): void {
    if (!built || line.trim() === '' || props.saving === true) return;
    const comment = line.replace(/\s*\n\s*/g, ' ').trim();
    const read =
      draft.line === null
        ? null
        : parseComment(comment, { date: session.date, ...(format && { format }) });
    // A line changed by hand that still reads in full says what happened; the answers say it otherwise.
    const call = read?.complete ? read.call : built.call;
    for (const [pupilId, record] of records)
      props.onSaveSibling?.(pupilId, record.call, record.comment);
    props.onSave(call, comment, how);
  }

  const main: SavedHow =
    noteState === 'ready' ? 'note' : props.copyOff === true ? 'record' : 'copy';

  function onKeyDown(event: KeyboardEvent): void {
    const key = plainKey(event);
    if (key === null) return;
    const target = event.target;
    if (key === 'Escape') {
      event.preventDefault();
      if (!isTextField(target)) {
        stepBack();
        return;
      }
      const own = target.closest('[data-question]')?.querySelector<HTMLElement>(STOP);
      (own ?? root.current?.querySelector<HTMLElement>('[data-save]'))?.focus();
      return;
    }
    if (key === 'Enter' && !event.repeat) {
      if (target instanceof HTMLElement && target.dataset.free !== undefined) {
        event.preventDefault();
        const asking = askings.find(({ question }) => question === target.dataset.free);
        if (asking) goTo(latest.current, questionAfter(askings, asking.question));
        return;
      }
      const isButton =
        target instanceof HTMLElement && target.matches('button:not([role=radio]),summary,a');
      if (isButton) return;
      event.preventDefault();
      save(main);
      return;
    }
    if (shortcutsOff || key.length !== 1 || isTextField(target) || event.repeat) return;
    const letter = key.toLowerCase();
    const hit = keys.get(letter);
    if (hit) {
      event.preventDefault();
      pick(hit.question, hit.option);
      return;
    }
    const meant = meantBy(letter, 'form');
    if (meant === 'c' && built) {
      event.preventDefault();
      save('copy');
    } else if (meant === SIBLING_KEY && built && siblings.length > 0) {
      event.preventDefault();
      tickNext();
    } else if (meant === 'x' && mend && built) {
      event.preventDefault();
      apply(mend);
    }
  }

  return (
    <section
      ref={root}
      class="al-call"
      aria-label={`${props.title ?? 'Record a call'} about ${pupil.name}${pupil.form ? `, ${pupil.form}` : ''}`}
      data-own-keys
      onKeyDown={onKeyDown}
    >
      <h2>
        {pupil.name} {pupil.form && <span class="quiet small">{pupil.form}</span>}
        {props.title !== undefined && <span class="quiet small"> · {props.title}</span>}
      </h2>
      {isDialling && <Contacts contacts={contacts} />}
      {isDialling && props.route && <Route route={props.route} />}
      <div class="al-call-questions">
        {askings.map((asking, index) => {
          const { question, options } = asking;
          const answer =
            question === 'outcome'
              ? draft.outcome
              : (draft.answers[question]?.option ?? asking.preselected);
          if (question === 'arrived') {
            return (
              <div key={question} class="al-call-row" data-question={question}>
                <label class="al-call-label" for={`${prefix}-arrived`}>
                  {asking.label}
                </label>
                <div class="al-call-answer">
                  <input
                    id={`${prefix}-arrived`}
                    class="al-call-time"
                    type="time"
                    data-free="arrived"
                    value={draft.answers.arrived?.words ?? draft.time ?? ''}
                    onInput={(event) => write('arrived', event.currentTarget.value)}
                  />
                  {built?.call.minutesLate !== null && built?.call.minutesLate !== undefined && (
                    <span class="al-call-quiet">{`${built.call.minutesLate} min after the start`}</span>
                  )}
                </div>
              </div>
            );
          }
          const passed = draft.at === null || index < openIndex;
          return (
            <OptionGroup
              key={question}
              id={`${prefix}-${question}`}
              asking={asking}
              checked={answer}
              liveKeys={
                new Set(
                  options
                    .filter(
                      (option) =>
                        keys.get(option.key)?.option.id === option.id &&
                        keys.get(option.key)?.question === question,
                    )
                    .map(({ id }) => id),
                )
              }
              isOpen={question === draft.at}
              collapsed={passed && answer !== null && options.length > FOLDS_ABOVE}
              words={draft.answers[question]?.words ?? ''}
              shortcutsOff={shortcutsOff}
              onPick={(option) => pick(question, option)}
              onMove={(option) => move(question, option)}
              onWords={(words) => write(question, words)}
              onReopen={() =>
                change({ ...latest.current, at: question }, { question, part: 'options' })
              }
            />
          );
        })}
        {built && (draft.at === null || built.advice.code !== null) && (
          <CodeAdviceRow
            advice={built.advice}
            mark={props.markShown}
            taken={draft.takeCode}
            onTake={(takeCode) => change({ ...latest.current, takeCode })}
          />
        )}
      </div>
      {built && (
        <LineCheck
          line={line}
          limit={limit}
          checklist={check.checklist}
          findings={findings}
          warnings={warnings}
          edited={draft.line !== null}
          shortened={formatted?.short === true}
          shortcutsOff={shortcutsOff}
          onLine={(text) => change({ ...latest.current, line: text })}
          onRebuild={() => change({ ...latest.current, line: null }, 'save')}
          onMend={apply}
        />
      )}
      {built && siblings.length > 0 && (
        <Siblings
          siblings={siblings}
          records={records}
          shortcut={keys.has(siblingCap.toLowerCase()) ? null : siblingCap}
          shortcutsOff={shortcutsOff}
          onTick={tick}
        />
      )}
      {built && noteState !== 'ready' && <p class="al-call-quiet">{noteState.why}</p>}
      <div class="acts al-call-acts">
        {built && (
          <button
            type="button"
            class="btn main"
            data-save
            aria-keyshortcuts="Enter"
            disabled={props.saving === true}
            onClick={() => save(main)}
          >
            {SAVE_WORDS[main]}
            <Key name="⏎" />
          </button>
        )}
        {built && main === 'note' && props.copyOff !== true && (
          <button
            type="button"
            class="btn"
            aria-keyshortcuts={shortcutsOff ? undefined : capOf('C', 'form')}
            onClick={() => save('copy')}
          >
            Copy
            <Key name="C" scope="form" off={shortcutsOff} />
          </button>
        )}
        {built && main !== 'record' && (
          <button type="button" class="link" onClick={() => save('record')}>
            Record only
          </button>
        )}
        <div class="acts end">
          <button type="button" class="link" aria-keyshortcuts="Escape" onClick={stepBack}>
            {draft.outcome === null ? 'Close' : 'Back'}
            <Key name="Esc" />
          </button>
          {draft.outcome !== null && (
            <button type="button" class="link" onClick={props.onClose}>
              Close
            </button>
          )}
        </div>
      </div>
    </section>
  );
}
