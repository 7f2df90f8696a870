import { useState } from 'preact/hooks';
import type { CasePayload } from '@/lib/casework/events';
import { Choice, Sheet, Text } from './fields';
import { settle, settleSpec, type SettleRequest } from './settlements';
import { useFocusFirst } from './useFocusFirst';

export interface SettleFormProps {
  pupil: { id: string; name: string };
  request: SettleRequest;
  now(): string;
  saving?: boolean | undefined;
  onSave(payload: CasePayload): void;
  onClose(): void;
}

export function SettleForm({ pupil, request, now, saving, onSave, onClose }: SettleFormProps) {
  const [opened] = useState(now);
  const spec = settleSpec(request, opened);
  const [values, setValues] = useState<Record<string, string>>(() =>
    Object.fromEntries(spec.fields.map(({ id, initial }) => [id, initial ?? ''])),
  );
  const [trouble, setTrouble] = useState<{ field: string; why: string } | null>(null);
  const box = useFocusFirst(trouble?.field ?? null);

  const put = (id: string, value: string): void => {
    setValues((before) => ({ ...before, [id]: value }));
    setTrouble((before) => (before?.field === id ? null : before));
  };

  function save(): void {
    const settled = settle(spec, values);
    if ('payload' in settled) onSave(settled.payload);
    else setTrouble(settled);
  }

  const known = spec.fields.some(({ id }) => id === trouble?.field);
  return (
    <Sheet
      name={`${spec.title}, ${pupil.name}`}
      title={`${spec.title} · ${pupil.name}`}
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
