/** The chronology on paper: hidden on screen, alone on the page when it is printed. */
import type { PupilCard } from '@/lib/messages/card-view';
import { longDate } from '@/lib/attendance/plain-date';
import { chronology, FIGURES, headLines, NOTHING, type Made, type Span } from './chronology';
import { Leaves, Legend } from './Ribbon';

export interface PrintSheetProps {
  card: PupilCard;
  span: Span;
  made: Made;
  confidential: boolean;
}

/** A string of CSS: a name may hold anything. */
function cssString(text: string): string {
  return `"${text.replace(/["\\<>\p{Cc}]/gu, (sign) => `\\${sign.codePointAt(0)?.toString(16)} `)}"`;
}

export function PrintSheet({ card, span, made, confidential }: PrintSheetProps) {
  const entries = chronology(card, span);
  const [who = '', ...lines] = headLines(card, span, made);
  const days = card.years
    .flatMap((year) => year.days)
    .filter(({ date }) => date >= span.from && date <= span.to)
    .sort((a, b) => (a.date < b.date ? -1 : 1));
  const foot = cssString(`${who} · ${span.words}${confidential ? ' · Confidential' : ''}`);
  return (
    <article class="print-sheet">
      <style>{`@page{margin:16mm 14mm 18mm;@bottom-left{content:${foot};font:8pt system-ui,sans-serif}@bottom-right{content:"Page " counter(page) " of " counter(pages);font:8pt system-ui,sans-serif}}`}</style>
      <header>
        <p class="kicker">Chronology{confidential && ' · Confidential'}</p>
        <h1>{who}</h1>
        {lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </header>
      {card.figures.slice(0, FIGURES).map(({ label, value, how }) => (
        <p key={label}>
          <b>
            {label}: {value}.
          </b>{' '}
          {how}
        </p>
      ))}
      {days.length > 0 && (
        <section>
          <h2>Marks</h2>
          <Leaves days={days} names={card.codeNames} stop={null} today={card.asOf.date} still />
          <Legend days={days} />
        </section>
      )}
      <h2>What happened and what was done</h2>
      {entries.length === 0 ? (
        <p>{NOTHING}</p>
      ) : (
        <table class="events">
          <thead>
            <tr>
              <th scope="col">Day</th>
              <th scope="col">Time</th>
              <th scope="col">What</th>
              <th scope="col">By</th>
            </tr>
          </thead>
          <tbody>
            {entries.map(({ on, time, what, by, undone }, place) => (
              <tr key={place}>
                <th scope="row">{longDate(on)}</th>
                <td>{time}</td>
                <td>{undone ? <s>{what}</s> : what}</td>
                <td>{by}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p class="foot">
        Made with Alongside from the school’s registers and records. Not made or endorsed by Arbor.
      </p>
    </article>
  );
}
