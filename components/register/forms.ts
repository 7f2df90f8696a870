/** The forms of the dock, as the panel, the workspace and a pupil's card need them. */
import type { JSX } from 'preact';
import type { Session } from '@/lib/attendance/session';
import type { CasePayload } from '@/lib/casework/events';
import type { Ask } from '@/lib/messages/protocol';
import type { CallItem, DutyView, Person, RegisterView, Settings } from '@/lib/messages/views';

export interface FormSurroundings {
  ask: Ask;
  tenant: string;
  session: Session;
  person: Person;
  comment: RegisterView['comment'];
  /** Undefined: not known, so a late arrival's code cannot be told. */
  registerTimes: RegisterView['registerTimes'] | undefined;
  /** Undefined: not known, so no time to ring again is offered. */
  ringAgainMinutes: RegisterView['ringAgainMinutes'] | undefined;
  /** Names of other pupils, so that a comment is never saved with another child's name unseen. */
  otherNames: readonly string[];
  /** Switched off by the policy of this browser. */
  featuresOff: NonNullable<Settings['featuresOff']>;
  keysOff: boolean;
  saving: boolean;
  refused: string | null;
  onSave(payload: CasePayload, said: string): void;
  /** Records the same for another pupil, such as a sibling, and leaves the form open. */
  onSaveFor(pupilId: string, name: string, payload: CasePayload, said: string): void;
  onClose(): void;
}

export interface Forms {
  call(surroundings: FormSurroundings, item: CallItem): JSX.Element;
  /** A record in its form again; `rowKey`: the pupil's row of the register, if it shows one. */
  correct(
    surroundings: FormSurroundings,
    of: { pupilId: string | null; eventId: string; rowKey: string | null },
  ): JSX.Element;
  told(surroundings: FormSurroundings, item: Pick<CallItem, 'pupilId' | 'name'>): JSX.Element;
  settle(surroundings: FormSurroundings, duty: DutyView): JSX.Element;
}
