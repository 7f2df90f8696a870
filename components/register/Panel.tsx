/**
 * The panel beside a register: Calls, Follow-ups, Tracker, and the form being filled in. It draws
 * the state it is given, keeps what is being typed, and asks; it never touches the host's page.
 */
import type { ReadonlySignal } from '@preact/signals';
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Ask } from '@/lib/messages/protocol';
import type { DutyView, QueueItem, RegisterView, TrackerItem } from '@/lib/messages/views';
import { shortDate } from '@/lib/attendance/plain-date';
import { Announcer } from '@/components/ui/Announcer';
import { clockOf } from '@/components/ui/clock';
import { Key } from '@/components/ui/Key';
import { capOf } from '@/components/ui/keymap';
import { takeOwnKeys } from '@/components/ui/keymap';
import { ownKey } from '@/components/ui/keys';
import { Tabs } from '@/components/ui/Tabs';
import { useAfter } from '@/components/ui/useAfter';
import { aboutOfKey } from '@/components/casework/about-duty';
import { useReasonArrived } from '@/components/casework/reason-arrived';
import { DecideForm } from '@/components/casework/DecideForm';
import { StepForm } from '@/components/casework/StepForm';
import { CardDoorContext, openCardInRow, type CardDoor } from '@/components/pupil/CardButton';
import { CardSheet } from '@/components/pupil/CardSheet';
import { WhoAreYou } from '@/components/settings/WhoAreYou';
import { Tracker } from '@/components/tracker/Tracker';
import { CallsList, latestCall, type Correctable } from './CallsList';
import {
  createDesk,
  lastRecord,
  sentenceOf,
  type Desk,
  type Recorded,
  type Undoable,
} from './desk';
import { FirstRun } from './FirstRun';
import { FollowUps } from './FollowUps';
import type { Forms, FormSurroundings } from './forms';
import { HealthLines } from './HealthLines';
import { nextToCall } from './next-call';
import type { PanelActions, PanelState } from './panel-state';
import { Undo } from './Undo';
import { timesOf, useWake } from './useWake';
import { WhichRegister } from './WhichRegister';
import { Why } from './Why';

export interface PanelProps {
  state: ReadonlySignal<PanelState>;
  ask: Ask;
  actions: PanelActions;
  forms: Forms;
  /** A new id for an event, unique on this device. */
  newId(): string;
  /** Names this desk to others that have the same school open. */
  holder?: string | undefined;
  clock(): Date;
  copy(text: string): Promise<boolean>;
  /** Handed out once, so that chips in the host's rows can open an explanation here. */
  onDesk?: ((desk: Desk) => void) | undefined;
}

type TabId = 'calls' | 'follow-ups' | 'tracker';

/** After this long a wait is said, with a way out (field-notes.md 3.5: answers take tenths). */
const SLOW_MS = 1000;

function openDuties(view: RegisterView): number {
  return view.followUps.filter(({ state }) => state !== 'settled').length;
}

export function Panel(props: PanelProps) {
  const { state, ask, actions, forms, newId, holder, onDesk } = props;
  const { page, settings, trouble, side } = state.value;
  useLayoutEffect(() => takeOwnKeys(settings.keys), [settings.keys]);
  const view = page.kind === 'register' ? page.view : null;
  const latest = useRef(view);
  latest.current = view;

  const desk = useMemo(() => {
    const made = createDesk({
      ask,
      newId,
      holder,
      refresh: () => actions.refresh(),
      place: () =>
        latest.current && {
          tenant: latest.current.tenant,
          session: {
            date: latest.current.session.date,
            session: latest.current.session.session,
          },
        },
    });
    onDesk?.(made);
    return made;
  }, []);

  const said = desk.said.value;
  const why = desk.why.value;
  const [card, setCard] = useState<OpenCard | null>(null);
  const { reception, shortcutsOff } = settings;
  const door = useMemo<CardDoor | null>(
    () =>
      reception
        ? null
        : {
            keysOff: shortcutsOff,
            open: (pupilId, name) =>
              setCard({ pupilId, name, over: desk.why.peek()?.title ?? null }),
          },
    [reception, shortcutsOff],
  );
  const setReception = (reception: boolean) => {
    if (reception) {
      desk.closeWhy();
      setCard(null);
    }
    void actions.setSettings({ reception });
  };
  return (
    <div
      class={`frame ${side}`}
      onKeyDown={(event) => {
        if (ownKey(event, settings.shortcutsOff) !== '.') return;
        event.preventDefault();
        setReception(!settings.reception);
      }}
    >
      <Announcer words={said?.words ?? ''} turn={said?.turn ?? 0} />
      <CardDoorContext.Provider value={door}>
        <OpenPanel
          view={view}
          settings={settings}
          trouble={trouble}
          ask={ask}
          actions={actions}
          forms={forms}
          desk={desk}
          onReception={setReception}
        />
      </CardDoorContext.Provider>
      {card && view && !reception && (!why || card.over === why.title) && (
        <CardSheet
          key={card.pupilId}
          ask={ask}
          tenant={view.tenant}
          pupilId={card.pupilId}
          name={card.name}
          at={{ date: view.session.date, session: view.session.session }}
          person={settings.person}
          keysOff={shortcutsOff}
          exportOff={settings.featuresOff?.includes('export') ?? false}
          turn={view}
          work={{
            forms,
            settings,
            newId,
            holder,
            otherNames: view.queue.map(({ name }) => name),
            rowKeyOf: (pupilId) => view.rows.find((row) => row.pupilId === pupilId)?.rowKey ?? null,
            refresh: () => actions.refresh(),
          }}
          clock={props.clock}
          copy={props.copy}
          onClose={() => setCard(null)}
          onOpenWorkspace={() => {
            const to = { tenant: view.tenant, page: 'calls', pupilId: card.pupilId };
            ask('workspace/open', to).catch((error: unknown) => desk.say(sentenceOf(error)));
          }}
        />
      )}
      {why && !settings.reception && (
        <CardDoorContext.Provider value={door}>
          <Why why={why} onClose={desk.closeWhy} shortcutsOff={settings.shortcutsOff} />
        </CardDoorContext.Provider>
      )}
    </div>
  );
}

interface OpenCard {
  pupilId: string;
  name: string;
  /** The explanation it was opened from, and lies over. */
  over: string | null;
}

interface OpenPanelProps {
  view: RegisterView | null;
  settings: PanelState['settings'];
  trouble: PanelState['trouble'];
  ask: Ask;
  actions: PanelActions;
  forms: Forms;
  desk: Desk;
  onReception(reception: boolean): void;
}

function OpenPanel(props: OpenPanelProps) {
  const { view, settings, trouble, ask, actions, forms, desk, onReception } = props;
  const { reception } = settings;
  const keysOff = settings.shortcutsOff;
  const [tab, setTab] = useState<TabId>('calls');
  const [duty, setDuty] = useState<string | null>(null);
  const [tracked, setTracked] = useState<string | null>(null);
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const [focusTurn, setFocusTurn] = useState(0);
  const [loadingDemonstration, setLoadingDemonstration] = useState(false);
  const panel = useRef<HTMLElement>(null);
  const picked = desk.picked.value;
  const form = desk.form.value;

  const item = view?.queue.find(({ pupilId }) => pupilId === picked) ?? view?.queue[0] ?? null;
  const pickedDuty = view?.followUps.find(({ key }) => key === duty) ?? view?.followUps[0] ?? null;
  const trackedItem =
    view?.tracker.find(({ pupilId }) => pupilId === tracked) ?? view?.tracker[0] ?? null;

  useWake(view?.session.date ?? null, timesOf(view?.queue ?? []), () => void actions.refresh());
  useReasonArrived(
    view &&
      [
        view.tenant,
        view.session.date,
        view.session.session,
        view.session.group,
        view.person?.role,
      ].join(' '),
    view?.queue ?? [],
    view?.done ?? [],
    (pupilId) => view?.rows.some((row) => row.pupilId === pupilId) === true,
    desk.sayToo,
  );

  // The form takes its room from the list: whom it is about stays in sight.
  useLayoutEffect(() => {
    if (!form) return;
    panel.current?.querySelector('.rows > .on')?.scrollIntoView({ block: 'nearest' });
    // In a low window list and form scroll as one: then what is filled in comes first.
    panel.current?.querySelector('.dock')?.scrollIntoView({ block: 'nearest' });
  }, [form]);

  function needsPerson(): boolean {
    if (settings.person !== null) return false;
    desk.say('First say who is working here.');
    panel.current?.querySelector<HTMLElement>('.whoami input')?.focus();
    return true;
  }

  function call(to: QueueItem): void {
    if (reception || needsPerson()) return;
    desk.open({ kind: 'call', pupilId: to.pupilId });
    if (to.rowKey !== null) actions.showRow(to.rowKey);
  }
  function told(about: QueueItem): void {
    if (reception || needsPerson()) return;
    desk.open({ kind: 'told', pupilId: about.pupilId });
  }
  function correct(of: Correctable | null): void {
    if (of === null || reception || needsPerson()) return;
    desk.open({ kind: 'correct', ...of });
  }
  function settle(due: DutyView): void {
    if (reception || needsPerson()) return;
    const inQueue = view?.queue.find(({ pupilId }) => pupilId === due.pupilId);
    if (due.id === 'first-day-call' && inQueue) call(inQueue);
    else desk.open({ kind: 'settle', dutyKey: due.key });
  }
  function decide(about: TrackerItem, kind: 'step' | 'decide'): void {
    if (reception || needsPerson()) return;
    desk.open({ kind, pupilId: about.pupilId });
  }
  function toggle(pupilId: string): void {
    const next = new Set(opened);
    if (!next.delete(pupilId)) next.add(pupilId);
    setOpened(next);
    setTracked(pupilId);
  }

  function closeForm(): void {
    desk.close();
    setFocusTurn((turn) => turn + 1);
  }

  async function save(
    pupilId: string | null,
    name: string,
    payload: FormPayload,
    words: string,
    about: Recorded['about'],
  ): Promise<void> {
    const next = pupilId === null ? null : nextToCall(view?.queue ?? [], pupilId, desk.holder);
    const wasCall = desk.form.peek()?.kind === 'call';
    if (!(await desk.record({ pupilId, name, payload, about, said: words }))) return;
    if (wasCall && next !== null) desk.picked.value = next;
    setFocusTurn((turn) => turn + 1);
  }

  /** The button that was pressed goes with what it undid; the picked row takes the focus. */
  async function undo(events: readonly Undoable[]): Promise<void> {
    if ((await desk.undo(events)) && desk.form.peek() === null) setFocusTurn((turn) => turn + 1);
  }
  function undoLast(): void {
    const last = desk.said.peek()?.undo;
    if (last && last.length > 0) void undo(last);
  }

  function explain(): void {
    if (reception) return;
    if (tab === 'calls' && item) void desk.askWhy(item.chip.key, item.name, focusedIn(panel));
    if (tab === 'follow-ups' && pickedDuty) {
      void desk.askWhy(pickedDuty.key, pickedDuty.name, focusedIn(panel));
    }
    if (tab === 'tracker' && trackedItem?.next) {
      void desk.askWhy(trackedItem.next.key, trackedItem.name, focusedIn(panel));
    }
  }

  const KEYS: Record<string, () => void> = {
    r: () => {
      if (tab === 'calls' && item) call(item);
      if (tab === 'follow-ups' && pickedDuty) settle(pickedDuty);
    },
    w: () => {
      if (tab === 'calls' && item && (item.alert || item.dslToTell)) told(item);
    },
    s: () => {
      if (tab === 'tracker' && trackedItem) decide(trackedItem, 'step');
    },
    d: () => {
      if (tab === 'tracker' && trackedItem) decide(trackedItem, 'decide');
    },
    p: () => openCardInRow(panel.current, focusedIn(panel)),
    u: undoLast,
    e: () => {
      const last = lastRecord(desk);
      if (last) correct(last);
      else if (tab === 'calls' && item) correct(latestCall(item));
    },
    y: explain,
    '?': explain,
    c: () => setTab('calls'),
    f: () => setTab('follow-ups'),
    t: () => setTab('tracker'),
    h: () => void actions.setSettings({ panel: 'tab' }),
    Escape: () => form && closeForm(),
  };

  function onKey(event: KeyboardEvent): void {
    const key = ownKey(event, keysOff);
    const act = key === null ? undefined : KEYS[key];
    if (!act) return;
    event.preventDefault();
    act();
  }

  return (
    <aside ref={panel} class="panel" aria-label="Alongside" onKeyDown={onKey}>
      <header class="head">
        <h1>
          {view
            ? [view.session.group, shortDate(view.session.date), view.session.session]
                .filter(Boolean)
                .join(' · ')
            : 'Alongside'}
        </h1>
        <div class="title">
          <p class="quiet small fig">
            {view && view.school.pupils > 0 && (
              <>
                {view.rows.length.toLocaleString('en-GB')}{' '}
                {view.rows.length === 1 ? 'pupil' : 'pupils'} read {clockOf(view.readAt)}
              </>
            )}
          </p>
          <div class="tools">
            <button
              type="button"
              class={`tool${reception ? ' on' : ''}`}
              aria-keyshortcuts={keysOff ? undefined : capOf('.')}
              title="Names become initials while others can see the screen"
              onClick={() => onReception(!reception)}
            >
              {reception ? 'Show names' : 'Reception'} <Key name="." off={keysOff} />
            </button>
            <button
              type="button"
              class="tool"
              aria-label="Hide the panel"
              aria-keyshortcuts={keysOff ? undefined : capOf('H')}
              onClick={() => void actions.setSettings({ panel: 'tab' })}
            >
              Hide <Key name="H" off={keysOff} />
            </button>
          </div>
        </div>
        {view && view.school.pupils > 0 && (
          <Tabs<TabId>
            label="Work on this register"
            open={tab}
            onOpen={setTab}
            keysOff={keysOff}
            tabs={[
              { id: 'calls', name: 'Calls', count: view.queue.length, key: 'C' },
              { id: 'follow-ups', name: 'Follow-ups', count: openDuties(view), key: 'F' },
              { id: 'tracker', name: 'Tracker', count: view.tracker.length, key: 'T' },
            ]}
          />
        )}
      </header>

      {trouble?.kind === 'which-register' && (
        <div class="body">
          <WhichRegister
            key={trouble.date}
            {...trouble}
            onSay={(session) => void actions.sayWhichRegister(session)}
          />
        </div>
      )}
      {trouble && trouble.kind !== 'which-register' && (
        <Trouble
          trouble={trouble}
          typing={form !== null}
          onReload={actions.reloadPage}
          onRetry={() => void actions.refresh()}
        />
      )}

      {view === null && trouble === null && <Reading onRetry={() => void actions.refresh()} />}

      {view && view.school.pupils === 0 && (
        <div class="body">
          <FirstRun
            tenant={view.tenant}
            loading={loadingDemonstration}
            onLoadDemonstration={() => {
              setLoadingDemonstration(true);
              void actions.loadDemonstration().finally(() => setLoadingDemonstration(false));
            }}
            onOpenWorkspace={actions.openWorkspace}
          />
        </div>
      )}

      {view && view.school.pupils > 0 && (
        <div class="body" id="al-tabpanel" role="tabpanel" aria-labelledby={`al-tab-${tab}`}>
          {settings.person === null && (
            <WhoAreYou
              person={null}
              onSave={(person) => {
                void actions.setSettings({ person }).then(() => {
                  if (desk.form.peek() === null) setFocusTurn((turn) => turn + 1);
                });
              }}
            />
          )}
          {tab === 'calls' && (
            <>
              <HealthLines view={view} reception={reception} onTeach={actions.teach} />
              {view.queue.length === 0 && <NoCalls view={view} />}
              <CallsList
                queue={view.queue}
                order={view.order}
                holder={desk.holder}
                picked={item?.pupilId ?? null}
                onPick={(pupilId) => {
                  desk.picked.value = pupilId;
                }}
                onCall={call}
                onTold={told}
                onCorrect={correct}
                onWhy={(key, title, opener) => void desk.askWhy(key, title, opener)}
                reception={reception}
                keysOff={keysOff}
                focusTurn={focusTurn}
              />
            </>
          )}
          {tab === 'follow-ups' && (
            <>
              {view.followUps.length === 0 && view.done.length === 0 && (
                <p class="empty">Nothing to follow up for the pupils of this register.</p>
              )}
              <FollowUps
                duties={view.followUps}
                done={view.done}
                picked={duty}
                onPick={setDuty}
                onSettle={settle}
                onUndo={(due) => {
                  if (due.settledByEvent !== null) {
                    void undo([
                      { eventId: due.settledByEvent, pupilId: due.pupilId || null, name: due.name },
                    ]);
                  }
                }}
                onCorrect={({ pupilId, name, settledByEvent }) =>
                  correct(
                    settledByEvent === null
                      ? null
                      : { pupilId: pupilId || null, name, eventId: settledByEvent },
                  )
                }
                onWhy={(key, title, opener) => void desk.askWhy(key, title, opener)}
                reception={reception}
                keysOff={keysOff}
                focusTurn={focusTurn}
              />
            </>
          )}
          {tab === 'follow-ups' && !reception && (
            <p class="quiet small acts block">
              <span>Whole school:</span>
              <button type="button" class="link" onClick={() => actions.openWorkspace('off-site')}>
                Off site today
              </button>
              <button type="button" class="link" onClick={() => actions.openWorkspace('late')}>
                Late arrivals
              </button>
            </p>
          )}
          {tab === 'tracker' && (
            <>
              {view.school.marksThrough !== null && (
                <p class="quiet small acts age">
                  <span>Marks up to {shortDate(view.school.marksThrough)}</span>
                  {view.school.exampleRules.length > 0 && (
                    <span class="label">Some thresholds are examples</span>
                  )}
                </p>
              )}
              {view.tracker.length === 0 && (
                <p class="empty">No pupil of this register is on the tracker.</p>
              )}
              <Tracker
                items={view.tracker}
                picked={tracked}
                opened={opened}
                onPick={setTracked}
                onToggle={toggle}
                onOutlook={desk.outlook}
                onStep={(about) => decide(about, 'step')}
                onDecide={(about) => decide(about, 'decide')}
                onUndo={(eventId, about) =>
                  void undo([{ eventId, pupilId: about.pupilId, name: about.name }])
                }
                onCorrect={(eventId, { pupilId, name }) => correct({ eventId, pupilId, name })}
                onWhy={(key, title, opener) => void desk.askWhy(key, title, opener)}
                reception={reception}
                keysOff={keysOff}
                focusTurn={focusTurn}
                canRecord
              />
            </>
          )}
        </div>
      )}

      {form && view && settings.person && (
        <section class="dock" hidden={reception} aria-label="Record">
          <DockForm
            forms={forms}
            desk={desk}
            view={view}
            surroundings={(pupilId, name, about) => ({
              ask,
              tenant: view.tenant,
              session: { date: view.session.date, session: view.session.session },
              person: settings.person ?? { initials: '', role: 'office' },
              comment: view.comment,
              registerTimes: view.registerTimes,
              ringAgainMinutes: view.ringAgainMinutes,
              otherNames: view.queue
                .filter((each) => each.pupilId !== pupilId)
                .map((each) => each.name),
              featuresOff: settings.featuresOff ?? [],
              keysOff,
              saving: desk.saving.value,
              refused: desk.refused.value,
              onSave: (payload, words) => void save(pupilId, name, payload, words, about),
              onSaveFor: (other, otherName, payload, said) =>
                void desk.record({ pupilId: other, name: otherName, payload, said }),
              onClose: closeForm,
            })}
          />
        </section>
      )}
      {form && reception && (
        <p class="dock quiet">A record is open. Show names to go on; what was typed is kept.</p>
      )}
      <Undo
        said={desk.said.value}
        keysOff={keysOff}
        reception={reception}
        onUndo={undoLast}
        onCorrect={() => correct(lastRecord(desk))}
      />
      {view && view.school.pupils > 0 && !form && (
        <Legend tab={tab} keysOff={keysOff} reception={reception} />
      )}
    </aside>
  );
}

type FormPayload = Parameters<FormSurroundings['onSave']>[0];

/** The element of ours that holds the focus, to give it back to. */
function focusedIn(panel: { current: HTMLElement | null }): HTMLElement | null {
  const root = panel.current?.getRootNode();
  const active = root instanceof ShadowRoot || root instanceof Document ? root.activeElement : null;
  return active instanceof HTMLElement ? active : null;
}

interface DockFormProps {
  forms: Forms;
  desk: Desk;
  view: RegisterView;
  surroundings(pupilId: string | null, name: string, about?: Recorded['about']): FormSurroundings;
}

function DockForm({ forms, desk, view, surroundings }: DockFormProps) {
  const form = desk.form.value;
  if (!form) return null;
  if (form.kind === 'settle') {
    const duty = view.followUps.find(({ key }) => key === form.dutyKey);
    return duty ? (
      <div key={duty.key}>
        {forms.settle(surroundings(duty.pupilId || null, duty.name, aboutOfKey(duty.key)), duty)}
      </div>
    ) : (
      <Gone onClose={desk.close} />
    );
  }
  if (form.kind === 'step' || form.kind === 'decide') {
    const item = view.tracker.find(({ pupilId }) => pupilId === form.pupilId);
    if (!item) return <Gone onClose={desk.close} />;
    const { saving, refused, onSave, onClose } = surroundings(item.pupilId, item.name);
    const CaseForm = form.kind === 'step' ? StepForm : DecideForm;
    return (
      <CaseForm
        key={`${form.kind}:${item.pupilId}`}
        item={item}
        saving={saving}
        refused={refused}
        onSave={onSave}
        onClose={onClose}
      />
    );
  }
  if (form.kind === 'correct') {
    const { pupilId, eventId, name } = form;
    const rowKey = view.rows.find((row) => row.pupilId === pupilId)?.rowKey ?? null;
    return (
      <div key={`correct:${eventId}`}>
        {forms.correct(surroundings(pupilId, name), { pupilId, eventId, rowKey })}
      </div>
    );
  }
  const item = view.queue.find(({ pupilId }) => pupilId === form.pupilId);
  if (!item) return <Gone onClose={desk.close} />;
  const about = form.kind === 'told' && item.alert ? aboutOfKey(item.alert.dutyKey) : undefined;
  return (
    <div key={`${form.kind}:${item.pupilId}`}>
      {forms[form.kind](surroundings(item.pupilId, item.name, about), item)}
    </div>
  );
}

function Gone({ onClose }: { onClose(): void }) {
  return (
    <div class="acts">
      <p>This has been settled meanwhile.</p>
      <button type="button" class="btn" onClick={onClose}>
        Close
      </button>
    </div>
  );
}

function NoCalls({ view }: { view: RegisterView }) {
  const duties = openDuties(view);
  return (
    <div class="empty">
      <p>
        <b>No calls for this register.</b>
      </p>
      <p class="quiet">
        {view.unreadMarks > 0
          ? 'Marks that could not be read may hide an absence: look at them in Arbor.'
          : 'No mark that was read needs one.'}{' '}
        {duties > 0 && `${duties} ${duties === 1 ? 'follow-up is' : 'follow-ups are'} waiting.`}
      </p>
    </div>
  );
}

function Reading({ onRetry }: { onRetry(): void }) {
  const slow = useAfter(SLOW_MS, 'reading');
  return (
    <div class="body" aria-busy="true">
      <p role="status" class="empty">
        {slow ? 'Still reading this register…' : 'Reading this register…'}
      </p>
      {slow && (
        <>
          <div class="bar" aria-hidden="true" />
          <p class="acts wait">
            <button type="button" class="btn" onClick={onRetry}>
              Try again
            </button>
          </p>
        </>
      )}
    </div>
  );
}

interface TroubleProps {
  trouble: Exclude<PanelState['trouble'], null | { kind: 'which-register' }>;
  typing: boolean;
  onReload(): void;
  onRetry(): void;
}

function Trouble({ trouble, typing, onReload, onRetry }: TroubleProps) {
  const reload = trouble.kind === 'needs-reload';
  return (
    <div role="alert" class="note now trouble">
      <p>{trouble.sentence}</p>
      {typing && (
        <p class="small">
          What you typed is still below.{reload && ' Finish the line and copy it before reloading.'}
        </p>
      )}
      <div class="acts">
        <button type="button" class="btn" onClick={reload ? onReload : onRetry}>
          {reload ? 'Reload this page' : 'Try again'}
        </button>
      </div>
    </div>
  );
}

const LEGEND: Record<TabId, [string, string][]> = {
  calls: [
    ['J K', 'move'],
    ['R', 'call'],
    ['W', 'told'],
    ['P', 'card'],
    ['Y', 'why'],
    ['U', 'undo'],
  ],
  'follow-ups': [
    ['J K', 'move'],
    ['R', 'record'],
    ['P', 'card'],
    ['Y', 'why'],
    ['U', 'undo'],
  ],
  tracker: [
    ['J K', 'move'],
    ['S', 'step'],
    ['D', 'decide'],
    ['P', 'card'],
    ['Y', 'why'],
    ['U', 'undo'],
  ],
};

/** What still acts while names are hidden. */
const RECEPTION_LEGEND: [string, string][] = [
  ['J K', 'move'],
  ['.', 'show names'],
];

interface LegendProps {
  tab: TabId;
  keysOff: boolean;
  reception: boolean;
}

function Legend({ tab, keysOff, reception }: LegendProps) {
  if (keysOff) return null;
  return (
    <p class="legend" aria-hidden="true">
      {(reception ? RECEPTION_LEGEND : LEGEND[tab]).map(([key, words]) => (
        <span key={key}>
          {key.split(' ').map((one) => (
            <Key key={one} name={one} />
          ))}{' '}
          {words}
        </span>
      ))}
    </p>
  );
}
