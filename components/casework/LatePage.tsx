/** Late arrivals of the day: minutes, the code that fits, and what lateness has cost this term. */
import { useEffect, useState } from 'preact/hooks';
import type { Ask, Replies } from '@/lib/messages/protocol';
import type { LateItem, LateView } from '@/lib/messages/views';
import { shortDate } from '@/lib/attendance/plain-date';
import { CardButton } from '@/components/pupil/CardButton';
import { sentenceOf } from '@/components/register/desk';
import { initialsOf } from '@/components/ui/names';
import { useAfter } from '@/components/ui/useAfter';

export interface LatePageProps {
  ask: Ask;
  tenant: string;
  reception: boolean;
  onChanged?: ((changed: () => void) => () => void) | undefined;
}

const SLOW_MS = 1000;

function codeWords({ mark, fits, differs, arrivedAt }: LateItem, closes: string): string {
  if (fits === null) return mark === null ? '' : `${mark}; nobody recorded how late`;
  if (!differs) return fits;
  const because = fits === 'L' ? `before ${closes}` : `${closes} or later`;
  return `${mark ?? 'No mark'}, but in at ${arrivedAt ?? ''}, ${because}: ${fits} fits`;
}

function termWords({ times, timesWithMinutes, minutes, days }: LateItem['term']): string {
  const often = times === 1 ? 'once' : times === 2 ? 'twice' : `${times} times`;
  if (days === null) return `${often}; no minutes recorded`;
  const some = timesWithMinutes < times ? ` (${timesWithMinutes} with minutes)` : '';
  return `${often}${some}, ${minutes} min: ${days} ${days === '1.0' ? 'day' : 'days'} lost`;
}

function Table({ late, reception }: { late: LateView; reception: boolean }) {
  const totalMinutes = late.items.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0);
  const toMend = late.items.filter(({ differs }) => differs).length;
  return (
    <>
      <p class="block">
        <b>
          {late.items.length} late{totalMinutes > 0 ? `, ${totalMinutes} minutes together` : ''}.
        </b>{' '}
        {toMend > 0 &&
          `${toMend} ${toMend === 1 ? 'mark does' : 'marks do'} not fit the time of arrival.`}
      </p>
      <div class="scroll tall" role="region" aria-label="Late arrivals" tabIndex={0}>
        <table class="grid">
          <thead>
            <tr>
              <th scope="col">Pupil</th>
              <th scope="col">Session</th>
              <th scope="col">In at</th>
              <th scope="col">Late by</th>
              <th scope="col">Code</th>
              <th scope="col">
                {late.since === null ? 'This school year' : `Since ${shortDate(late.since)}`}
              </th>
            </tr>
          </thead>
          <tbody>
            {late.items.map((item) => (
              <tr key={`${item.pupilId} ${item.session}`}>
                <th scope="row">
                  {reception ? initialsOf(item.name) : item.name}{' '}
                  {!reception && <span class="quiet small">{item.form}</span>}{' '}
                  <CardButton pupilId={item.pupilId} name={item.name} />
                </th>
                <td>{item.session}</td>
                <td class="fig">{item.arrivedAt ?? '–'}</td>
                <td class="fig">{item.minutes === null ? '–' : `${item.minutes} min`}</td>
                <td>
                  {item.differs ? (
                    <b>{codeWords(item, late.times[item.session].closes)}</b>
                  ) : (
                    codeWords(item, late.times[item.session].closes)
                  )}
                </td>
                <td title={item.term.days === null ? undefined : item.term.formula}>
                  {reception ? '–' : termWords(item.term)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

export function LatePage({ ask, tenant, reception, onChanged }: LatePageProps) {
  const [answer, setAnswer] = useState<Replies['school/late'] | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [turn, setTurn] = useState(0);
  const slow = useAfter(SLOW_MS, turn);
  const again = () => setTurn((before) => before + 1);

  useEffect(() => {
    let left = false;
    ask('school/late', { tenant })
      .then((reply) => {
        if (left) return;
        setAnswer(reply);
        setTrouble(null);
      })
      .catch((error: unknown) => {
        if (!left) setTrouble(sentenceOf(error));
      });
    return () => {
      left = true;
    };
  }, [tenant, turn]);
  useEffect(() => {
    addEventListener('focus', again);
    const stop = onChanged?.(again);
    return () => {
      stop?.();
      removeEventListener('focus', again);
    };
  }, [tenant]);

  const late = answer?.late ?? null;
  return (
    <div>
      <h1>Late arrivals</h1>
      {answer?.on && (
        <p class="quiet small">
          As of the register of {shortDate(answer.on.date)} {answer.on.session}.
        </p>
      )}
      {trouble !== null && (
        <div role="alert" class="note now block">
          <p>{trouble}</p>
          <button type="button" class="btn" onClick={again}>
            Try again
          </button>
        </div>
      )}
      {answer === null && trouble === null && (
        <div role="status" class="block">
          <p class="quiet">{slow ? 'Still looking…' : 'Looking…'}</p>
          {slow && <div class="bar" aria-hidden="true" />}
        </div>
      )}
      {answer && (late === null || late.items.length === 0) && (
        <div class="empty">
          <p>
            <b>{late === null ? 'No register read yet.' : 'Nobody was late.'}</b>
          </p>
          <p class="quiet">
            {late === null
              ? 'Open a register in Arbor; Alongside reads it by itself.'
              : 'Marks L and U stand here, and every arrival recorded in a call.'}
          </p>
        </div>
      )}
      {late && late.items.length > 0 && <Table late={late} reception={reception} />}
      {late && (
        <p class="quiet small block">
          L before the register closes ({late.times.AM.closes}, {late.times.PM.closes}), U from then
          on. Lost learning: minutes recorded{' '}
          {late.since === null ? 'this school year' : `since ${shortDate(late.since)}`} ÷{' '}
          {late.minutesInDay} minutes in a school day
          {late.isExample ? ' (an example until your school confirms it)' : ''}.
        </p>
      )}
    </div>
  );
}
