/**
 * Everyone who is to be taught elsewhere: who has said that they are there, and who has not. A name
 * that answered before confirms with one key; a new one is asked for.
 */
import { useRef } from 'preact/hooks';
import type { OffSiteItem, OffSiteView } from '@/lib/messages/views';
import { CardButton } from '@/components/pupil/CardButton';
import { ChipButton } from '@/components/ui/ChipButton';
import { Key } from '@/components/ui/Key';
import { capOf } from '@/components/ui/keymap';
import { initialsOf, NEUTRAL_WORDS } from '@/components/ui/names';
import { focusRow, movedTo } from '@/components/ui/roving';
import { useRowFocus } from '@/components/ui/useRowFocus';
import { whoAnswers } from './who-answers';

export interface OffSiteProps {
  board: OffSiteView;
  picked: string | null;
  onPick(key: string): void;
  /** By one key, in the name of whoever answers for this place. */
  onConfirm(item: OffSiteItem): void;
  /** The form: somebody else answered, or the child is not there. */
  onRecord(item: OffSiteItem): void;
  onUndo(item: OffSiteItem): void;
  onWhy(key: string, title: string, opener: HTMLElement | null): void;
  reception: boolean;
  keysOff: boolean;
  focusTurn: number;
}

export const OPEN_STATES: readonly OffSiteItem['state'][] = [
  'absent',
  'late',
  'cannot-tell',
  'awaited',
];

const HEADINGS: { heading: string; states: readonly OffSiteItem['state'][] }[] = [
  { heading: 'Treated as absent', states: ['absent', 'late'] },
  { heading: 'To confirm', states: ['awaited', 'cannot-tell'] },
  { heading: 'Done', states: ['confirmed', 'amended', 'not-required'] },
];

function stateWords({ state, report, duty }: OffSiteItem, by: string): string {
  switch (state) {
    case 'absent':
      return `Not there, said ${report?.by ?? 'the provider'} at ${report?.at ?? ''}. Amend the mark; the absence is followed up as any other.`;
    case 'late':
      return `Nobody confirmed by ${by}, so this is followed up as an absence until somebody does.`;
    case 'cannot-tell':
      return 'Which other school this is, is not on record: nobody to ask.';
    case 'awaited':
      return `To be confirmed by ${by}.`;
    case 'confirmed':
      return `Confirmed by ${report?.by ?? ''} at ${report?.at ?? ''}${report ? ` (${report.recordedBy})` : ''}.`;
    case 'amended':
      return `${report?.by ?? 'The provider'} answered at ${report?.at ?? ''}, and the mark was amended.`;
    case 'not-required':
      return duty.label === 'Confirm off site'
        ? 'Decided: no confirmation needed today.'
        : duty.label;
  }
}

function Row({ item, props, stop }: { item: OffSiteItem; props: OffSiteProps; stop: boolean }) {
  const { board, picked, reception, keysOff, onConfirm, onRecord, onUndo, onWhy } = props;
  const { duty, provider, contact, mark, session } = item;
  const name = reception ? initialsOf(duty.name) : duty.name;
  const label = reception ? NEUTRAL_WORDS[duty.weight] : duty.label;
  const isOpen = OPEN_STATES.includes(item.state);
  const tabIndex = stop ? 0 : -1;
  const answers = whoAnswers(item, board.items);
  return (
    <li
      class={`q two${duty.key === picked ? ' on' : ''}`}
      data-off-site={duty.key}
      aria-current={duty.key === picked ? 'true' : undefined}
    >
      <button
        type="button"
        class="who"
        data-row={duty.key}
        tabIndex={tabIndex}
        aria-keyshortcuts={keysOff ? undefined : capOf('R')}
        onClick={() => isOpen && onRecord(item)}
      >
        <b>{name}</b>
        {!reception && (
          <>
            <span class="sr">, </span>{' '}
            <span class="quiet small">
              {[duty.form, session, mark ?? 'planned'].filter(Boolean).join(' · ')}
            </span>
          </>
        )}
        <span class="sr">. {label}.</span>
      </button>
      <ChipButton
        chip={{ weight: duty.weight, label, spoken: `${name}: ${label}` }}
        tabIndex={tabIndex}
        onWhy={reception ? undefined : (opener) => onWhy(duty.key, duty.name, opener)}
      />
      {!reception && (
        <>
          <span class="m">
            <b>{provider ?? 'Provider not on record'}</b>
            {contact !== null && ` · ${contact}`}
            {' · '}
            {stateWords(item, board.by[session])}{' '}
            <CardButton pupilId={duty.pupilId} name={duty.name} tabIndex={tabIndex} />
          </span>
          {isOpen && (
            <p class="acts tell">
              <button
                type="button"
                class={`btn${answers === null ? '' : ' main'}`}
                tabIndex={tabIndex}
                aria-label={
                  answers === null
                    ? `Confirm… ${duty.name}, ${session}`
                    : `Confirmed by ${answers}: ${duty.name}, ${session}`
                }
                onClick={() => onConfirm(item)}
              >
                {answers === null ? 'Confirm…' : `Confirmed by ${answers}`}{' '}
                <Key name="X" off={keysOff} />
              </button>
              <button
                type="button"
                class="btn"
                tabIndex={tabIndex}
                aria-label={`Other answer… about ${duty.name}, ${session}`}
                onClick={() => onRecord(item)}
              >
                Other answer… <Key name="R" off={keysOff} />
              </button>
            </p>
          )}
          {!isOpen && duty.settledByEvent !== null && (
            <button
              type="button"
              class="link"
              tabIndex={tabIndex}
              aria-label={`Undo ${label} for ${duty.name}`}
              onClick={() => onUndo(item)}
            >
              Undo
            </button>
          )}
        </>
      )}
    </li>
  );
}

export function OffSite(props: OffSiteProps) {
  const { board, picked, onPick, keysOff, focusTurn } = props;
  const list = useRef<HTMLDivElement>(null);
  const sections = HEADINGS.map(({ heading, states }) => ({
    heading,
    items: board.items.filter(({ state }) => states.includes(state)),
  })).filter(({ items }) => items.length > 0);
  const ids = sections.flatMap(({ items }) => items.map(({ duty }) => duty.key));
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
        const key = target.closest('[data-off-site]')?.getAttribute('data-off-site');
        if (key && key !== picked) onPick(key);
      }}
    >
      {sections.map(({ heading, items }) => (
        <section key={heading}>
          <h2 class="sec">
            {heading} <span class="fig">{items.length}</span>
          </h2>
          <ul class="rows">
            {items.map((item) => (
              <Row key={item.duty.key} item={item} props={props} stop={item.duty.key === stop} />
            ))}
          </ul>
        </section>
      ))}
      <p class="quiet small block">
        Marks {board.codes.join(', ')}, by {board.by.AM} in the morning and {board.by.PM} in the
        afternoon{board.isExample ? ' (an example until your school confirms it)' : ''}.
      </p>
    </div>
  );
}
