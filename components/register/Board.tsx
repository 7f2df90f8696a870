/** Calls, follow-ups and tracker of a whole school: the workspace's pages. */
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Ask, Replies } from '@/lib/messages/protocol';
import type { DutyView, OffSiteItem, QueueItem, Settings, TrackerItem } from '@/lib/messages/views';
import { shortDate } from '@/lib/attendance/plain-date';
import { useReasonArrived } from '@/components/casework/reason-arrived';
import { aboutOfKey } from '@/components/casework/about-duty';
import { DecideForm } from '@/components/casework/DecideForm';
import { OffSite, OPEN_STATES } from '@/components/casework/OffSite';
import { whoAnswers } from '@/components/casework/who-answers';
import { clockTime } from '@/components/ui/clock';
import { StepForm } from '@/components/casework/StepForm';
import { Tracker } from '@/components/tracker/Tracker';
import { Announcer } from '@/components/ui/Announcer';
import { ownKey } from '@/components/ui/keys';
import { useAfter } from '@/components/ui/useAfter';
import { CallsList, latestCall, type Correctable } from './CallsList';
import { createDesk, lastRecord, sentenceOf, type Recorded } from './desk';
import { FollowUps } from './FollowUps';
import type { Forms, FormSurroundings } from './forms';
import { nextToCall } from './next-call';
import { Undo } from './Undo';
import { timesOf, useWake } from './useWake';
import { whenCalm } from './when-calm';
import { Why } from './Why';

export type BoardPart = 'calls' | 'follow-ups' | 'off-site' | 'tracker';

export interface BoardProps {
  ask: Ask;
  forms: Forms;
  tenant: string;
  part: BoardPart;
  settings: Settings;
  newId(): string;
  /** Names this desk to others that have the same school open. */
  holder?: string | undefined;
  onGo(page: string): void;
  onReception(reception: boolean): void;
  /** Calls back whenever something was stored elsewhere; answers with how to stop. */
  onChanged?: ((changed: () => void) => () => void) | undefined;
}

const HEADINGS: Record<BoardPart, string> = {
  calls: 'Calls',
  'follow-ups': 'Follow-ups',
  'off-site': 'Off site today',
  tracker: 'Tracker',
};
const EMPTY: Record<BoardPart, string> = {
  calls: 'No calls from the registers read so far.',
  'follow-ups': 'Nothing to follow up.',
  'off-site': 'Nobody is marked or planned off site.',
  tracker: 'No pupil is on the tracker.',
};
const SLOW_MS = 1000;

type BoardReply = Replies['school/board'];

export function Board(props: BoardProps) {
  const { ask, forms, tenant, part, settings, newId, onGo, onReception } = props;
  const { reception, person, shortcutsOff: keysOff } = settings;
  const [board, setBoard] = useState<BoardReply | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [picked, setPicked] = useState<string | null>(null);
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const [focusTurn, setFocusTurn] = useState(0);
  const slow = useAfter(SLOW_MS, tenant);
  const latest = useRef<BoardReply | null>(null);
  latest.current = board;

  async function load(): Promise<void> {
    try {
      const answer = await ask('school/board', { tenant });
      setBoard(answer);
      setTrouble(null);
    } catch (error) {
      setTrouble(sentenceOf(error));
    }
  }

  const isRecording = useRef<() => boolean>(() => false);
  const calm = useMemo(() => whenCalm(window, load, () => isRecording.current()), [tenant]);
  useEffect(() => () => calm.stop(), [calm]);
  const desk = useMemo(
    () =>
      createDesk({
        ask,
        newId,
        holder: props.holder,
        refresh: () => calm.ask(),
        place: () => {
          const session = latest.current?.session;
          return session
            ? { tenant, session: { date: session.date, session: session.session } }
            : null;
        },
      }),
    [tenant],
  );
  isRecording.current = () => desk.form.peek() !== null;
  useEffect(() => {
    void calm.ask();
    // Back from Arbor's page, where registers were read meanwhile.
    const onFocus = () => void calm.ask();
    addEventListener('focus', onFocus);
    const stop = props.onChanged?.(onFocus);
    return () => {
      stop?.();
      removeEventListener('focus', onFocus);
    };
  }, [tenant, part]);

  useWake(board?.session?.date ?? null, timesOf(board?.queue ?? []), () => void calm.ask());
  useReasonArrived(
    board?.on ?? null,
    board?.queue ?? [],
    board?.done ?? [],
    () => true,
    desk.sayToo,
  );

  const form = desk.form.value;
  const why = desk.why.value;
  const said = desk.said.value;
  const session = board?.session ?? null;
  const comment = board?.comment ?? null;
  const canRecord = session !== null && person !== null && !reception;

  function start(open: () => void): void {
    if (reception) return;
    if (person === null) onGo('settings');
    else if (session === null) desk.say('Open a register in Arbor first: nothing was read yet.');
    else open();
  }
  const call = ({ pupilId }: QueueItem) => start(() => desk.open({ kind: 'call', pupilId }));
  const told = ({ pupilId }: QueueItem) => start(() => desk.open({ kind: 'told', pupilId }));
  const correct = (of: Correctable | null) =>
    of && start(() => desk.open({ kind: 'correct', ...of }));
  const settle = (duty: DutyView) => start(() => desk.open({ kind: 'settle', dutyKey: duty.key }));
  const decide = ({ pupilId }: TrackerItem, kind: 'step' | 'decide') =>
    start(() => desk.open({ kind, pupilId }));
  const offSite = board?.offSite?.items ?? [];
  const recordOffSite = ({ duty }: OffSiteItem) => settle(duty);
  function confirmOffSite(item: OffSiteItem): void {
    const by = whoAnswers(item, offSite);
    if (by === null) return recordOffSite(item);
    const { duty, provider } = item;
    start(() => {
      const time = clockTime(new Date());
      const payload = {
        kind: 'confirmation',
        provider,
        confirmedBy: by,
        time,
        attended: true,
      } as const;
      const said = `${duty.name} confirmed by ${by} at ${time}.`;
      const about = aboutOfKey(duty.key);
      const open = offSite.filter(({ state }) => OPEN_STATES.includes(state));
      const at = open.indexOf(item);
      // One call after the other: the next that nobody has confirmed, or this one, to take it back.
      const next = open[at + 1] ?? open[at - 1] ?? item;
      const recorded = { pupilId: duty.pupilId, name: duty.name, payload, about, said };
      void desk.record(recorded).then((stored) => {
        if (!stored) return;
        setPicked(next.duty.key);
        setFocusTurn((turn) => turn + 1);
      });
    });
  }
  const explain = (key: string, title: string, opener: HTMLElement | null) =>
    void desk.askWhy(key, title, opener);
  function close(): void {
    desk.close();
    setFocusTurn((turn) => turn + 1);
  }
  function undoLast(): void {
    const undo = desk.said.peek()?.undo;
    if (undo && undo.length > 0) void desk.undo(undo);
  }

  const ofSchool = board?.ofSchool ?? [];
  const followUps = [...ofSchool, ...(board?.followUps ?? [])];
  const queued = board?.queue.find(({ pupilId }) => pupilId === picked) ?? board?.queue[0];
  const tracked = board?.tracker.find(({ pupilId }) => pupilId === picked) ?? board?.tracker[0];
  const due = followUps.find(({ key }) => key === picked) ?? followUps[0];
  const pickedOfSchool = ofSchool.find(({ key }) => key === picked);

  const away = offSite.find(({ duty }) => duty.key === picked) ?? offSite[0];
  const isAwayOpen = away && OPEN_STATES.includes(away.state);

  function explainPicked(): void {
    if (reception) return;
    const active = document.activeElement;
    const opener = active instanceof HTMLElement ? active : null;
    if (part === 'calls' && queued) explain(queued.chip.key, queued.name, opener);
    if (part === 'follow-ups' && due) explain(due.key, due.name, opener);
    if (part === 'off-site' && away) explain(away.duty.key, away.duty.name, opener);
    if (part === 'tracker' && pickedOfSchool) {
      explain(pickedOfSchool.key, pickedOfSchool.name, opener);
    } else if (part === 'tracker' && tracked?.next) explain(tracked.next.key, tracked.name, opener);
  }
  const KEYS: Record<string, () => void> = {
    r: () => {
      if (part === 'calls' && queued) call(queued);
      if (part === 'follow-ups' && due && due.state !== 'settled') settle(due);
      if (part === 'off-site' && isAwayOpen) recordOffSite(away);
      if (part === 'tracker' && pickedOfSchool && pickedOfSchool.state !== 'settled') {
        settle(pickedOfSchool);
      }
    },
    x: () => part === 'off-site' && isAwayOpen && confirmOffSite(away),
    w: () => part === 'calls' && queued && (queued.alert || queued.dslToTell) && told(queued),
    s: () => part === 'tracker' && !pickedOfSchool && tracked && decide(tracked, 'step'),
    d: () => part === 'tracker' && !pickedOfSchool && tracked && decide(tracked, 'decide'),
    u: undoLast,
    e: () => correct(lastRecord(desk) ?? (part === 'calls' && queued ? latestCall(queued) : null)),
    y: explainPicked,
    '?': explainPicked,
    '.': () => onReception(!reception),
    Escape: () => form && close(),
  };

  function surroundings(
    pupilId: string | null,
    name: string,
    about?: Recorded['about'],
  ): FormSurroundings | null {
    if (!person || !session || !board || !comment) return null;
    return {
      ask,
      tenant,
      session: { date: session.date, session: session.session },
      person,
      comment,
      registerTimes: board.registerTimes,
      ringAgainMinutes: board.ringAgainMinutes,
      otherNames: board.queue.filter((each) => each.pupilId !== pupilId).map((each) => each.name),
      featuresOff: settings.featuresOff ?? [],
      keysOff,
      saving: desk.saving.value,
      refused: desk.refused.value,
      onSave: (payload, words) => {
        const isCall = desk.form.peek()?.kind === 'call' && pupilId !== null;
        const next = isCall ? nextToCall(board.queue, pupilId, desk.holder) : null;
        void desk.record({ pupilId, name, payload, about, said: words }).then((stored) => {
          if (!stored) return;
          if (next !== null) setPicked(next);
          setFocusTurn((turn) => turn + 1);
        });
      },
      onSaveFor: (other, otherName, payload, words) => {
        void desk.record({ pupilId: other, name: otherName, payload, said: words });
      },
      onClose: close,
    };
  }

  function dock() {
    if (!form || !board) return null;
    if (form.kind === 'settle') {
      const duty =
        followUps.find(({ key }) => key === form.dutyKey) ??
        offSite.find((item) => item.duty.key === form.dutyKey)?.duty;
      const around = duty && surroundings(duty.pupilId || null, duty.name, aboutOfKey(duty.key));
      return duty && around ? forms.settle(around, duty) : null;
    }
    if (form.kind === 'step' || form.kind === 'decide') {
      const item = board.tracker.find(({ pupilId }) => pupilId === form.pupilId);
      if (!item) return null;
      const CaseForm = form.kind === 'step' ? StepForm : DecideForm;
      return (
        <CaseForm
          key={`${form.kind}:${item.pupilId}`}
          item={item}
          saving={desk.saving.value}
          refused={desk.refused.value}
          onSave={(payload, words) => {
            void desk
              .record({ pupilId: item.pupilId, name: item.name, payload, said: words })
              .then((stored) => {
                if (stored) setFocusTurn((turn) => turn + 1);
              });
          }}
          onClose={close}
        />
      );
    }
    if (form.kind === 'correct') {
      const { pupilId, eventId, name } = form;
      const around = surroundings(pupilId, name);
      return around && forms.correct(around, { pupilId, eventId, rowKey: null });
    }
    const item = board.queue.find(({ pupilId }) => pupilId === form.pupilId);
    const about = form.kind === 'told' && item?.alert ? aboutOfKey(item.alert.dutyKey) : undefined;
    const around = item && surroundings(item.pupilId, item.name, about);
    return item && around ? forms[form.kind](around, item) : null;
  }

  function undoSettled({ settledByEvent, pupilId, name }: DutyView): void {
    if (settledByEvent === null) return;
    void desk.undo([{ eventId: settledByEvent, pupilId: pupilId || null, name }]);
  }

  function list(duties: readonly DutyView[], done: readonly DutyView[]) {
    return (
      <FollowUps
        duties={duties}
        done={done}
        picked={picked}
        onPick={setPicked}
        onSettle={settle}
        onUndo={undoSettled}
        onCorrect={({ pupilId, name, settledByEvent }) =>
          correct(
            settledByEvent === null
              ? null
              : { pupilId: pupilId || null, name, eventId: settledByEvent },
          )
        }
        onWhy={explain}
        reception={reception}
        keysOff={keysOff}
        focusTurn={focusTurn}
      />
    );
  }

  const count = {
    calls: board?.queue,
    'follow-ups': board && followUps,
    'off-site': board && offSite,
    tracker: board?.tracker,
  };
  const opens = dock();
  return (
    <div
      onKeyDown={(event) => {
        const key = ownKey(event, keysOff);
        const act = key === null ? undefined : KEYS[key];
        if (!act) return;
        event.preventDefault();
        act();
      }}
    >
      <Announcer words={said?.words ?? ''} turn={said?.turn ?? 0} />
      <h1>{HEADINGS[part]}</h1>
      {board && (
        <p class="quiet small">
          {board.on === null
            ? 'No register read yet.'
            : `As of the register of ${session ? `${shortDate(session.date)} ${session.session}` : board.on}.`}
        </p>
      )}
      {trouble !== null && (
        <div role="alert" class="note now block">
          <p>{trouble}</p>
          <button type="button" class="btn" onClick={() => void calm.ask()}>
            Try again
          </button>
        </div>
      )}
      {board === null && trouble === null && (
        <div role="status" class="block">
          <p class="quiet">{slow ? 'Still looking…' : 'Looking…'}</p>
          {slow && <div class="bar" aria-hidden="true" />}
        </div>
      )}
      {board && (
        <div class={`board${opens ? ' with-dock' : ''}`}>
          <div>
            {count[part]?.length === 0 && (
              <div class="empty">
                <p>
                  <b>{EMPTY[part]}</b>
                </p>
                {board.on === null && (
                  <p class="quiet">Open a register in Arbor; Alongside reads it by itself.</p>
                )}
              </div>
            )}
            {part === 'calls' && (
              <CallsList
                queue={board.queue}
                order={board.order}
                holder={desk.holder}
                picked={picked}
                onPick={setPicked}
                onCall={call}
                onTold={told}
                onCorrect={correct}
                onWhy={explain}
                reception={reception}
                keysOff={keysOff}
                focusTurn={focusTurn}
              />
            )}
            {part === 'follow-ups' && list(followUps, board.done ?? [])}
            {part === 'off-site' && board.offSite && offSite.length > 0 && (
              <OffSite
                board={board.offSite}
                picked={picked}
                onPick={setPicked}
                onConfirm={confirmOffSite}
                onRecord={recordOffSite}
                onUndo={({ duty }) => undoSettled(duty)}
                onWhy={explain}
                reception={reception}
                keysOff={keysOff}
                focusTurn={focusTurn}
              />
            )}
            {part === 'tracker' && ofSchool.length > 0 && (
              <>
                {list(ofSchool, [])}
                {board.tracker.length > 0 && <h2 class="sec">Pupils</h2>}
              </>
            )}
            {part === 'tracker' && (
              <Tracker
                items={board.tracker}
                picked={picked}
                opened={opened}
                onPick={setPicked}
                onToggle={(pupilId) => {
                  const next = new Set(opened);
                  if (!next.delete(pupilId)) next.add(pupilId);
                  setOpened(next);
                  setPicked(pupilId);
                }}
                onOutlook={desk.outlook}
                onStep={(item) => decide(item, 'step')}
                onDecide={(item) => decide(item, 'decide')}
                onUndo={(eventId, { pupilId, name }) =>
                  void desk.undo([{ eventId, pupilId, name }])
                }
                onCorrect={(eventId, { pupilId, name }) => correct({ eventId, pupilId, name })}
                onWhy={explain}
                reception={reception}
                keysOff={keysOff}
                focusTurn={focusTurn}
                canRecord={canRecord}
              />
            )}
          </div>
          {opens && (
            <section class="dock" aria-label="Record">
              {opens}
            </section>
          )}
        </div>
      )}
      <Undo
        said={said}
        keysOff={keysOff}
        reception={reception}
        onUndo={undoLast}
        onCorrect={() => correct(lastRecord(desk))}
      />
      {why && !reception && (
        <div class="sheet">
          <Why why={why} onClose={desk.closeWhy} shortcutsOff={keysOff} />
        </div>
      )}
    </div>
  );
}
