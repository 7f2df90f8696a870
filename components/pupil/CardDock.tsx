/**
 * What can be recorded from a card: the forms of its open duties, and every record of its history put
 * right. They are the forms of the lists; the card only gives them their place.
 */
import type { JSX } from 'preact';
import { aboutOfKey } from '@/components/casework/about-duty';
import type { Desk, Recorded } from '@/components/register/desk';
import type { Forms, FormSurroundings } from '@/components/register/forms';
import type { PupilCard } from '@/lib/messages/card-view';
import type { Ask } from '@/lib/messages/protocol';
import type { Settings } from '@/lib/messages/views';

/** What the page around the card gives, so that the card can act. */
export interface CardWork {
  forms: Forms;
  settings: Settings;
  newId(): string;
  /** Names this desk to others that have the same school open. */
  holder?: string | undefined;
  /** Names of other pupils that the page shows, which no comment should hold. */
  otherNames: readonly string[];
  /** The row of the page's register that shows the pupil. */
  rowKeyOf(pupilId: string): string | null;
  /** Brings the lists beneath into line with what was stored. */
  refresh(): Promise<void>;
}

export interface CardDockProps {
  ask: Ask;
  work: CardWork;
  desk: Desk;
  card: PupilCard;
  onClose(): void;
}

export function CardDock({ ask, work, desk, card, onClose }: CardDockProps): JSX.Element | null {
  const { forms, settings, otherNames, rowKeyOf } = work;
  const { pupil, recording, asOf, tenant, duties } = card;
  const { person } = settings;
  const form = desk.form.value;
  if (form === null || person === null) return null;

  function surroundings(about?: Recorded['about']): FormSurroundings | null {
    if (person === null) return null;
    return {
      ask,
      tenant,
      session: asOf,
      person,
      comment: recording.comment,
      registerTimes: recording.registerTimes,
      ringAgainMinutes: recording.ringAgainMinutes,
      otherNames: otherNames.filter((name) => name !== pupil.name),
      featuresOff: settings.featuresOff ?? [],
      keysOff: settings.shortcutsOff,
      saving: desk.saving.value,
      refused: desk.refused.value,
      onSave: (payload, said) =>
        void desk.record({ pupilId: pupil.id, name: pupil.name, payload, about, said }),
      onSaveFor: (pupilId, name, payload, said) =>
        void desk.record({ pupilId, name, payload, said }),
      onClose,
    };
  }

  function open(): JSX.Element | null {
    if (form?.kind === 'correct') {
      const around = surroundings();
      const of = { pupilId: pupil.id, eventId: form.eventId, rowKey: rowKeyOf(pupil.id) };
      return around && forms.correct(around, of);
    }
    if (form?.kind === 'call' && recording.call) {
      const around = surroundings();
      return around && forms.call(around, { ...recording.call, rowKey: rowKeyOf(pupil.id) });
    }
    if (form?.kind !== 'settle') return null;
    const duty = duties.find(({ key }) => key === form.dutyKey);
    const around = duty && surroundings(aboutOfKey(duty.key));
    return duty && around ? forms.settle(around, duty) : null;
  }

  const key = form.kind === 'settle' ? form.dutyKey : form.kind === 'correct' ? form.eventId : '';
  return (
    <section class="dock" aria-label="Record" key={`${form.kind}:${key}`}>
      {open() ?? (
        <div class="acts">
          <p>This has been settled meanwhile.</p>
          <button type="button" class="btn" onClick={onClose}>
            Close
          </button>
        </div>
      )}
    </section>
  );
}
