/**
 * The card as a sheet beside the work: asks once, shows, and goes again. What is confidential is asked
 * for by a press of its own, and goes into a chronology by one more.
 */
import { useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Session } from '@/lib/attendance/session';
import type { PupilCard } from '@/lib/messages/card-view';
import type { Ask } from '@/lib/messages/protocol';
import type { DutyView, Person } from '@/lib/messages/views';
import { createDesk, lastRecord, sentenceOf, type OpenWhy } from '@/components/register/desk';
import { Undo } from '@/components/register/Undo';
import { Why } from '@/components/register/Why';
import { Announcer } from '@/components/ui/Announcer';
import { clockTime } from '@/components/ui/clock';
import { Key } from '@/components/ui/Key';
import { ownKey } from '@/components/ui/keys';
import { useAfter } from '@/components/ui/useAfter';
import { CardDock, type CardWork } from './CardDock';
import { History } from './CardHistory';
import { Confidential, Contacts, Due, Figures, Marks, Steps, Today } from './CardParts';
import { chronologyText, spanOf, type ChronologyRange, type Made } from './chronology';
import { dayOf } from './dates';
import { Meeting } from './Meeting';
import { PrintSheet } from './PrintSheet';

export interface CardSheetProps {
  ask: Ask;
  tenant: string;
  pupilId: string;
  /** Null: the card says it. */
  name: string | null;
  /** Null: as of the newest register known. */
  at: Session | null;
  person: Person | null;
  keysOff: boolean;
  /** Switched off by the policy of this browser. */
  exportOff: boolean;
  /** Something has changed when this has: the card is asked for again. */
  turn?: unknown;
  /** Left out: the card is for reading. */
  work?: CardWork | undefined;
  clock(): Date;
  copy(text: string): Promise<boolean>;
  onClose(): void;
  /** Where the page around does not take the key itself. */
  onReception?: (() => void) | undefined;
  /** A page that can print itself. */
  print?: (() => void) | undefined;
  onOpenWorkspace?: (() => void) | undefined;
}

const SLOW_MS = 1000;

function focusOf(dialog: HTMLElement | null): Element | null {
  const root = dialog?.getRootNode();
  return root instanceof ShadowRoot || root instanceof Document ? root.activeElement : null;
}
const isWithin = (dialog: HTMLElement): boolean => dialog.contains(focusOf(dialog));

export function CardSheet(props: CardSheetProps) {
  const { ask, tenant, pupilId, at, person, keysOff, exportOff, turn, work } = props;
  const { clock, copy, onClose, onReception, print, onOpenWorkspace } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  const [card, setCard] = useState<PupilCard | null>(null);
  /** The card with workers and plans; null until it was asked for. */
  const [told, setTold] = useState<PupilCard | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [why, setWhy] = useState<OpenWhy | null>(null);
  const [chosen, setRange] = useState<ChronologyRange>('year');
  const [withConfidential, setWithConfidential] = useState(false);
  const [printTurn, setPrintTurn] = useState(0);
  const [tries, setTries] = useState(0);
  const slow = useAfter(SLOW_MS, tries);
  const session = useMemo(() => at, [at?.date, at?.session]);

  const latest = useRef<{ card: PupilCard | null; work: CardWork | undefined }>({ card, work });
  latest.current = { card, work };
  const desk = useMemo(
    () =>
      createDesk({
        ask,
        newId: () => latest.current.work?.newId() ?? '',
        holder: work?.holder,
        place: () => latest.current.card && { tenant, session: latest.current.card.asOf },
        async refresh() {
          setTries((before) => before + 1);
          await latest.current.work?.refresh();
        },
      }),
    [tenant],
  );
  const form = desk.form.value;
  const said = desk.said.value;
  /** What opened the form, to have the focus again. */
  const opener = useRef<HTMLElement | null>(null);
  // The button that was pressed may have gone with what it recorded; the focus stays in the card.
  useLayoutEffect(() => {
    if (form !== null) return;
    const sheet = dialog.current;
    if (!sheet || isWithin(sheet)) return;
    if (opener.current?.isConnected) return opener.current.focus();
    sheet.querySelector<HTMLElement>('[data-record], .card-head .btn')?.focus();
  }, [form, card]);

  // Closing gives the focus back to where it was, which mere removal would not.
  useLayoutEffect(() => {
    const opened = dialog.current;
    opened?.showModal();
    return () => {
      desk.close();
      opened?.close();
    };
  }, []);
  useEffect(() => {
    let left = false;
    const load = (confidential: boolean) =>
      ask('pupil/card', { tenant, pupilId, at: session, confidential });
    Promise.all([load(false), told === null ? null : load(true)])
      .then(([plain, full]) => {
        if (left) return;
        setCard(plain);
        if (full) setTold(full);
        setTrouble(null);
      })
      .catch((error: unknown) => {
        if (!left) setTrouble(sentenceOf(error));
      });
    return () => {
      left = true;
    };
  }, [tenant, pupilId, session, turn, tries]);

  async function askConfidential(): Promise<void> {
    try {
      setTold(await ask('pupil/card', { tenant, pupilId, at: session, confidential: true }));
    } catch (error) {
      setTrouble(sentenceOf(error));
    }
  }

  async function askWhy({ key, label }: DutyView, opener: HTMLElement): Promise<void> {
    if (!card) return;
    const asked: OpenWhy = {
      title: `${card.pupil.name}: ${label}`,
      opener,
      answer: null,
      trouble: null,
    };
    const stillOpen = (next: OpenWhy) =>
      setWhy((open) => (open?.opener === opener && open.title === asked.title ? next : open));
    setWhy(asked);
    try {
      const answer = await ask('duty/why', { tenant, key, ...card.asOf });
      stillOpen({ ...asked, answer });
    } catch (error) {
      stillOpen({ ...asked, trouble: sentenceOf(error) });
    }
  }
  function closeWhy(): void {
    const opener = why?.opener;
    setWhy(null);
    opener?.focus();
  }

  function start(open: () => void): void {
    if (!work?.settings.person) return desk.say('First say who is working here.');
    const at = focusOf(dialog.current);
    opener.current = at instanceof HTMLElement ? at : null;
    open();
  }
  function record(duty: DutyView): void {
    const isCall = duty.id === 'first-day-call' && card?.recording.call;
    start(() =>
      desk.open(isCall ? { kind: 'call', pupilId } : { kind: 'settle', dutyKey: duty.key }),
    );
  }
  const nameNow = () => card?.pupil.name ?? '';
  function correct(eventId: string): void {
    start(() => desk.open({ kind: 'correct', pupilId, name: nameNow(), eventId }));
  }
  function undo(eventId: string, putsBack: boolean): void {
    start(() => {
      const name = nameNow();
      if (!putsBack) return void desk.undo([{ eventId, pupilId, name }]);
      const payload = { kind: 'undo', of: eventId } as const;
      void desk.record({ pupilId, name, payload, said: `Put back for ${name}.` });
    });
  }
  function undoLast(): void {
    const last = desk.said.peek()?.undo ?? [];
    if (last.length > 0) void desk.undo(last);
  }
  function correctLast(): void {
    const last = lastRecord(desk);
    if (last) correct(last.eventId);
  }
  const KEYS: Record<string, () => void> = {
    r: () => {
      const [first] = card?.duties ?? [];
      if (first) record(first);
    },
    u: undoLast,
    e: correctLast,
  };

  /** The sheet is drawn anew for the press, so that it says when it was made. */
  useEffect(() => {
    if (printTurn > 0) print?.();
  }, [printTurn]);

  const shown = told ?? card;
  const name = shown?.pupil.name ?? props.name ?? 'Pupil';
  const sheet = withConfidential ? told : card;
  const spans = {
    term: sheet && spanOf(sheet, 'term'),
    year: sheet && spanOf(sheet, 'year'),
    all: sheet && spanOf(sheet, 'all'),
  };
  const range = spans[chosen] ? chosen : 'all';
  const span = spans[range];
  function made(): Made {
    const now = clock();
    return { by: person?.initials ?? null, on: dayOf(now), time: clockTime(now) };
  }
  async function copyText(): Promise<boolean> {
    return sheet !== null && span !== null && copy(chronologyText(sheet, span, made()));
  }

  const about = shown && [
    shown.pupil.form,
    shown.pupil.yearGroup,
    shown.pupil.legalName && `in the register: ${shown.pupil.legalName}`,
  ];
  return (
    <div class="card-layer">
      <dialog
        ref={dialog}
        class="card-sheet"
        aria-labelledby={heading}
        onCancel={(event) => {
          event.preventDefault();
          if (desk.form.peek()) desk.close();
          else onClose();
        }}
        onKeyDown={(event) => {
          const key = ownKey(event, keysOff);
          if (key === null) return;
          if (onReception && key === '.') return onReception();
          const act = work && !why ? KEYS[key] : undefined;
          if (!act) return;
          event.preventDefault();
          event.stopPropagation();
          act();
        }}
      >
        <div class="card-head">
          <div>
            <h2 id={heading}>{name}</h2>
            <p class="quiet small">{about?.filter(Boolean).join(' · ')}</p>
          </div>
          <button type="button" class="btn" onClick={onClose}>
            Close <Key name="Esc" off={keysOff} />
          </button>
        </div>
        <div class="card-body">
          {trouble !== null && (
            <div role="alert" class="note now part">
              <p>{trouble}</p>
              <p class="acts">
                <button type="button" class="btn" onClick={() => setTries((turn) => turn + 1)}>
                  Try again
                </button>
              </p>
            </div>
          )}
          {shown === null && trouble === null && (
            <div role="status" class="part">
              <p class="quiet">{slow ? 'Still looking…' : 'Looking…'}</p>
              {slow && <div class="bar" aria-hidden="true" />}
            </div>
          )}
          {card && shown && (
            <>
              {shown.unreadable > 0 && (
                <p class="note part">
                  {shown.unreadable} stored records cannot be read by this version; they are left
                  out.
                </p>
              )}
              <div class="card-cols">
                <div>
                  <Today card={shown} />
                  <Due
                    duties={shown.duties}
                    onWhy={(duty, opener) => void askWhy(duty, opener)}
                    onRecord={work && record}
                    keysOff={keysOff}
                  />
                  <Contacts contacts={shown.contacts} />
                  <Confidential
                    confidential={shown.confidential}
                    onAsk={() => void askConfidential()}
                  />
                  {!exportOff && (
                    <Meeting
                      spans={spans}
                      range={range}
                      onRange={setRange}
                      confidential={told && withConfidential}
                      onConfidential={setWithConfidential}
                      onCopy={copyText}
                      onPrint={print && (() => setPrintTurn((turn) => turn + 1))}
                      onOpenWorkspace={onOpenWorkspace}
                    />
                  )}
                </div>
                <div>
                  <Marks card={shown} />
                  <Figures card={shown} />
                  <Steps steps={shown.steps} />
                  <History
                    history={shown.history}
                    acts={work && { onCorrect: ({ eventId }) => correct(eventId), onUndo: undo }}
                  />
                </div>
              </div>
            </>
          )}
        </div>
        {work && card && (
          <CardDock ask={ask} work={work} desk={desk} card={card} onClose={desk.close} />
        )}
        <Announcer words={said?.words ?? ''} turn={said?.turn ?? 0} />
        <Undo
          said={said}
          keysOff={keysOff}
          reception={false}
          onUndo={undoLast}
          onCorrect={correctLast}
        />
        {why && (
          <div class="sheet">
            <Why why={why} onClose={closeWhy} shortcutsOff={keysOff} />
          </div>
        )}
      </dialog>
      {print && sheet && span && !exportOff && (
        <PrintSheet card={sheet} span={span} made={made()} confidential={sheet === told} />
      )}
    </div>
  );
}
