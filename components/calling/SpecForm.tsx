/** A small form as its fields say: nothing typed is lost while an answer is missing. */
import { useState } from 'preact/hooks';
import type { CasePayload } from '@/lib/casework/events';
import { Choice, Sheet, Text } from './fields';
import { settle, type SettleSpec } from './settlements';
import { useFocusFirst } from './useFocusFirst';

export interface SpecFormProps {
  /** Whom it is about; empty: the school itself. */
  name: string;
  spec: SettleSpec;
  /** The answers to begin with, by field. */
  initial: Readonly<Record<string, string>>;
  saving?: boolean | undefined;
  onSave(payload: CasePayload, values: Readonly<Record<string, string>>): void;
  onClose(): void;
}

export function SpecForm({ name, spec, initial, saving, onSave, onClose }: SpecFormProps) {
  const [values, setValues] = useState(initial);
  const [trouble, setTrouble] = useState<{ field: string; why: string } | null>(null);
  const box = useFocusFirst(trouble?.field ?? null);

  const put = (id: string, value: string): void => {
    setValues((before) => ({ ...before, [id]: value }));
    setTrouble((before) => (before?.field === id ? null : before));
  };

  function save(): void {
    const settled = settle(spec, values);
    if ('payload' in settled) onSave(settled.payload, values);
    else setTrouble(settled);
  }

  const known = spec.fields.some(({ id }) => id === trouble?.field);
  const whom = [spec.title, name].filter(Boolean);
  return (
    <Sheet
      name={whom.join(', ')}
      title={whom.join(' · ')}
      saving={saving}
      onSave={save}
      onClose={onClose}
    >
      <div ref={box}>
        {spec.fields.map(({ id, label, type, optional, options }) => {
          const why = trouble?.field === id ? trouble.why : null;
          if (type === 'choice') {
            return (
              <div key={id}>
                <Choice
                  name={id}
                  legend={label}
                  options={options ?? []}
                  value={values[id] ?? null}
                  onChange={(value) => put(id, value)}
                />
                {why && (
                  <p class="al-call-trouble" role="alert">
                    {why}
                  </p>
                )}
              </div>
            );
          }
          return (
            <Text
              key={id}
              label={label}
              type={type}
              optional={optional === true}
              value={values[id] ?? ''}
              trouble={why}
              onInput={(value) => put(id, value)}
            />
          );
        })}
        {trouble && !known && (
          <p class="al-call-trouble" role="alert">
            {trouble.why}
          </p>
        )}
      </div>
    </Sheet>
  );
}
