import { capOf } from '@/components/ui/keymap';
/** Duties that outlast this morning: what is due, for whom, by when, and what was done. */
import { useRef } from 'preact/hooks';
import type { DutyView } from '@/lib/messages/views';
import { Untold } from '@/components/casework/Untold';
import { CardButton } from '@/components/pupil/CardButton';
import { ChipButton } from '@/components/ui/ChipButton';
import { initialsOf, NEUTRAL_WORDS } from '@/components/ui/names';
import { pure } from '@/components/ui/pure';
import { useStable } from '@/components/ui/useStable';
import { focusRow, movedTo } from '@/components/ui/roving';
import { useRowFocus } from '@/components/ui/useRowFocus';
import { ROLE_WORDS, SETTLE_WORDS } from './duty-words';

export interface FollowUpsProps {
  duties: readonly DutyView[];
  done: readonly DutyView[];
  picked: string | null;
  onPick(key: string): void;
  onSettle(duty: DutyView): void;
  onUndo(duty: DutyView): void;
  /** Given, the record that settled a duty can be put right. */
  onCorrect?: ((duty: DutyView) => void) | undefined;
  onWhy(key: string, title: string, opener: HTMLElement | null): void;
  reception: boolean;
  focusTurn: number;
  keysOff: boolean;
}

const SECTIONS: { state: DutyView['state']; heading: string }[] = [
  { state: 'due', heading: 'Due' },
  { state: 'cannot-tell', heading: 'Cannot tell yet' },
  { state: 'upcoming', heading: 'Coming up' },
];

type Acts = Pick<FollowUpsProps, 'onSettle' | 'onUndo' | 'onCorrect' | 'onWhy'>;

interface RowProps {
  acts: Acts;
  reception: boolean;
  keysOff: boolean;
  duty: DutyView;
  at: number;
  on: boolean;
  stop: boolean;
}

const Row = pure(function Row(props: RowProps) {
  const { duty, at, on, stop, reception, keysOff, acts } = props;
  const { onSettle, onUndo, onCorrect, onWhy } = acts;
  const name = reception ? initialsOf(duty.name) : duty.name;
  const label = reception ? NEUTRAL_WORDS[duty.weight] : duty.label;
  const settled = duty.state === 'settled';
  const tabIndex = stop ? 0 : -1;
  const details = `al-duty-${at}`;
  const main = (
    <>
      <b>{name}</b>
      {!reception && duty.form !== null && (
        <>
          <span class="sr">, </span> <span class="quiet small">{duty.form}</span>
        </>
      )}
      <span class="sr">. {label}.</span>
    </>
  );
  const detail = (
    <span class={`m${settled ? ' short' : ''}`}>
      <span id={details}>
        {duty.detail.replace(/\.$/, '')}
        {duty.dueText !== null && (
          <>
            {duty.detail && ' · '}
            <span class="nb">{duty.dueText}</span>
          </>
        )}
        {!settled && <> · {ROLE_WORDS[duty.owner]}</>}
        {typeof duty.untoldMinutes === 'number' && (
          <>
            {' · '}
            <Untold minutes={duty.untoldMinutes} />
          </>
        )}
      </span>{' '}
      <CardButton pupilId={duty.pupilId} name={duty.name} tabIndex={tabIndex} />
    </span>
  );
  return (
    <li
      class={`q two${on ? ' on' : ''}`}
      data-duty={duty.key}
      aria-current={on ? 'true' : undefined}
    >
      <button
        type="button"
        class="who"
        data-row={duty.key}
        tabIndex={tabIndex}
        aria-describedby={reception ? undefined : details}
        aria-keyshortcuts={settled || keysOff ? undefined : capOf('R')}
        onClick={() => !settled && onSettle(duty)}
      >
        {main}
        {!settled && <span class="sr"> {SETTLE_WORDS[duty.id]}.</span>}
      </button>

      <ChipButton
        chip={{ weight: duty.weight, label, spoken: `${name}: ${label}` }}
        tabIndex={tabIndex}
        onWhy={reception ? undefined : (opener) => onWhy(duty.key, duty.name, opener)}
      />
      {!reception && detail}
      {settled && duty.settledByEvent !== null && !reception && (
        <span class="acts">
          {onCorrect && (
            <button
              type="button"
              class="link"
              tabIndex={tabIndex}
              aria-label={
                duty.settledByCall
                  ? `Correct the call about ${name}`
                  : `Correct ${label} for ${name}`
              }
              onClick={() => onCorrect(duty)}
            >
              Correct
            </button>
          )}
          <button
            type="button"
            class="link"
            tabIndex={tabIndex}
            aria-label={`Undo ${label} for ${name}`}
            onClick={() => onUndo(duty)}
          >
            Undo
          </button>
        </span>
      )}
    </li>
  );
});

export function FollowUps(props: FollowUpsProps) {
  const { duties, done, picked, onPick, focusTurn, keysOff } = props;
  const list = useRef<HTMLDivElement>(null);
  const acts = useStable<Acts>({
    onSettle: props.onSettle,
    onUndo: props.onUndo,
    onCorrect: props.onCorrect,
    onWhy: props.onWhy,
  });
  const sections = [
    ...SECTIONS.map(({ state, heading }) => ({
      heading,
      duties: duties.filter((duty) => duty.state === state),
    })),
    { heading: 'Done', duties: [...duties.filter(({ state }) => state === 'settled'), ...done] },
  ].filter((section) => section.duties.length > 0);
  const ids = sections.flatMap((section) => section.duties.map(({ key }) => key));
  const stop = picked !== null && ids.includes(picked) ? picked : (ids[0] ?? null);

  useRowFocus(list, stop, focusTurn);

  return (
    <div
      ref={list}
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
        const key = target.closest('[data-duty]')?.getAttribute('data-duty');
        if (key && key !== picked) onPick(key);
      }}
    >
      {sections.map((section) => (
        <section key={section.heading}>
          <h2 class="sec">{section.heading}</h2>
          <ul class="rows">
            {section.duties.map((duty) => (
              <Row
                acts={acts}
                reception={props.reception}
                keysOff={keysOff}
                key={duty.key}
                duty={duty}
                at={ids.indexOf(duty.key)}
                on={duty.key === picked}
                stop={duty.key === stop}
              />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
