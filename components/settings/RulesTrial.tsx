/**
 * A rules pack before it is used: where it differs from the Standard, and which pupils it would move
 * today and over the last half term. One day is asked for at a time, so that the page can say how far
 * it is and be left at any moment.
 */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Ask, RulesMoves, RulesPreview, RuleVerdict } from '@/lib/messages/protocol';
import { shortDate, type PlainDate } from '@/lib/attendance/plain-date';
import { sentenceOf } from '@/components/register/desk';
import { wordsOfKey } from '@/components/register/Why';
import { initialsOf } from '@/components/ui/names';
import { useAfter } from '@/components/ui/useAfter';

const SLOW_MS = 1000;

export interface RulesTrialProps {
  ask: Ask;
  tenant: string;
  pack: unknown;
  preview: RulesPreview;
  /** Names become initials while others can see the screen. */
  reception: boolean;
  saving: boolean;
  onUse(): void;
  onKeep(): void;
}

type Comparison = RulesPreview['comparisons'][number];
type Looked = RulesMoves | { date: PlainDate; trouble: string };

export function RulesTrial(props: RulesTrialProps) {
  const { preview, saving, onUse, onKeep } = props;
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => head.current?.focus(), []);
  return (
    <section class="card block" aria-labelledby="al-trial">
      <h2 id="al-trial" ref={head} tabIndex={-1}>
        Version {preview.version}, before it is used
      </h2>
      <h3>Beside the Standard</h3>
      <Differences comparisons={preview.comparisons} />
      <h3>Which pupils it would move</h3>
      <Moves {...props} />
      <p class="acts">
        <button type="button" class="btn main" disabled={saving} onClick={onUse}>
          Use these rules
        </button>
        <button type="button" class="btn" onClick={onKeep}>
          Keep the present ones
        </button>
      </p>
    </section>
  );
}

const VERDICTS: Record<RuleVerdict, string> = {
  stricter: 'Stricter',
  weaker: 'Weaker',
  same: 'The same',
  'not-comparable': 'Different',
};

function verdictOf({ verdict, against }: Comparison): string {
  if (against === 'standard') return VERDICTS[verdict];
  return verdict === 'same' ? 'Example confirmed' : 'In place of an example';
}

function Differences({ comparisons }: { comparisons: readonly Comparison[] }) {
  if (comparisons.length === 0) return <p class="quiet">It sets no rule of its own.</p>;
  return (
    <ul>
      {comparisons.map((each) => (
        <li key={`${each.key} ${each.from}`}>
          <b>{wordsOfKey(each.key)}</b> <span class="label">{verdictOf(each)}</span>
          {each.points.map(({ what, own, standard }) => (
            <div key={what}>
              {what !== each.key && `${what}: `}
              {own} <span class="quiet">instead of {standard}</span>
            </div>
          ))}
          <div class="quiet small">
            {each.source} · from {each.from}
            {each.until !== null && ` until ${each.until}`}
          </div>
          {each.reason !== null && <div>Reason: {each.reason}</div>}
        </li>
      ))}
    </ul>
  );
}

function Moves({ ask, tenant, pack, preview, reception }: RulesTrialProps) {
  const { moments } = preview;
  const [looked, setLooked] = useState<readonly Looked[]>([]);
  const slow = useAfter(SLOW_MS, 'looking');

  useEffect(() => {
    let left = false;
    async function look(): Promise<void> {
      // Today first: it is what the person wants to know.
      for (const date of [...moments].reverse()) {
        const found: Looked = await ask('rules/simulate', { tenant, pack, date }).catch(
          (error: unknown) => ({ date, trouble: sentenceOf(error) }),
        );
        if (left) return;
        setLooked((before) => [...before, found]);
      }
    }
    void look();
    return () => {
      left = true;
    };
  }, []);

  const today = moments.at(-1);
  const weeks = moments.length - 1;
  const now = looked.find(({ date }) => date === today);
  const earlier = looked.filter(({ date }) => date !== today);
  const movers = moversOf(looked);
  const done = looked.length === moments.length;
  return (
    <>
      <div role="status">
        {!done && slow && (
          <p>
            <progress max={moments.length} value={looked.length} aria-label="Days looked at" />{' '}
            {looked.length} of {moments.length} days looked at.
          </p>
        )}
        {now && <p>{sentenceOfDay(now)}</p>}
        {done && weeks > 0 && (
          <p>
            Over the last half term, had it held then, at the ends of its {count(weeks, 'week')}:{' '}
            <b>{count(moversOf(earlier).length, 'pupil')}</b> moved at least once.
          </p>
        )}
        {done && weeks === 0 && (
          <p class="quiet">No half term lies behind in the calendar, so only one day is shown.</p>
        )}
      </div>
      {earlier.map((each) =>
        'trouble' in each ? (
          <p key={each.date} class="quiet">
            {shortDate(each.date)}: {each.trouble}
          </p>
        ) : null,
      )}
      {movers.length > 0 && (
        <div class="scroll" tabIndex={0} role="region" aria-label="Pupils moved">
          <table class="grid">
            <thead>
              <tr>
                <th scope="col">Pupil</th>
                <th scope="col">Day</th>
                <th scope="col">Would arise</th>
                <th scope="col">Would fall away</th>
              </tr>
            </thead>
            <tbody>
              {movers.flatMap(({ pupilId, name, form, days }) =>
                days.map(({ date, gained, lost }, at) => (
                  <tr key={`${pupilId} ${date}`}>
                    {at === 0 && (
                      <th scope="rowgroup" rowSpan={days.length}>
                        {reception ? initialsOf(name) : name}
                        {form !== null && !reception && <span class="quiet small"> {form}</span>}
                      </th>
                    )}
                    <td class="fig nb">{shortDate(date)}</td>
                    <td>{gained.join(', ')}</td>
                    <td>{lost.join(', ')}</td>
                  </tr>
                )),
              )}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}

interface Mover {
  pupilId: string;
  name: string;
  form: string | null;
  /** Newest first. */
  days: { date: PlainDate; gained: string[]; lost: string[] }[];
}

function moversOf(looked: readonly Looked[]): Mover[] {
  const movers = new Map<string, Mover>();
  for (const day of looked) {
    if ('trouble' in day) continue;
    for (const { pupilId, name, form, gained, lost } of day.moved) {
      const mover = movers.get(pupilId) ?? { pupilId, name, form, days: [] };
      mover.days.push({ date: day.date, gained, lost });
      movers.set(pupilId, mover);
    }
  }
  return [...movers.values()].sort((a, b) => a.name.localeCompare(b.name, 'en-GB'));
}

function sentenceOfDay(day: Looked) {
  if ('trouble' in day) return `${shortDate(day.date)}: ${day.trouble}`;
  return (
    <>
      On {shortDate(day.date)}, the newest day known: <b>{count(day.moved.length, 'pupil')}</b> of{' '}
      {day.pupils} would move.
    </>
  );
}

function count(n: number, one: string): string {
  return `${n} ${one}${n === 1 ? '' : 's'}`;
}
