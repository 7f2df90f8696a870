import type { ImportPreview } from '@/lib/messages/protocol';
import { fieldWords } from '../field-words';
import type { ImportKind, ReadFile } from '../import-file';
import { SHOWN } from './Problems';

function Sums({ sums }: { sums: readonly (readonly [string, string | number])[] }) {
  return (
    <dl class="sums">
      {sums.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd class="fig">{typeof value === 'number' ? value.toLocaleString('en-GB') : value}</dd>
        </div>
      ))}
    </dl>
  );
}

function sumsOf(preview: ImportPreview, kind: ImportKind): [string, string | number][] {
  const { pupils, marks, events, calendar } = preview;
  switch (kind) {
    case 'pupils':
      return [
        ['New pupils', pupils.added],
        ['Changed', pupils.changed],
        ['As before', pupils.same],
      ];
    case 'details':
      return [['Values that change', pupils.changeCount]];
    case 'marks':
      return [
        ['New marks', marks.added],
        ['Changed', marks.changedCount],
        ['As before', marks.same],
      ];
    case 'tracker':
      return [
        ['New records', events.added],
        ['As before', events.same],
      ];
    case 'calendar':
      return calendar
        ? [
            ['School days', calendar.schoolDays],
            ['Before', calendar.before ?? 'no term dates'],
            ['School years', calendar.years],
          ]
        : [];
  }
}

export interface ChangesProps {
  preview: ImportPreview;
  kind: ImportKind;
  matching?: ReadFile['matching'];
}

export function Changes({ preview, kind, matching }: ChangesProps) {
  const { pupils, marks, refused, warnings } = preview;
  const showsMatching = matching && kind !== 'pupils' && kind !== 'calendar';
  return (
    <>
      <Sums sums={sumsOf(preview, kind)} />
      {showsMatching && (
        <Sums
          sums={[
            ['Pupils matched', matching.matched],
            ['Not on the list', matching.unknown],
            ['More than one fits', matching.ambiguous],
          ]}
        />
      )}
      {warnings.map((warning) => (
        <p key={warning} class="note today">
          {warning}
        </p>
      ))}
      {pupils.changes.length > 0 && (
        <div class="scroll" tabIndex={0} role="region" aria-label="Values that change">
          <table class="grid">
            <thead>
              <tr>
                <th scope="col">Pupil</th>
                <th scope="col">What</th>
                <th scope="col">Was</th>
                <th scope="col">Becomes</th>
              </tr>
            </thead>
            <tbody>
              {pupils.changes.slice(0, SHOWN).map((change, at) => (
                <tr key={at}>
                  <td>{change.pupil}</td>
                  <td>{fieldWords(change.field)}</td>
                  <td>{change.from}</td>
                  <td>{change.to}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {marks.changed.length > 0 && (
        <div class="scroll" tabIndex={0} role="region" aria-label="Marks that change">
          <table class="grid">
            <thead>
              <tr>
                <th scope="col">Pupil</th>
                <th scope="col">Session</th>
                <th scope="col">Was</th>
                <th scope="col">Becomes</th>
              </tr>
            </thead>
            <tbody>
              {marks.changed.slice(0, SHOWN).map((change) => (
                <tr key={`${change.pupil} ${change.date} ${change.session}`}>
                  <td>{change.pupil}</td>
                  <td class="fig">
                    {change.date} {change.session}
                  </td>
                  <td class="code">{change.from}</td>
                  <td class="code">{change.to}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {Math.max(marks.changedCount, pupils.changeCount) > SHOWN && (
        <p class="quiet small">The first {SHOWN} are shown.</p>
      )}
      {refused.length > 0 && (
        <ul class="note today">
          {refused.slice(0, SHOWN).map(({ row, column, why }, at) => (
            <li key={at}>
              {[row === null ? null : `Row ${row}`, column].filter(Boolean).join(', ')}
              {(row !== null || column !== null) && ': '}
              {why}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
