/** Whom to ring, most urgent first: the worker cards, then everybody without a reason. */
import { useRef } from 'preact/hooks';
import type { QueueItem, QueueOrderView } from '@/lib/messages/views';
import { routeLine } from '@/components/calling/route-words';
import { CardButton } from '@/components/pupil/CardButton';
import { ChipButton } from '@/components/ui/ChipButton';
import { Key } from '@/components/ui/Key';
import { capOf } from '@/components/ui/keymap';
import { initialsOf, NEUTRAL_WORDS } from '@/components/ui/names';
import { Untold } from '@/components/casework/Untold';
import { pure } from '@/components/ui/pure';
import { useStable } from '@/components/ui/useStable';
import { focusRow, movedTo } from '@/components/ui/roving';
import { useRowFocus } from '@/components/ui/useRowFocus';
import { othersOnIt } from './next-call';
import { QueueOrder } from './QueueOrder';

export interface CallsListProps {
  queue: readonly QueueItem[];
  order?: QueueOrderView | undefined;
  picked: string | null;
  onPick(pupilId: string): void;
  onCall(item: QueueItem): void;
  onTold(item: QueueItem): void;
  onCorrect(of: Correctable): void;
  onWhy(key: string, title: string, opener: HTMLElement | null): void;
  reception: boolean;
  keysOff: boolean;
  /** This desk: a call open here is nobody else's. */
  holder: string;
  /** Changes when the picked row is to take the focus. */
  focusTurn: number;
}

function neutral(item: QueueItem): QueueItem['chip'] {
  const { weight } = item.chip;
  return { ...item.chip, label: NEUTRAL_WORDS[weight], spoken: NEUTRAL_WORDS[weight] };
}

/** What comes next with this pupil, and when: nobody has to keep it in mind. */
function Meanwhile({ item, holder }: { item: QueueItem; holder: string }) {
  const { again, route } = item;
  const onIt = othersOnIt(item, holder);
  const line = route ? routeLine(route) : null;
  return (
    <>
      {onIt && (
        <span class="meanwhile">
          <b>{onIt.by} is on it</b> since <span class="fig">{onIt.since}</span>
        </span>
      )}
      {again && (
        <span class="meanwhile">
          {again.isDue ? (
            <b>
              Ring again: due <span class="fig">{again.at}</span>
            </b>
          ) : (
            <>
              again at <span class="fig">{again.at}</span>
            </>
          )}
        </span>
      )}
      {line !== null && (
        <span class={`meanwhile${route?.next?.state === 'overdue' ? ' overdue' : ''}`}>{line}</span>
      )}
    </>
  );
}

export interface Correctable {
  /** Null: of the school itself. */
  pupilId: string | null;
  name: string;
  eventId: string;
}

/** The last thing done about this absence, if it was a call. */
export function latestCall({ pupilId, name, soFar }: QueueItem): Correctable | null {
  const call = soFar.find(({ isCall }) => isCall);
  return call ? { pupilId, name, eventId: call.eventId } : null;
}

interface DetailProps {
  item: QueueItem;
  id: string;
  holder: string;
  keysOff: boolean;
  tabIndex: number;
  onCorrect(of: Correctable): void;
}

function Detail({ item, id, holder, keysOff, tabIndex, onCorrect }: DetailProps) {
  const [latest] = item.soFar;
  const call = latestCall(item);
  return (
    <>
      <span class="m">
        <span id={id}>
          {item.detail}
          {item.because && item.because !== item.detail && (
            <>
              {item.detail && ' · '}
              {item.because}
            </>
          )}
          <Meanwhile item={item} holder={holder} />
        </span>{' '}
        <CardButton pupilId={item.pupilId} name={item.name} tabIndex={tabIndex} />
      </span>
      {latest && (
        <span class="m so-far">
          <span class="fig">{latest.time}</span> {latest.line} ({latest.by}){' '}
          {call && (
            <button
              type="button"
              class="link"
              tabIndex={tabIndex}
              aria-label={`Correct the call about ${item.name}`}
              aria-keyshortcuts={keysOff ? undefined : capOf('E')}
              onClick={() => onCorrect(call)}
            >
              Correct
            </button>
          )}
        </span>
      )}
    </>
  );
}

type Acts = Pick<CallsListProps, 'onCall' | 'onTold' | 'onWhy' | 'onCorrect'>;

interface RowProps {
  acts: Acts;
  reception: boolean;
  keysOff: boolean;
  item: QueueItem;
  on: boolean;
  stop: boolean;
  total: number;
  holder: string;
}

const Row = pure(function Row(props: RowProps) {
  const { item, on, stop, total, reception, keysOff, acts, holder } = props;
  const { onCall, onTold, onWhy } = acts;
  const name = reception ? initialsOf(item.name) : item.name;
  const chip = reception ? neutral(item) : item.chip;
  const tabIndex = stop ? 0 : -1;
  const { alert } = item;
  // By position: a pupil's id may hold spaces, which would name several elements.
  const details = `al-call-${item.position}`;
  return (
    <li
      class={`q${on ? ' on' : ''}${alert ? ' card now' : ''}`}
      data-pupil={item.pupilId}
      aria-current={on ? 'true' : undefined}
    >
      <span class="num fig" aria-hidden="true">
        {item.position}
      </span>
      <button
        type="button"
        class="who"
        data-row={item.pupilId}
        tabIndex={tabIndex}
        aria-describedby={reception ? undefined : details}
        aria-keyshortcuts={keysOff ? undefined : capOf('R')}
        onClick={() => onCall(item)}
      >
        <span class="sr">
          {item.position} of {total}:{' '}
        </span>
        <b>{name}</b>
        {!reception && item.form !== null && (
          <>
            <span class="sr">, </span> <span class="quiet small">{item.form}</span>
          </>
        )}
        <span class="sr">. {chip.label}.</span>
      </button>
      <ChipButton
        chip={chip}
        tabIndex={tabIndex}
        onWhy={reception ? undefined : (opener) => onWhy(item.chip.key, item.name, opener)}
      />
      {!reception && (
        <Detail
          item={item}
          id={details}
          holder={holder}
          keysOff={keysOff}
          tabIndex={tabIndex}
          onCorrect={acts.onCorrect}
        />
      )}
      {!alert && item.dslToTell && !reception && (
        <p class="acts tell">
          <button
            type="button"
            class="btn"
            tabIndex={tabIndex}
            aria-label={`DSL told about ${name}`}
            onClick={() => onTold(item)}
          >
            DSL told <Key name="W" off={keysOff} />
          </button>
        </p>
      )}
      {alert && !reception && (
        <div class="alert">
          <p>
            {alert.sentence}{' '}
            {typeof alert.untoldMinutes === 'number' && <Untold minutes={alert.untoldMinutes} />}{' '}
            <button
              type="button"
              class="link"
              tabIndex={tabIndex}
              aria-label={`Why? ${name} comes first`}
              onClick={(event) => onWhy(alert.dutyKey, item.name, event.currentTarget)}
            >
              Why?
            </button>
          </p>
          <div class="acts">
            <button
              type="button"
              class="btn main"
              tabIndex={tabIndex}
              aria-label={`Record call for ${name}`}
              onClick={() => onCall(item)}
            >
              Record call <Key name="R" off={keysOff} />
            </button>
            <button
              type="button"
              class="btn"
              tabIndex={tabIndex}
              aria-label={`Worker told about ${name}`}
              onClick={() => onTold(item)}
            >
              Worker told <Key name="W" off={keysOff} />
            </button>
          </div>
        </div>
      )}
    </li>
  );
});

export function CallsList(props: CallsListProps) {
  const { queue, picked, onPick, focusTurn, keysOff } = props;
  const list = useRef<HTMLDivElement>(null);
  const acts = useStable<Acts>({
    onCall: props.onCall,
    onTold: props.onTold,
    onWhy: props.onWhy,
    onCorrect: props.onCorrect,
  });
  const ids = queue.map(({ pupilId }) => pupilId);
  const stop = picked !== null && ids.includes(picked) ? picked : (ids[0] ?? null);

  useRowFocus(list, stop, focusTurn);

  const cards = queue.filter(({ alert }) => alert !== null);
  const isLater = ({ again, alert }: QueueItem) => alert === null && again?.isDue === false;
  const rest = queue.filter((item) => item.alert === null && !isLater(item));
  const later = queue.filter(isLater);
  const row = (item: QueueItem) => (
    <Row
      acts={acts}
      reception={props.reception}
      keysOff={keysOff}
      key={item.pupilId}
      item={item}
      total={queue.length}
      holder={props.holder}
      on={item.pupilId === picked}
      stop={item.pupilId === stop}
    />
  );

  return (
    <div
      ref={list}
      tabIndex={queue.length === 0 ? -1 : undefined}
      onKeyDown={(event) => {
        if (event.ctrlKey || event.metaKey || event.altKey) return;
        const next = movedTo(event.key, ids, picked, keysOff);
        if (next === null) return;
        event.preventDefault();
        onPick(next);
        focusRow(list.current, next);
      }}
      onFocusIn={({ target }) => {
        if (!(target instanceof Element)) return;
        const pupilId = target.closest('[data-pupil]')?.getAttribute('data-pupil');
        if (pupilId && pupilId !== picked) onPick(pupilId);
      }}
    >
      {cards.length > 0 && (
        <section>
          <h2 class="sec">{props.reception ? 'First' : 'First of all'}</h2>
          <ol class="rows cards">{cards.map(row)}</ol>
        </section>
      )}
      {rest.length > 0 && (
        <section>
          <h2 class="sec">{props.reception ? 'To do' : 'Next'}</h2>
          <ol class="rows">{rest.map(row)}</ol>
        </section>
      )}
      {later.length > 0 && (
        <section>
          <h2 class="sec">To ring again later</h2>
          <ol class="rows">{later.map(row)}</ol>
        </section>
      )}
      {props.order && queue.length > 1 && !props.reception && <QueueOrder order={props.order} />}
    </div>
  );
}
