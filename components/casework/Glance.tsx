/**
 * The safeguarding lead's glance, answered without a click: who with an open case is unexplained
 * right now, who is on day 3 or day 5, what was done and by whom. The newest register read is named;
 * one of another day is never passed off as today's.
 */
import type { GlanceView } from '@/lib/messages/views';
import { shortDate } from '@/lib/attendance/plain-date';
import type { DutyId } from '@/lib/duties/types';
import { CardButton } from '@/components/pupil/CardButton';
import { ChipButton } from '@/components/ui/ChipButton';
import { clockOf } from '@/components/ui/clock';
import { TOLD_WORDS } from './told-words';
import { Untold } from './Untold';
import { initialsOf, NEUTRAL_WORDS } from '@/components/ui/names';

export interface GlanceProps {
  glance: GlanceView;
  /** Safeguarding words are for the safeguarding lead alone (design.md, principle 8). */
  isSafeguardingLead: boolean;
  reception: boolean;
}

type Flagged = GlanceView['flagged'][number];

const DAY_COUNTERS: Partial<Record<DutyId, string>> = {
  // The visit is the lead's own; a long list of third days must not stand before it.
  'day-five-visit': 'Day 5',
  'day-three-contact': 'Day 3',
};

function groupsOf(
  flagged: readonly Flagged[],
  isToday: boolean,
): { heading: string; items: Flagged[] }[] {
  const groups = [
    {
      heading: isToday ? 'No reason now' : 'No reason at the last register',
      items: flagged.filter(({ id }) => !DAY_COUNTERS[id]),
    },
    ...Object.entries(DAY_COUNTERS).map(([duty, heading]) => ({
      heading,
      items: flagged.filter(({ id }) => id === duty),
    })),
  ];
  return groups.filter(({ items }) => items.length > 0);
}

function Figure({ count, words, loud }: { count: number; words: string; loud?: boolean }) {
  return (
    <div class={`figure${loud && count > 0 ? ' loud' : ''}`}>
      <dt>{words}</dt>
      <dd class="fig">{count}</dd>
    </div>
  );
}

/** Whom to tell and by which way, and how long that has waited. */
function Telling({ item: { untoldMinutes, toTell = [] } }: { item: Flagged }) {
  const isRunning = typeof untoldMinutes === 'number';
  if (!isRunning && toTell.length === 0) return null;
  return (
    <p class="small">
      {isRunning && <Untold minutes={untoldMinutes} />}
      {toTell.map(({ role, name, phone, email }) => (
        <span key={role} class="to-tell">
          {[TOLD_WORDS[role], name, phone ?? email].filter(Boolean).join(', ')}
        </span>
      ))}
    </p>
  );
}

function Pupil({ item, reception }: { item: Flagged; reception: boolean }) {
  const label = reception ? NEUTRAL_WORDS[item.weight] : item.label;
  return (
    <li class="flag">
      <div class="flag-head">
        <span>
          <b>{reception ? initialsOf(item.name) : item.name}</b>
          {!reception && item.form !== null && <span class="quiet small"> {item.form}</span>}{' '}
          <CardButton pupilId={item.pupilId} name={item.name} />
        </span>
        <ChipButton chip={{ weight: item.weight, label, spoken: label }} />
      </div>
      {!reception && (
        <>
          {item.detail && <p class="quiet small">{item.detail}</p>}
          <Telling item={item} />
          {item.done.length === 0 ? (
            <p class="small">Nothing recorded yet.</p>
          ) : (
            <ul class="small">
              {item.done.map(({ line, by, time }) => (
                <li key={`${time} ${line}`}>
                  <span class="fig">{time}</span> {line} <span class="quiet">{by}</span>
                </li>
              ))}
            </ul>
          )}
        </>
      )}
    </li>
  );
}

export function Glance({ glance, isSafeguardingLead, reception }: GlanceProps) {
  const { on, isToday, readAt, counts, flagged } = glance;
  const lead = isSafeguardingLead && !reception;
  const read = readAt === null ? null : clockOf(readAt);
  const last = on && `${shortDate(on.date)} ${on.session}`;
  if (last === null) {
    return (
      <div class="empty">
        <p>
          <b>No register read yet.</b>
        </p>
        <p class="quiet">Open a register of {glance.school.name} in Arbor; it is read by itself.</p>
      </div>
    );
  }
  return (
    <>
      {isToday ? (
        <p class="quiet small fig">
          {last}
          {read !== null && ` · read ${read}`}
        </p>
      ) : (
        <p class="stale" role="alert">
          <b>No register read today.</b> Last: {last}
          {read !== null && `, read ${read}`}. All that follows is from that session.
        </p>
      )}
      <dl class="figures">
        <Figure loud={isToday} count={counts.openCases} words={lead ? 'Open case' : 'First'} />
        <Figure count={counts.unexplained} words="No reason" />
        <Figure count={counts.dayThree} words="Day 3" />
        <Figure count={counts.dayFive} words="Day 5" />
      </dl>
      {flagged.length === 0 && (
        <p class="empty">
          {lead
            ? 'Nobody with an open case is without a reason, and nobody is on day 3 or day 5.'
            : 'Nobody is flagged.'}
        </p>
      )}
      {groupsOf(flagged, isToday).map(({ heading, items }) => (
        <section key={heading}>
          <h2 class="sec">{heading}</h2>
          <ul class="flags">
            {items.map((item) => (
              <Pupil key={item.key} item={item} reception={reception} />
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
