/** The forms of the panel's dock, with what only the page can give: the clock, the note, ids. */
import { SettleDock } from '@/components/casework/SettleDock';
import { TellDock } from '@/components/casework/TellDock';
import type { Forms } from '@/components/register/forms';
import { CallDock } from './CallDock';
import { CorrectDock } from './CorrectDock';
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
    correct: (surroundings, of) => <CorrectDock surroundings={surroundings} of={of} note={note} />,
    told: (surroundings, item) => (
      <TellDock
        key={item.pupilId}
        surroundings={surroundings}
        pupil={{ id: item.pupilId, name: item.name }}
        clock={clock}
        copy={note.copy}
      />
    ),
    settle: (surroundings, duty) => (
      <SettleDock surroundings={surroundings} duty={duty} clock={clock} copy={note.copy} />
    ),
  };
}
