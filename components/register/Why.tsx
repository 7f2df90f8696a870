/**
 * Every statement explains itself (design.md, principle 3): the rule in words, its source, what was
 * counted, whose threshold, what clears it.
 */
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Explanation } from '@/lib/messages/views';
import type { Fact } from '@/lib/duties/types';
import { shortDate } from '@/lib/attendance/plain-date';
import { Key } from '@/components/ui/Key';
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

/** `dayThree` is `day three`. */
export function wordsOfKey(key: string): string {
  return key.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
}

function when({ date, session }: Fact): string {
  if (date === null) return '';
  return session === null ? shortDate(date) : `${shortDate(date)} ${session}`;
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
          {facts.map((fact) => (
            <tr>
              <td class="fig">{when(fact)}</td>
              <td class="code">{fact.code}</td>
              <td>{fact.text}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Source({ source }: { source: Explanation['source'] }) {
  const words = `${SOURCE_NAMES[source.kind]}${source.paragraph ? `, ${source.paragraph}` : ''}`;
  return source.href === null ? (
    <span>{words}</span>
  ) : (
    <a href={source.href} target="_blank" rel="noreferrer noopener">
      {words}
    </a>
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
            {wordsOfKey(threshold.key)}: <b>{threshold.value}</b>,{' '}
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
      aria-label={`Why: ${why.title}`}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      }}
    >
      <div class="why-head">
        <h2>{why.title}</h2>
        <button ref={close} type="button" class="btn" onClick={onClose}>
          Close <Key name="Esc" off={shortcutsOff} />
        </button>
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
