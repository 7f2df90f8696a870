/**
 * Every statement explains itself (design.md, principle 3): the rule in words, its source, what was
 * counted, whose threshold, what clears it.
 */
import type { TargetedKeyboardEvent } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Explanation } from '@/lib/messages/views';
import type { Fact } from '@/lib/duties/types';
import { shortDate } from '@/lib/attendance/plain-date';
import { CardButton } from '@/components/pupil/CardButton';
import { Key } from '@/components/ui/Key';
import { ownKey } from '@/components/ui/keys';
import { sentenceCase, wordsOfRule } from '@/components/ui/rule-words';
import type { OpenWhy } from './desk';

const SOURCE_NAMES: Record<Explanation['source']['kind'], string> = {
  standard: 'The trust’s Attendance Standard',
  regulation: 'School Attendance (Pupil Registration) (England) Regulations 2024',
  guidance: 'Working together to improve school attendance',
  framework: 'National framework for penalty notices',
  school: 'The school’s own rule',
  policy: 'Set for this computer by the trust',
  example: 'An example, not the Standard',
};

const SET_BY: Record<string, string> = {
  law: 'set by law',
  trust: 'set by the trust',
  school: 'set by the school',
  policy: 'set by policy',
};

export { wordsOfRule as wordsOfKey };

function when({ date, session }: Fact): string {
  if (date === null) return '';
  return session === null ? shortDate(date) : `${shortDate(date)} ${session}`;
}

/** Empty where the words name the day themselves. */
function ownWhen(fact: Fact): string {
  const named = fact.date !== null && fact.text.includes(shortDate(fact.date));
  return named ? '' : when(fact);
}

function Facts({ facts }: { facts: Fact[] }) {
  if (facts.length === 0) return null;
  return (
    <section>
      <h3>Counted</h3>
      <table class="facts">
        <thead class="sr">
          <tr>
            <th>When</th>
            <th>Code</th>
            <th>What</th>
          </tr>
        </thead>
        <tbody>
          {facts.map((fact) => {
            const day = ownWhen(fact);
            return (
              <tr>
                {day && <td class="fig">{day}</td>}
                {fact.code !== null && <td class="code">{fact.code}</td>}
                <td colSpan={1 + (day ? 0 : 1) + (fact.code === null ? 1 : 0)}>
                  {fact.code === null ? sentenceCase(fact.text) : fact.text}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

/** Each paragraph with the document it stands in: `Standard 5; para 52` names two. */
function documentsOf({ kind, paragraph }: Explanation['source']): { own: string; also: string } {
  const name = SOURCE_NAMES[kind];
  const parts = (paragraph ?? '').split(/;\s*/).filter((part) => part !== '' && part !== name);
  const isStandard = (part: string) => kind !== 'standard' && /^Standard \d/.test(part);
  const own = parts.filter((part) => !isStandard(part)).join('; ');
  const also = parts.filter(isStandard).join(', ');
  return {
    own: own === '' ? name : `${name}, ${own}`,
    also: also === '' ? '' : `; the trust’s Attendance Standard, ${also}`,
  };
}

function Source({ source }: { source: Explanation['source'] }) {
  const { own, also } = documentsOf(source);
  if (source.href === null) return <span>{own + also}</span>;
  return (
    <span>
      <a href={source.href} target="_blank" rel="noreferrer noopener">
        {own}
      </a>
      {also}
    </span>
  );
}

function Answer({ answer }: { answer: Explanation }) {
  const { threshold } = answer;
  return (
    <>
      <p class="lead">{answer.sentence}</p>
      <section>
        <h3>The rule</h3>
        <p>{answer.rule}</p>
        <p class="quiet small">
          <Source source={answer.source} />
        </p>
      </section>
      <Facts facts={answer.facts} />
      {threshold && (
        <section>
          <h3>Whose threshold</h3>
          <p>
            {sentenceCase(wordsOfRule(threshold.key))}: <b>{threshold.value}</b>,{' '}
            {SET_BY[threshold.setBy] ?? `set by ${threshold.setBy}`}
          </p>
          {threshold.isExample && <p class="label">Example, not confirmed by the school</p>}
        </section>
      )}
      <section>
        <h3>What clears it</h3>
        <p>{answer.clears}</p>
      </section>
    </>
  );
}

/** The panel lies hidden behind: the focus must not go where nobody can see it (WCAG 2.4.11). */
function keepInside(event: TargetedKeyboardEvent<HTMLElement>): void {
  const stops = [
    ...event.currentTarget.querySelectorAll<HTMLElement>('button, a[href], [tabindex]'),
  ];
  const edge = event.shiftKey ? stops[0] : stops.at(-1);
  if (event.target !== edge) return;
  event.preventDefault();
  (event.shiftKey ? stops.at(-1) : stops[0])?.focus();
}

export interface WhyProps {
  why: OpenWhy;
  onClose(): void;
  shortcutsOff: boolean;
}

export function Why({ why, onClose, shortcutsOff }: WhyProps) {
  const close = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => close.current?.focus(), [why.title]);
  return (
    <div
      class="why"
      role="dialog"
      aria-modal="true"
      aria-label={`Why: ${why.title}`}
      onKeyDown={(event) => {
        if (event.key === 'Tab') keepInside(event);
        const card = event.currentTarget.querySelector<HTMLElement>('[data-card]');
        if (card && ownKey(event, shortcutsOff) === 'p') {
          event.preventDefault();
          event.stopPropagation();
          card.click();
        }
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      }}
    >
      <div class="why-head">
        <h2>{why.title}</h2>
        <span class="acts">
          {why.answer?.pupil && <CardButton {...why.answer.pupil} />}
          <button ref={close} type="button" class="btn" onClick={onClose}>
            Close <Key name="Esc" off={shortcutsOff} />
          </button>
        </span>
      </div>
      <div class="why-body" tabIndex={0} role="region" aria-label="Explanation">
        {why.answer && <Answer answer={why.answer} />}
        {why.trouble !== null && (
          <p role="alert" class="note now">
            {why.trouble}
          </p>
        )}
        {!why.answer && why.trouble === null && (
          <p role="status" class="quiet">
            Looking it up…
          </p>
        )}
      </div>
    </div>
  );
}
