/**
 * A pupil's marks as leaves of a wall calendar, AM over PM in each day. A code stands as its letter
 * in a shape of its own kind, so that a photocopy tells as much as the screen. One stop for Tab; the
 * arrows move by day and week, and each day is a sentence.
 */
import { useMemo, useRef, useState } from 'preact/hooks';
import type { CardDay, CardSlot, SlotKind } from '@/lib/messages/card-view';
import { SLOT_KINDS } from '@/lib/messages/card-view';
import type { PlainDate } from '@/lib/attendance/plain-date';
import { pure } from '@/components/ui/pure';
import { MONTHS } from './dates';
import { daySentence, KIND_WORDS, letterOf, type CodeNames } from './mark-words';
import { monthsOf, movedDay, type MonthOfRibbon } from './months';

const COLUMNS = [
  ['M', 'Monday'],
  ['T', 'Tuesday'],
  ['W', 'Wednesday'],
  ['T', 'Thursday'],
  ['F', 'Friday'],
  ['S', 'Saturday'],
  ['S', 'Sunday'],
] as const;
const SATURDAY = 5;

/** The letter is drawn by the style: it is no part of a name that a sentence gives already. */
export function sign(kind: SlotKind, letter: string) {
  const long = letter.length > 1 ? ' long' : '';
  return <i class={`s ${kind}${long}`} data-letter={letter} aria-hidden="true" />;
}

/** A call, not a component: there are two for every day of the year. The day's sentence names both. */
function cell(slot: CardSlot) {
  return sign(slot.kind, letterOf(slot));
}

interface LeafProps {
  month: MonthOfRibbon;
  byDate: ReadonlyMap<PlainDate, CardDay>;
  names: CodeNames;
  /** The day in this month that Tab stops at; null: none of this month. */
  stop: PlainDate | null;
  today: PlainDate;
  /** Printed: nothing to move through. */
  still: boolean;
}

const Leaf = pure(function Leaf({ month, byDate, names, stop, today, still }: LeafProps) {
  const name = `${MONTHS[Number(month.key.slice(5)) - 1]} ${month.key.slice(0, 4)}`;
  return (
    <div class="leaf-box">
      <table class="leaf" role={still ? undefined : 'grid'} aria-label={name}>
        <caption aria-hidden="true">{name}</caption>
        <thead>
          <tr>
            <td />
            {COLUMNS.map(([letter, day]) => (
              <th key={day} scope="col" aria-label={day}>
                {letter}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {month.weeks.map(({ monday, days }) => (
            <tr key={monday}>
              <th scope="row">{Number((days.find(Boolean) ?? monday).slice(8))}</th>
              {days.map((date, column) => {
                const day = date === null ? undefined : byDate.get(date);
                if (date === null) return <td key={column} />;
                if (!day) return <td key={column} class={column >= SATURDAY ? 'we' : 'off'} />;
                return (
                  <td
                    key={column}
                    role={still ? undefined : 'gridcell'}
                    data-day={date}
                    class={date === today ? 'd now-day' : 'd'}
                    tabIndex={still ? undefined : date === stop ? 0 : -1}
                    aria-label={daySentence(day, names)}
                  >
                    {cell(day.AM)}
                    {cell(day.PM)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
});

export interface LeavesProps {
  days: readonly CardDay[];
  names: CodeNames;
  stop: PlainDate | null;
  today: PlainDate;
  still?: boolean;
}

export function Leaves({ days, names, stop, today, still = false }: LeavesProps) {
  const months = useMemo(() => monthsOf(days), [days]);
  const byDate = useMemo(() => new Map(days.map((day) => [day.date, day])), [days]);
  return (
    <div class="leaves">
      {months.map((month) => (
        <Leaf
          key={month.key}
          month={month}
          byDate={byDate}
          names={names}
          stop={stop !== null && stop.startsWith(month.key) ? stop : null}
          today={today}
          still={still}
        />
      ))}
    </div>
  );
}

/** The kinds that stand in these days, in the order of the legend. */
export function kindsIn(days: readonly CardDay[]): SlotKind[] {
  const found = new Set(days.flatMap(({ AM, PM }) => [AM.kind, PM.kind]));
  return SLOT_KINDS.filter((kind) => found.has(kind));
}

const SAMPLES: Record<SlotKind, string> = {
  present: '/',
  late: 'L',
  elsewhere: 'B',
  authorised: 'I',
  unauthorised: 'O',
  'no-reason': 'N',
  'not-possible': 'Y2',
  unread: '?',
  missing: '–',
  'to-come': '·',
  holiday: '',
  'day-off': '',
  closure: '',
  'no-register': '',
  'off-roll': '',
};

export function Legend({ days }: { days: readonly CardDay[] }) {
  return (
    <ul class="ribbon-legend" aria-label="What the shapes stand for">
      {kindsIn(days).map((kind) => (
        <li key={kind}>
          {sign(kind, SAMPLES[kind])} {KIND_WORDS[kind]}
        </li>
      ))}
    </ul>
  );
}

export interface RibbonProps {
  days: readonly CardDay[];
  names: CodeNames;
  /** The day of the card, where Tab comes in first. */
  today: PlainDate;
}

export function Ribbon({ days, names, today }: RibbonProps) {
  const [picked, setPicked] = useState<PlainDate | null>(null);
  const root = useRef<HTMLDivElement>(null);
  const nearest = days.findLast(({ date }) => date <= today) ?? days[0];
  const stop = days.some(({ date }) => date === picked) ? picked : (nearest?.date ?? null);
  const said = days.find(({ date }) => date === picked);

  function move(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || stop === null) return;
    const next = movedDay(event.key, days, stop);
    if (next === null) return;
    event.preventDefault();
    event.stopPropagation();
    setPicked(next);
    root.current?.querySelector<HTMLElement>(`[data-day="${next}"]`)?.focus();
  }
  return (
    <div
      ref={root}
      class="ribbon"
      onKeyDown={move}
      onFocusIn={({ target }) => {
        const day = target instanceof Element ? target.closest('[data-day]') : null;
        const found = days.find(({ date }) => date === day?.getAttribute('data-day'));
        if (found) setPicked(found.date);
      }}
    >
      <Leaves days={days} names={names} stop={stop} today={today} />
      <p class="ribbon-says small" aria-hidden="true">
        {said ? daySentence(said, names) : 'Choose a day to read it; the arrow keys move by day.'}
      </p>
      <Legend days={days} />
    </div>
  );
}
