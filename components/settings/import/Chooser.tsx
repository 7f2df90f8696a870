import { useState } from 'preact/hooks';
import { tableInMarkup } from './pasted-table';

export interface ChooserProps {
  onTake(blob: Blob, name: string): void;
}

export function Chooser({ onTake }: ChooserProps) {
  const [pasted, setPasted] = useState('');
  const [over, setOver] = useState(false);
  const takePasted = (text: string) => {
    if (text.trim()) onTake(new Blob([text], { type: 'text/plain' }), 'Pasted table');
  };
  return (
    <div class="block two-ways">
      <div
        class={`drop${over ? ' over' : ''}`}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          const file = event.dataTransfer?.files[0];
          const markup = event.dataTransfer?.getData('text/html') ?? '';
          const text = event.dataTransfer?.getData('text/plain') ?? '';
          if (file) onTake(file, file.name);
          else takePasted((markup === '' ? null : tableInMarkup(markup)) ?? text);
        }}
      >
        <label class="field">
          <span>Choose an Excel or CSV file, or drop one here</span>
          <input
            type="file"
            accept=".csv,.tsv,.txt,.xlsx,.xlsm,.xls,.ics,.html,.htm,.json,text/csv,text/plain,text/calendar"
            onChange={({ currentTarget }) => {
              const file = currentTarget.files?.[0];
              if (file) onTake(file, file.name);
            }}
          />
        </label>
      </div>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          takePasted(pasted);
        }}
      >
        <label class="field">
          <span>Or paste a table, also from a page of Arbor</span>
          <textarea
            rows={4}
            spellcheck={false}
            value={pasted}
            onPaste={(event) => {
              const markup = event.clipboardData?.getData('text/html') ?? '';
              const table = markup === '' ? null : tableInMarkup(markup);
              if (table === null) return;
              event.preventDefault();
              setPasted(table);
            }}
            onInput={({ currentTarget }) => setPasted(currentTarget.value)}
          />
        </label>
        <button type="submit" class="btn" disabled={pasted.trim() === ''}>
          Read it
        </button>
      </form>
    </div>
  );
}
