import type { Ref } from 'preact';
import { fieldWords } from '../field-words';
import type { ImportKind, OpenFile } from '../import-file';
import { counted, KIND_WORDS, KINDS } from './kind-words';

export interface ColumnsProps {
  file: OpenFile;
  kind: ImportKind;
  mapping: Record<string, string>;
  remembered: boolean;
  fields: readonly string[];
  heading: Ref<HTMLHeadingElement>;
  onKind(kind: ImportKind): void;
  onMap(key: string, field: string): void;
}

function certainty(confidence: number): string {
  return `${Math.round(confidence * 100)} %`;
}

export function Columns(props: ColumnsProps) {
  const { file, kind, mapping, remembered, fields } = props;
  const { columns, gridColumns } = file.byKind[kind];
  const found = file.kinds.find((one) => one.kind === kind);
  const others = file.sheets.filter((sheet) => sheet.kind !== kind);
  return (
    <section class="block" aria-labelledby="al-columns">
      <h2 id="al-columns" ref={props.heading} tabIndex={-1}>
        {file.name}: {file.rows === null ? 'a long file' : counted(file.rows, 'row')}
      </h2>
      <label class="field">
        <span>Read as</span>
        <select
          value={kind}
          onChange={({ currentTarget }) => {
            const next = KINDS.find((one) => one === currentTarget.value);
            if (next) props.onKind(next);
          }}
        >
          {KINDS.map((one) => (
            <option key={one} value={one}>
              {KIND_WORDS[one]}
            </option>
          ))}
        </select>
      </label>
      <p class="quiet small">
        {found
          ? `${certainty(found.confidence)} sure: ${found.because}.`
          : 'It does not look like this; set what each column is.'}
        {remembered && ' The columns are taken as they were last time.'}
      </p>
      {gridColumns > 0 && (
        <p class="quiet small">{gridColumns} columns are sessions with their marks.</p>
      )}
      {file.sheets.length > 0 && (
        <p class="quiet small">
          Read: {file.sheets.length - others.length} of {file.sheets.length} sheets
          {others.length > 0 && `, without ${others.map(({ name }) => name).join(', ')}`}.
        </p>
      )}
      <div class="scroll" tabIndex={0} role="region" aria-label="Columns">
        <table class="grid">
          <thead>
            <tr>
              <th scope="col">Column in the file</th>
              <th scope="col">First cells</th>
              <th scope="col">Taken for</th>
              <th scope="col">Certainty</th>
            </tr>
          </thead>
          <tbody>
            {columns.map((column) => {
              const isOurs = column.field !== null && mapping[column.key] === column.field;
              return (
                <tr key={column.key}>
                  <th scope="row">{column.caption || '(no caption)'}</th>
                  <td class="quiet">{column.sample.join(' · ')}</td>
                  <td>
                    <select
                      aria-label={`${column.caption || 'Column without caption'} is taken for`}
                      value={mapping[column.key] ?? ''}
                      onChange={({ currentTarget }) => props.onMap(column.key, currentTarget.value)}
                    >
                      <option value="">Not used</option>
                      {fields.map((field) => (
                        <option key={field} value={field}>
                          {fieldWords(field)}
                        </option>
                      ))}
                    </select>
                  </td>
                  <td>
                    {isOurs && !remembered && certainty(column.confidence)}{' '}
                    {isOurs && !remembered && !column.sure && (
                      <span class="label">Please check</span>
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}
