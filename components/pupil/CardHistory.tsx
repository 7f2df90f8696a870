/** Every record of a pupil with all that became of it; each can be put right, taken back or put back. */
import { shortDate } from '@/lib/attendance/plain-date';
import type { CardEvent, PupilCard } from '@/lib/messages/card-view';
import { ROLE_WORDS } from '@/components/register/duty-words';
import { Part } from './CardParts';
import { recordWords } from './chronology';

const STANDING_WORDS: Record<CardEvent['standing'], string | null> = {
  stands: null,
  corrected: 'Corrected',
  undone: 'Undone',
  ignored: 'Not counted',
};

export interface HistoryActs {
  onCorrect(event: CardEvent): void;
  /** Takes back the record, its correction, or the taking back itself: the event named. */
  onUndo(eventId: string, putsBack: boolean): void;
}

export interface HistoryProps extends Pick<PupilCard, 'history'> {
  /** Left out: this history is for reading. */
  acts?: HistoryActs | undefined;
}

export function History({ history, acts }: HistoryProps) {
  return (
    <Part name="History">
      {history.length === 0 && <p class="quiet small">Nothing recorded yet.</p>}
      <ol class="trail">
        {history.map((event) => (
          <li key={event.eventId}>
            <span class="fig quiet">
              {shortDate(event.on)} {event.session} {event.time}
            </span>
            <span>
              {event.standing === 'undone' ? <s>{recordWords(event)}</s> : recordWords(event)}{' '}
              <span class="quiet">
                {event.by}, {ROLE_WORDS[event.role]}
              </span>
              {STANDING_WORDS[event.standing] !== null && (
                <span class="label">{STANDING_WORDS[event.standing]}</span>
              )}
              {event.recovered && <span class="label">Recovered</span>}
              {acts && <Acts event={event} acts={acts} />}
            </span>
          </li>
        ))}
      </ol>
    </Part>
  );
}

function Acts({ event, acts }: { event: CardEvent; acts: HistoryActs }) {
  const { eventId, standing, changed, line } = event;
  const said = changed?.line ?? line;
  const act = (words: string, does: () => void) => (
    <button type="button" class="link" aria-label={`${words}: ${said}`} onClick={does}>
      {words}
    </button>
  );
  if (standing === 'ignored') return null;
  return (
    <span class="trail-acts">
      {standing !== 'undone' && act('Correct', () => acts.onCorrect(event))}
      {standing === 'stands' && act('Undo', () => acts.onUndo(eventId, false))}
      {standing === 'corrected' &&
        changed &&
        act('Undo correction', () => acts.onUndo(changed.eventId, false))}
      {standing === 'undone' &&
        changed &&
        act('Put back', () => acts.onUndo(changed.eventId, true))}
    </span>
  );
}
