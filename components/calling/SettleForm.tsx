import { useState } from 'preact/hooks';
import type { PlainDate } from '@/lib/attendance/plain-date';
import type { CasePayload } from '@/lib/casework/events';
import { settleSpec, type SettleRequest } from './settlements';
import { SpecForm } from './SpecForm';

export interface SettleFormProps {
  pupil: { id: string; name: string };
  request: SettleRequest;
  now(): string;
  /** The day that a record made now is about. */
  today?: PlainDate | undefined;
  saving?: boolean | undefined;
  onSave(payload: CasePayload): void;
  onClose(): void;
}

export function SettleForm(props: SettleFormProps) {
  const { pupil, request, now, today, saving, onSave, onClose } = props;
  const [opened] = useState(now);
  const spec = settleSpec(request, opened, today);
  return (
    <SpecForm
      name={pupil.name}
      spec={spec}
      initial={Object.fromEntries(spec.fields.map(({ id, initial }) => [id, initial ?? '']))}
      saving={saving}
      onSave={onSave}
      onClose={onClose}
    />
  );
}
