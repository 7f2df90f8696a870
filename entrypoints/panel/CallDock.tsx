/** The calling form with its draft, Arbor's note field and the clipboard. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { confirmationIn } from '@/components/calling/provider-confirmation';
import { callPayload } from '@/components/calling/call-payload';
import { CallForm, type SavedHow } from '@/components/calling/CallForm';
import type { FormSurroundings } from '@/components/register/forms';
import type { CallDraft } from '@/components/calling/draft';
import type { CallRecord } from '@/lib/attendance/call-record';
import type { CallItem } from '@/lib/messages/views';
import type { NoteDoor } from './note-door';

export interface CallDockProps {
  surroundings: FormSurroundings;
  item: CallItem;
  /** The call on record that is put right; its draft is kept by nobody, as the record is. */
  correcting?: { eventId: string; draft: CallDraft; title: string } | undefined;
  note: NoteDoor;
  clock(): string;
}

const SAID: Record<SavedHow, string> = {
  note: 'Recorded. The line stands in Arbor’s note: save it there.',
  copy: 'Recorded and copied.',
  record: 'Recorded.',
};

const CORRECTED: Record<SavedHow, string> = {
  note: 'Corrected. The new line stands in Arbor’s note: save it there.',
  copy: 'Corrected. The new line is copied: put it in Arbor’s note.',
  record: 'Corrected. Arbor’s note still has the line as it was.',
};

export function CallDock({ surroundings, item, correcting, note, clock }: CallDockProps) {
  const { ask, tenant, session, person, comment, otherNames, featuresOff, keysOff, saving } =
    surroundings;
  const [draft, setDraft] = useState<unknown>(null);
  /** Once a key was pressed here, what was kept earlier no longer takes its place. */
  const touched = useRef(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [occupied, setOccupied] = useState<{ by: string; call: CallRecord; line: string } | null>(
    null,
  );

  // The form stands at once, so that no key is lost; without its draft it is empty, and nothing that
  // was saved is missing.
  useEffect(() => {
    let current = true;
    if (correcting) return undefined;
    ask('draft/load', { tenant, pupilId: item.pupilId }).then(
      (answer) => {
        if (current && !touched.current) setDraft(answer.draft);
      },
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [tenant, item.pupilId]);

  useEffect(() => note.watch({ rowKey: item.rowKey, name: item.name }), [item.rowKey, item.name]);

  function keepDraft(value: unknown): void {
    touched.current = true;
    if (correcting) return;
    ask('draft/save', { tenant, pupilId: item.pupilId, draft: value }).catch(() => {
      setProblem(
        'What you type cannot be kept for later just now; recording it still can be tried.',
      );
    });
  }

  async function save(call: CallRecord, line: string, how: SavedHow): Promise<void> {
    setProblem(null);
    setOccupied(null);
    if (how === 'note') return putInNote(call, line, { append: false });
    if (how === 'copy' && !(await note.copy(line))) {
      return setProblem(
        'The browser did not let the line be copied. Select it and copy it by hand.',
      );
    }
    keep(call, line, how);
  }

  async function putInNote(
    call: CallRecord,
    line: string,
    options: { append: boolean },
  ): Promise<void> {
    const result = await note.put({ rowKey: item.rowKey, name: item.name }, line, options.append);
    setOccupied(null);
    if (result.put) return keep(call, line, 'note');
    if ('occupiedBy' in result) setOccupied({ by: result.occupiedBy, call, line });
    else setProblem(result.why);
  }

  function keep(call: CallRecord, line: string, how: SavedHow): void {
    const payload = callPayload(call, line);
    if (correcting) {
      const { eventId: of } = correcting;
      surroundings.onSave({ kind: 'correction', of, replacement: payload }, CORRECTED[how]);
      return;
    }
    const confirmation = confirmationIn(call, null);
    if (confirmation) surroundings.onSaveFor(item.pupilId, item.name, confirmation, '');
    surroundings.onSave(payload, SAID[how]);
  }

  const seen = note.seen.value;
  const noteState = featuresOff.includes('fill-note')
    ? { why: 'Putting the line in Arbor’s note is switched off by the policy of this browser.' }
    : seen?.of.rowKey === item.rowKey && seen.of.name === item.name
      ? seen.state
      : { why: 'Open this pupil’s note in Arbor to put the line there.' };
  const trouble = problem ?? surroundings.refused;
  return (
    <>
      {trouble !== null && (
        <p role="alert" class="note now">
          {trouble}
        </p>
      )}
      {occupied && (
        <div role="alert" class="note today">
          <p>
            Arbor’s note already says: <q>{occupied.by}</q>
          </p>
          <div class="acts">
            <button
              type="button"
              class="btn"
              onClick={() => void putInNote(occupied.call, occupied.line, { append: true })}
            >
              Add the line to it
            </button>
            <button type="button" class="btn" onClick={() => setOccupied(null)}>
              Leave it
            </button>
          </div>
        </div>
      )}
      <CallForm
        key={draft === null ? 'new' : 'kept'}
        pupil={{ id: item.pupilId, name: item.name, form: item.form }}
        contacts={item.contacts}
        siblings={item.siblings}
        session={session}
        markShown={item.markShown}
        now={clock}
        initials={person.initials}
        limit={comment.limit}
        abbreviations={comment.abbreviations}
        format={comment.format}
        registerTimes={surroundings.registerTimes}
        ringAgainMinutes={surroundings.ringAgainMinutes}
        route={item.route}
        otherNames={otherNames}
        noteState={noteState}
        copyOff={featuresOff.includes('copy-comment')}
        draft={correcting?.draft ?? draft}
        title={correcting?.title}
        shortcutsOff={keysOff}
        saving={saving}
        onDraft={keepDraft}
        onSave={(call, line, how) => void save(call, line, how)}
        onSaveSibling={(pupilId, call, line) => {
          const sibling = item.siblings.find((each) => each.pupilId === pupilId);
          surroundings.onSaveFor(
            pupilId,
            sibling?.name ?? '',
            callPayload(call, line),
            SAID.record,
          );
        }}
        onClose={surroundings.onClose}
      />
    </>
  );
}
