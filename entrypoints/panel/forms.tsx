/** The forms of the panel's dock, with what only the page can give: the clock, the note, ids. */
import { NotificationForm } from '@/components/calling/NotificationForm';
import { SettleDock } from '@/components/casework/SettleDock';
import type { Forms } from '@/components/register/forms';
import { CallDock } from './CallDock';
import type { NoteDoor } from './note-door';

export interface FormsOptions {
  note: NoteDoor;
  /** `HH:MM`, the computer's clock: the record says when it was made. */
  clock(): string;
}

/** A role that may not read which workers there are can still say that the safeguarding lead knows. */
const LEAD = ['dsl'] as const;

export function callingForms({ note, clock }: FormsOptions): Forms {
  return {
    call: (surroundings, item) => (
      <CallDock surroundings={surroundings} item={item} note={note} clock={clock} />
    ),
    told: (surroundings, item) => {
      const toTell = item.alert?.workers ?? [];
      const mayReadConfidential = toTell.length > 0;
      return (
        <NotificationForm
          refused={surroundings.refused}
          pupil={{ id: item.pupilId, name: item.name }}
          roles={(mayReadConfidential ? toTell : LEAD).map((role) => ({
            role,
            name: null,
            channel: null,
          }))}
          mayReadConfidential={mayReadConfidential}
          now={clock}
          saving={surroundings.saving}
          onSave={(payload) =>
            surroundings.onSave(
              payload,
              payload.role === 'dsl'
                ? `DSL told: recorded for ${item.name}. The worker is still to be told.`
                : `Worker told: recorded for ${item.name}.`,
            )
          }
          onClose={surroundings.onClose}
        />
      );
    },
    settle: (surroundings, duty) => (
      <SettleDock surroundings={surroundings} duty={duty} clock={clock} />
    ),
  };
}
