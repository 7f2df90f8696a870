/** The weekly tracker: who is where on the ladder of Standard 6, and what comes next. */
import { useRef } from 'preact/hooks';
import type { TrackerItem } from '@/lib/messages/views';
import { shortDate } from '@/lib/attendance/plain-date';
import { CardButton } from '@/components/pupil/CardButton';
import { ChipButton } from '@/components/ui/ChipButton';
import { Key } from '@/components/ui/Key';
import { initialsOf } from '@/components/ui/names';
import { pure } from '@/components/ui/pure';
import { useStable } from '@/components/ui/useStable';
import { focusRow, movedTo } from '@/components/ui/roving';
import { useRowFocus } from '@/components/ui/useRowFocus';
import { History } from './History';
import { Left, type OutlookAnswer } from './Left';

export interface TrackerProps {
  items: readonly TrackerItem[];
  picked: string | null;
  /** Pupils whose history is open. */
  opened: ReadonlySet<string>;
  onPick(pupilId: string): void;
  onToggle(pupilId: string): void;
  onOutlook(pupilId: string): Promise<OutlookAnswer>;
  onStep(item: TrackerItem): void;
  onDecide(item: TrackerItem): void;
  onUndo(eventId: string, item: TrackerItem): void;
  onCorrect(eventId: string, item: TrackerItem): void;
  onWhy(key: string, title: string, opener: HTMLElement | null): void;
  reception: boolean;
  keysOff: boolean;
  focusTurn: number;
  /** False: events cannot be recorded from here. */
  canRecord: boolean;
}

const STATUS_WORDS: Record<TrackerItem['status'], string> = {
  OK: 'not persistently absent',
  PA: 'persistently absent',
  SA: 'severely absent',
  'n/a': 'no attendance figure',
};

function Status({ item }: { item: TrackerItem }) {
  if (item.status === 'OK' || item.status === 'n/a') return null;
  return (
    <span class={`status ${item.status.toLowerCase()}`}>
      <span aria-hidden="true">{item.status}</span>
      <span class="sr">{STATUS_WORDS[item.status]}</span>
      {item.provisional && <i> provisional</i>}
    </span>
  );
}

type Acts = Pick<
  TrackerProps,
  'onToggle' | 'onOutlook' | 'onStep' | 'onDecide' | 'onUndo' | 'onCorrect' | 'onWhy'
>;

interface RowProps {
  acts: Acts;
  reception: boolean;
  keysOff: boolean;
  canRecord: boolean;
  item: TrackerItem;
  at: number;
  on: boolean;
  stop: boolean;
  open: boolean;
}

const Row = pure(function Row(props: RowProps) {
  const { acts } = props;
  const { item, at, on, stop, open, reception, keysOff, canRecord } = props;
  const name = reception ? initialsOf(item.name) : item.name;
  const tabIndex = stop ? 0 : -1;
  const { next, lastStep } = item;
  const shown = open && !reception;
  const details = `al-case-${at}`;
  return (
    <li class={`q two with-card${on ? ' on' : ''}`} data-item={item.pupilId}>
      <button
        type="button"
        class="who"
        data-row={item.pupilId}
        tabIndex={tabIndex}
        aria-expanded={reception ? undefined : open}
        aria-describedby={reception ? undefined : details}
        onClick={() => acts.onToggle(item.pupilId)}
      >
        <b>{name}</b>
        {!reception && (
          <>
            {item.form !== null && (
              <>
                <span class="sr">, </span> <span class="quiet small">{item.form}</span>
              </>
            )}
          </>
        )}
      </button>
      {!reception && <CardButton pupilId={item.pupilId} name={item.name} tabIndex={tabIndex} />}
      {next && !reception && (
        <ChipButton
          chip={{ weight: next.weight, label: next.label, spoken: `${name}: ${next.label}` }}
          tabIndex={tabIndex}
          onWhy={(opener) => acts.onWhy(next.key, item.name, opener)}
        />
      )}
      {!reception && (
        <div class="m">
          <div id={details}>
            <div class="fig">
              <span class="sr">Attendance </span>
              <b>{item.attendance ?? 'no sessions yet'}</b> <Status item={item} />
              {item.missed && <span> · missed {item.missed}</span>}
            </div>
            {lastStep ? (
              <>
                {lastStep.label} {shortDate(lastStep.on)}
                {lastStep.impact && ` · ${lastStep.impact}`}
              </>
            ) : (
              'No step taken yet'
            )}
            {next?.dueText && <span class="nb"> · due {next.dueText}</span>}
          </div>
        </div>
      )}
      {shown && (
        <div class="more">
          {canRecord && (
            <div class="acts">
              <button
                type="button"
                class="btn main"
                tabIndex={tabIndex}
                aria-label={`Step taken for ${name}`}
                onClick={() => acts.onStep(item)}
              >
                Step taken <Key name="S" off={keysOff} />
              </button>
              <button
                type="button"
                class="btn"
                tabIndex={tabIndex}
                aria-label={`Decide otherwise for ${name}`}
                onClick={() => acts.onDecide(item)}
              >
                Decide otherwise <Key name="D" off={keysOff} />
              </button>
            </div>
          )}
          <Left item={item} ask={acts.onOutlook} />
          <History
            events={item.history}
            tabIndex={tabIndex}
            onUndo={canRecord ? (eventId) => acts.onUndo(eventId, item) : null}
            onCorrect={canRecord ? (eventId) => acts.onCorrect(eventId, item) : null}
          />
        </div>
      )}
    </li>
  );
});

export function Tracker(props: TrackerProps) {
  const { items, picked, opened, onPick, focusTurn, keysOff } = props;
  const list = useRef<HTMLUListElement>(null);
  const { onToggle, onOutlook, onStep, onDecide, onUndo, onCorrect, onWhy } = props;
  const acts = useStable<Acts>({
    onToggle,
    onOutlook,
    onStep,
    onDecide,
    onUndo,
    onCorrect,
    onWhy,
  });
  const ids = items.map(({ pupilId }) => pupilId);
  const stop = picked !== null && ids.includes(picked) ? picked : (ids[0] ?? null);

  useRowFocus(list, stop, focusTurn);

  return (
    <ul
      ref={list}
      class="rows"
      onKeyDown={(event) => {
        if (event.ctrlKey || event.metaKey || event.altKey) return;
        const next = movedTo(event.key, ids, stop, keysOff);
        if (next === null) return;
        event.preventDefault();
        onPick(next);
        focusRow(list.current, next);
      }}
      onFocusIn={({ target }) => {
        if (!(target instanceof Element)) return;
        const id = target.closest('[data-item]')?.getAttribute('data-item');
        if (id && id !== picked) onPick(id);
      }}
    >
      {items.map((item, at) => (
        <Row
          acts={acts}
          reception={props.reception}
          keysOff={keysOff}
          canRecord={props.canRecord}
          key={item.pupilId}
          item={item}
          at={at}
          on={item.pupilId === picked}
          stop={item.pupilId === stop}
          open={opened.has(item.pupilId)}
        />
      ))}
    </ul>
  );
}
