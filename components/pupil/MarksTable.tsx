import { useState } from 'preact/hooks';
import { longDate } from '@/lib/attendance/plain-date';
import type { CardDay } from '@/lib/messages/card-view';
import { slotSentence, type CodeNames } from './mark-words';

const SAYS_NOTHING = ['to-come', 'holiday', 'no-register'];

function tells({ AM, PM }: CardDay): boolean {
  return !SAYS_NOTHING.includes(AM.kind) || !SAYS_NOTHING.includes(PM.kind);
}

/** The ribbon's other form. Drawn when it is opened: a year is two hundred rows. */
export function MarksTable({ days, names }: { days: readonly CardDay[]; names: CodeNames }) {
  const [open, setOpen] = useState(false);
  return (
    <details class="as-table" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>The same as a table, with where each mark comes from</summary>
      {open && (
        <div class="scroll" tabIndex={0} role="region" aria-label="Marks as a table">
          <table class="grid">
            <thead>
              <tr>
                <th scope="col">Day</th>
                <th scope="col">AM</th>
                <th scope="col">PM</th>
              </tr>
            </thead>
            <tbody>
              {days.filter(tells).map(({ date, AM, PM }) => (
                <tr key={date}>
                  <th scope="row">{longDate(date)}</th>
                  <td>{slotSentence(AM, date, names)}</td>
                  <td>{slotSentence(PM, date, names)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </details>
  );
}
