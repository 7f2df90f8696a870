import { useState } from 'preact/hooks';
import type { CasePayload } from '@/lib/casework/events';
import { TOLD_WORDS } from '@/components/casework/told-words';
import { HowToTell } from '@/components/casework/HowToTell';
import type { TellRecipient, WorkerMessage } from '@/lib/messages/views';
import { Choice, Sheet, Text, textOrNull } from './fields';
import { minutesOf } from './moment';
import { useFocusFirst } from './useFocusFirst';

export type NotificationPayload = Extract<CasePayload, { kind: 'notification' }>;
export type NotificationRole = NotificationPayload['role'];

export interface NotificationFormProps {
  pupil: { id: string; name: string };
  /** Who has to be told, with what is on record of them where the role may see it. */
  roles: readonly TellRecipient[];
  /** A draft for those outside the school. */
  message?: WorkerMessage | null | undefined;
  copy(text: string): Promise<boolean>;
  /** False at reception: neutral words, no names of workers. */
  mayReadConfidential: boolean;
  now(): string;
  saving?: boolean | undefined;
  /** Why the last try was not stored; what was typed still stands. */
  refused?: string | null | undefined;
  onSave(payload: NotificationPayload): void;
  onClose(): void;
}

const HOW: readonly { value: NotificationPayload['how']; label: string }[] = [
  { value: 'phone', label: 'Phone' },
  { value: 'email', label: 'E-mail' },
  { value: 'portal', label: 'Portal' },
  { value: 'in-person', label: 'In person' },
];

function neutral(role: NotificationRole, index: number, count: number): string {
  if (role === 'dsl') return TOLD_WORDS.dsl;
  return count > 1 ? `Worker ${index + 1}` : 'Worker';
}

/** Standard 5: the worker is told of an unexplained absence; who was told, how and when is the record. */
export function NotificationForm({
  pupil,
  roles,
  message,
  copy,
  mayReadConfidential,
  now,
  saving,
  refused,
  onSave,
  onClose,
}: NotificationFormProps) {
  const [first] = roles;
  const [chosen, setRole] = useState<NotificationRole | null>(first?.role ?? null);
  // Told meanwhile: whoever is still to be told takes their place, so that nobody is recorded twice.
  const role = roles.some((one) => one.role === chosen) ? chosen : (first?.role ?? null);
  const known = roles.find((one) => one.role === role);
  const [who, setWho] = useState((mayReadConfidential && first?.name) || '');
  const [how, setHow] = useState<NotificationPayload['how'] | null>(first?.how ?? null);
  const [when, setWhen] = useState(now);
  const [answer, setAnswer] = useState('');
  const [trouble, setTrouble] = useState<'who' | 'how' | 'when' | null>(null);
  const box = useFocusFirst(trouble);

  function choose(next: NotificationRole): void {
    const before = known;
    const after = roles.find((one) => one.role === next);
    setRole(next);
    if (mayReadConfidential && (who === '' || who === before?.name)) setWho(after?.name ?? '');
    if (how === (before?.how ?? null)) setHow(after?.how ?? null);
  }

  function save(): void {
    if (role === null) return;
    if (who.trim() === '') return setTrouble('who');
    if (how === null) return setTrouble('how');
    if (minutesOf(when) === null) return setTrouble('when');
    onSave({ kind: 'notification', role, who: who.trim(), how, when, answer: textOrNull(answer) });
  }

  const told = !mayReadConfidential ? 'Told' : role === 'dsl' ? 'DSL told' : 'Worker told';
  return (
    <Sheet
      name={`${told} about ${pupil.name}`}
      title={`${told}: ${pupil.name}`}
      saving={saving}
      onSave={save}
      onClose={onClose}
    >
      <div ref={box}>
        {refused && (
          <p role="alert" class="note now">
            {refused}
          </p>
        )}
        {roles.length > 1 && (
          <Choice
            name="role"
            legend="Who needs to know"
            value={role}
            options={roles.map((one, index) => ({
              value: one.role,
              label: mayReadConfidential
                ? TOLD_WORDS[one.role]
                : neutral(one.role, index, roles.length),
            }))}
            onChange={choose}
          />
        )}
        {known && (mayReadConfidential || known.role === 'dsl') && (
          <HowToTell
            key={known.role}
            recipient={known}
            message={known.role === 'dsl' ? null : (message ?? null)}
            copy={copy}
            onMail={() => setHow('email')}
          />
        )}
        <Text
          label={
            role !== null && (mayReadConfidential || role === 'dsl')
              ? `Who was told (${TOLD_WORDS[role].toLowerCase().replace('dsl', 'DSL')})`
              : 'Who was told'
          }
          value={who}
          trouble={trouble === 'who' ? 'Say who was told: a name, or the duty desk.' : null}
          onInput={setWho}
        />
        <Choice
          name="how"
          legend="How"
          value={how}
          options={HOW}
          onChange={(value) => setHow(value)}
        />
        {trouble === 'how' && (
          <p class="al-call-trouble" role="alert">
            Say how they were told.
          </p>
        )}
        <div class="al-call-pair">
          <Text
            label="When"
            type="time"
            value={when}
            trouble={trouble === 'when' ? 'A time, such as 09:42.' : null}
            onInput={setWhen}
          />
          <Text label="Answer" optional value={answer} onInput={setAnswer} />
        </div>
      </div>
    </Sheet>
  );
}
