/** The parts of a card, each an answer to one question. */
import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';
import { shortDate, longDate } from '@/lib/attendance/plain-date';
import type { CardConfidential, PupilCard } from '@/lib/messages/card-view';
import type { DutyView } from '@/lib/messages/views';
import { ROLE_WORDS } from '@/components/register/duty-words';
import { ChipButton } from '@/components/ui/ChipButton';
import { clockOf } from '@/components/ui/clock';
import { Key } from '@/components/ui/Key';
import { capOf } from '@/components/ui/keymap';
import { recordWords } from './chronology';
import { letterOf, slotSentence } from './mark-words';
import { MarksTable } from './MarksTable';
import { Ribbon, sign } from './Ribbon';

interface PartProps {
  name: string;
  class?: string;
  children: ComponentChildren;
}

export function Part({ name, class: more = '', children }: PartProps) {
  const id = useId();
  return (
    <section class={`part ${more}`} aria-labelledby={id}>
      <h3 id={id} class="sec">
        {name}
      </h3>
      {children}
    </section>
  );
}

export function Today({ card }: { card: PupilCard }) {
  const { today, asOf, readAt, codeNames, history } = card;
  const done = history.filter(({ on, standing }) => on === asOf.date && standing !== 'undone');
  const read = readAt === null ? null : clockOf(readAt);
  return (
    <Part name={`${shortDate(asOf.date)}${read === null ? '' : `, register read ${read}`}`}>
      <ul class="today-marks">
        {(['AM', 'PM'] as const).map((session) => {
          const slot = today[session];
          return (
            <li key={session}>
              <b>{session}</b> {sign(slot.kind, letterOf(slot))}{' '}
              {slotSentence(slot, today.date, codeNames)}
            </li>
          );
        })}
      </ul>
      {done.length > 0 && (
        <ul class="small done-today" aria-label="Done about this day">
          {done.map((event) => (
            <li key={event.eventId}>
              <span class="fig">{event.time}</span> {recordWords(event)}{' '}
              <span class="quiet">{event.by}</span>
            </li>
          ))}
        </ul>
      )}
    </Part>
  );
}

export interface DueProps {
  duties: readonly DutyView[];
  onWhy(duty: DutyView, opener: HTMLElement): void;
  /** Left out: nothing can be recorded from this card. */
  onRecord?: ((duty: DutyView) => void) | undefined;
  keysOff?: boolean;
}

export function Due({ duties, onWhy, onRecord, keysOff = true }: DueProps) {
  return (
    <Part name="Due">
      {duties.length === 0 && <p class="quiet small">Nothing is due.</p>}
      <ul class="due">
        {duties.map((duty, place) => (
          <li key={duty.key}>
            <ChipButton
              chip={{ weight: duty.weight, label: duty.label, spoken: duty.label }}
              onWhy={(opener) => onWhy(duty, opener)}
            />
            <span class="small">
              {duty.detail.replace(/\.$/, '')}
              {duty.dueText !== null && (
                <>
                  {duty.detail && ' · '}
                  <span class="nb">{duty.dueText}</span>
                </>
              )}{' '}
              · {ROLE_WORDS[duty.owner]}
            </span>
            {onRecord && (
              <button
                type="button"
                class="link"
                data-record={duty.key}
                aria-label={`Record: ${duty.label}`}
                aria-keyshortcuts={place === 0 && !keysOff ? capOf('R') : undefined}
                onClick={() => onRecord(duty)}
              >
                Record {place === 0 && <Key name="R" off={keysOff} />}
              </button>
            )}
          </li>
        ))}
      </ul>
    </Part>
  );
}

const ALL_YEARS = 'all';

export function Marks({ card }: { card: PupilCard }) {
  const { years, codeNames, asOf } = card;
  const [label, setLabel] = useState<string | null>(null);
  const [newest] = years;
  if (!newest) {
    return (
      <Part name="Marks" class="marks">
        <p class="quiet small">
          No marks yet. Open a register in Arbor with this pupil in it, or import marks in the
          workspace.
        </p>
      </Part>
    );
  }
  const picked = years.find((year) => year.label === label) ?? newest;
  const days =
    label === ALL_YEARS ? [...years].reverse().flatMap((year) => year.days) : picked.days;
  return (
    <Part name={years.length === 1 ? `Marks of ${newest.label}` : 'Marks'} class="marks">
      {years.length > 1 && (
        <select
          class="years"
          aria-label="School year"
          value={label ?? newest.label}
          onChange={({ currentTarget }) => setLabel(currentTarget.value)}
        >
          {years.map((year) => (
            <option key={year.label} value={year.label}>
              {year.label}
            </option>
          ))}
          <option value={ALL_YEARS}>All years</option>
        </select>
      )}
      {!picked.termsKnown && (
        <p class="quiet small">
          Term dates are not known: only days with a register are known to be school days.
        </p>
      )}
      <Ribbon days={days} names={codeNames} today={asOf.date} />
      <MarksTable key={label} days={days} names={codeNames} />
    </Part>
  );
}

export function Figures({ card }: { card: PupilCard }) {
  if (card.figures.length === 0) return null;
  return (
    <Part name="Counted">
      <dl class="counted">
        {card.figures.map(({ label, value, how }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              <b class="fig">{value}</b>
              <span class="quiet small"> {how}</span>
            </dd>
          </div>
        ))}
      </dl>
      {card.outlook.length > 0 && (
        <>
          <h4>What is left</h4>
          <ul class="small left-lines">
            {card.outlook.map(({ text, isExample }) => (
              <li key={text}>
                {text} {isExample && <span class="label">Example day length</span>}
              </li>
            ))}
          </ul>
        </>
      )}
    </Part>
  );
}

export function Steps({ steps }: Pick<PupilCard, 'steps'>) {
  return (
    <Part name="Steps and what they changed">
      {steps.length === 0 && <p class="quiet small">No step taken yet.</p>}
      <ol class="steps-taken">
        {steps.map((step) => (
          <li key={step.eventId}>
            <p>
              <b>{step.label}</b> <span class="fig">{longDate(step.on)}</span>{' '}
              <span class="quiet">{step.by}</span>
              {step.steppedBack && <span class="label">Stepped back</span>}
            </p>
            {step.result !== null && <p class="small">{step.result}</p>}
            <p class="small">
              {step.supportOffered && 'Support was offered. '}
              {step.impact}
            </p>
          </li>
        ))}
      </ol>
    </Part>
  );
}

const TRIES_SHOWN = 3;

export function Contacts({ contacts }: Pick<PupilCard, 'contacts'>) {
  return (
    <Part name="Contacts, and who was tried when">
      {contacts.length === 0 && (
        <p class="quiet small">No contacts were imported for this pupil.</p>
      )}
      <ol class="contact-list">
        {contacts.map(({ priority, relationship, name, phone, tried }) => (
          <li key={`${priority} ${relationship} ${name ?? ''}`}>
            <p>
              <span class="fig quiet">{priority}</span> <b>{relationship}</b> {name}{' '}
              {phone !== null && <span class="fig nb">{phone}</span>}
            </p>
            {tried.length === 0 ? (
              <p class="quiet small">Not tried yet.</p>
            ) : (
              <ul class="small">
                {tried.slice(0, TRIES_SHOWN).map(({ on, time, outcome, by }) => (
                  <li key={`${on} ${time} ${outcome}`}>
                    <span class="fig">
                      {shortDate(on)} {time}
                    </span>
                    , {outcome} <span class="quiet">{by}</span>
                  </li>
                ))}
                {tried.length > TRIES_SHOWN && (
                  <li class="quiet">{tried.length - TRIES_SHOWN} more in the history below.</li>
                )}
              </ul>
            )}
          </li>
        ))}
      </ol>
    </Part>
  );
}

const WORKER: Record<CardConfidential['workers'][number]['kind'], string> = {
  'social-worker': 'Social worker',
  'youth-offending': 'Youth-offending worker',
};
const PLAN: Record<NonNullable<CardConfidential['plans']>[number]['kind'], string> = {
  CP: 'Child protection plan',
  CIN: 'Child in need plan',
  LAC: 'Looked-after child',
};

export interface ConfidentialProps {
  confidential: PupilCard['confidential'];
  onAsk(): void;
}

export function Confidential({ confidential, onAsk }: ConfidentialProps) {
  return (
    <Part name="Workers and plans">
      {confidential === 'not-for-role' && (
        <p class="quiet small">Not shown to this role, for any pupil. Ask the safeguarding lead.</p>
      )}
      {confidential === 'ask' && (
        <p>
          <button type="button" class="btn" onClick={onAsk}>
            Show workers and plans
          </button>
        </p>
      )}
      {typeof confidential === 'object' && <Told {...confidential} />}
    </Part>
  );
}

function Told({ workers, plans }: CardConfidential) {
  return (
    <>
      {workers.length === 0 && <p class="small">No worker is known.</p>}
      <ul class="small">
        {workers.map(({ kind, name, authority, reach, until }) => (
          <li key={`${kind} ${name ?? ''}`}>
            <b>{WORKER[kind]}</b> {[name, authority, reach].filter(Boolean).join(', ')}
            {until !== null && `, until ${longDate(until)}`}
          </li>
        ))}
        {plans?.map(({ kind, from, until }) => (
          <li key={`${kind} ${from ?? ''}`}>
            <b>{PLAN[kind]}</b>
            {from !== null && ` since ${longDate(from)}`}
            {until !== null && `, until ${longDate(until)}`}
          </li>
        ))}
      </ul>
      {plans === null && <p class="quiet small">Plans are for the safeguarding lead alone.</p>}
      {plans?.length === 0 && <p class="small">No plan is known.</p>}
    </>
  );
}
