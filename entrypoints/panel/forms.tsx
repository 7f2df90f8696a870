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

export function callingForms({ note, clock }: FormsOptions): Forms {
  return {
    call: (surroundings, item) => (
      <CallDock surroundings={surroundings} item={item} note={note} clock={clock} />
    ),
    told: (surroundings, item) => (
      <NotificationForm
        refused={surroundings.refused}
        pupil={{ id: item.pupilId, name: item.name }}
        roles={(item.alert?.workers ?? []).map((role) => ({ role, name: null, channel: null }))}
        mayReadConfidential={surroundings.person.role === 'dsl'}
        now={clock}
        saving={surroundings.saving}
        onSave={(payload) =>
          surroundings.onSave(payload, `Worker told: recorded for ${item.name}.`)
        }
        onClose={surroundings.onClose}
      />
    ),
    settle: (surroundings, duty) => (
      <SettleDock surroundings={surroundings} duty={duty} clock={clock} />
    ),
  };
}
