import { useEffect, useState } from 'preact/hooks';
import { longDate } from '@/lib/attendance/plain-date';
import type { Ask, RulesPreview, RulesReply } from '@/lib/messages/protocol';
import type { SetBy } from '@/lib/rules/types';
import { sentenceOf } from '@/components/register/desk';
import { wordsOfKey } from '@/components/register/Why';
import { RuleEditor } from './RuleEditor';
import { RulesTrial } from './RulesTrial';

export interface RulesPageProps {
  ask: Ask;
  tenant: string;
  reception: boolean;
  /** The school's policy lets no file leave. */
  exportOff: boolean;
  /** Hands a file to the person. */
  onDownload(name: string, text: string): void;
}

type Outcome = { accepted: boolean; problems: { path: string; why: string }[] };

const ORIGIN: Record<RulesReply['origin'], string> = {
  trust: 'the trust’s Standard',
  school: 'the school’s own pack',
  policy: 'set for this computer by policy',
};

const SET_BY: Record<SetBy, string> = {
  law: 'Law',
  trust: 'Set by the trust',
  school: 'Set by the school',
  policy: 'Set by policy for this computer',
};

function cell(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

function csvOf(rules: RulesReply): string {
  const rows = rules.values.map(({ key, lines, source, setBy, isExample, from }) => [
    key,
    lines.join('; '),
    source,
    setBy,
    isExample ? 'example' : '',
    from,
  ]);
  const head = ['rule', 'value', 'source', 'set by', 'example', 'from'];
  return [head, ...rows].map((row) => row.map(cell).join(',')).join('\r\n');
}

interface Trial {
  pack: unknown;
  preview: RulesPreview;
}

export function RulesPage(props: RulesPageProps) {
  const { ask, tenant, reception, exportOff, onDownload } = props;
  const [rules, setRules] = useState<RulesReply | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [trial, setTrial] = useState<Trial | null>(null);
  const [saving, setSaving] = useState(false);
  const [editing, setEditing] = useState<string | null>(null);
  const [editProblems, setEditProblems] = useState<Outcome['problems']>([]);
  const [onlyExamples, setOnlyExamples] = useState(false);
  const [turn, setTurn] = useState(0);

  useEffect(() => {
    let left = false;
    setTrouble(null);
    ask('rules/get', { tenant })
      .then((answer) => {
        if (!left) setRules(answer);
      })
      .catch((error: unknown) => {
        if (!left) setTrouble(sentenceOf(error));
      });
    return () => {
      left = true;
    };
  }, [tenant, turn]);

  async function upload(file: File | undefined): Promise<void> {
    if (!file) return;
    setOutcome(null);
    setTrial(null);
    let pack: unknown;
    try {
      pack = JSON.parse(await file.text());
    } catch (error) {
      const why = error instanceof Error ? error.message : 'it cannot be read';
      setOutcome({ accepted: false, problems: [{ path: file.name, why: `No JSON: ${why}` }] });
      return;
    }
    const problems = await tryPack(pack);
    if (problems.length > 0) setOutcome({ accepted: false, problems });
  }

  /** Shows what a pack would change; answers with why it may not be used. */
  async function tryPack(pack: unknown): Promise<Outcome['problems']> {
    try {
      const preview = await ask('rules/preview', { tenant, pack });
      if (preview.problems.length === 0) setTrial({ pack, preview });
      return preview.problems;
    } catch (error) {
      setTrouble(sentenceOf(error));
      return [];
    }
  }

  function edit(key: string | null): void {
    setEditing(key);
    setEditProblems([]);
    setOutcome(null);
    setTrial(null);
  }

  async function use(pack: unknown): Promise<void> {
    setSaving(true);
    try {
      const answer = await ask('rules/set', { tenant, pack });
      setOutcome(answer);
      setTrial(null);
      setEditing(null);
      if (answer.accepted) setTurn((before) => before + 1);
    } catch (error) {
      setTrouble(sentenceOf(error));
    } finally {
      setSaving(false);
    }
  }

  const examples = rules?.values.filter(({ isExample }) => isExample) ?? [];
  const edited = rules?.values.find(({ key }) => key === editing) ?? null;
  const shown = onlyExamples ? examples : (rules?.values ?? []);
  return (
    <>
      <h1>Rules</h1>
      {rules && (
        <p class="quiet">
          Version {rules.version}, {ORIGIN[rules.origin]}
          {rules.storedAt !== null &&
            `, stored ${new Date(rules.storedAt).toLocaleDateString('en-GB')}`}
          . Every value has its source; what the Standard leaves open is an example until the school
          confirms it.
        </p>
      )}
      {trouble !== null && (
        <div role="alert" class="note now block">
          <p>{trouble}</p>
          <button type="button" class="btn" onClick={() => setTurn((before) => before + 1)}>
            Try again
          </button>
        </div>
      )}
      {outcome && (
        <div role="alert" class={`note block ${outcome.accepted ? '' : 'now'}`}>
          {outcome.accepted ? (
            <p>The new rules hold from now on.</p>
          ) : (
            <>
              <p>
                <b>Not accepted.</b> The rules before stay in force.
              </p>
              <ul>
                {outcome.problems.map(({ path, why }) => (
                  <li key={`${path} ${why}`}>
                    <code>{path || 'the file'}</code>: {why}
                  </li>
                ))}
              </ul>
            </>
          )}
        </div>
      )}
      {rules && rules.policyProblems.length > 0 && (
        <div role="alert" class="note now block">
          <p>
            <b>The policy set for this browser is not used.</b> The rules before stay in force. Tell
            the person who set it:
          </p>
          <ul>
            {rules.policyProblems.map(({ path, why }) => (
              <li key={`${path} ${why}`}>
                <code>{path || 'the policy'}</code>: {why}
              </li>
            ))}
          </ul>
        </div>
      )}
      {rules && edited && !trial && (
        <RuleEditor
          key={edited.key}
          ask={ask}
          tenant={tenant}
          rule={edited}
          today={rules.on}
          problems={editProblems}
          onTry={(pack) => void tryPack(pack).then(setEditProblems)}
          onCancel={() => edit(null)}
        />
      )}
      {trial && (
        <RulesTrial
          key={trial.preview.version}
          ask={ask}
          tenant={tenant}
          pack={trial.pack}
          preview={trial.preview}
          reception={reception}
          saving={saving}
          onUse={() => void use(trial.pack)}
          onKeep={() => setTrial(null)}
        />
      )}
      {rules && (
        <>
          <div class="acts block">
            <label class="tick">
              <input
                type="checkbox"
                checked={onlyExamples}
                onChange={({ currentTarget }) => setOnlyExamples(currentTarget.checked)}
              />
              Only examples ({examples.length})
            </label>
            {!exportOff && (
              <button
                type="button"
                class="btn end"
                onClick={() => onDownload(`rules-${tenant}.csv`, csvOf(rules))}
              >
                Download this table
              </button>
            )}
          </div>
          <div class="scroll" tabIndex={0} role="region" aria-label="Rules in force">
            <table class="grid rules">
              <thead>
                <tr>
                  <th scope="col">Rule</th>
                  <th scope="col">Value</th>
                  <th scope="col">Source</th>
                  <th scope="col">
                    <span class="sr">Change</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {shown.map((value) => (
                  <tr key={`${value.key} ${value.from}`}>
                    <th scope="row">{wordsOfKey(value.key)}</th>
                    <td class="value">
                      {value.lines.map((line, at) => (
                        <div key={at}>{line}</div>
                      ))}
                      {value.isExample && (
                        <span class="label">Example, not confirmed by the school</span>
                      )}
                    </td>
                    <td class="source">
                      {value.source}
                      <p class="quiet small">
                        {SET_BY[value.setBy]}, from {longDate(value.from)}
                      </p>
                    </td>
                    <td>
                      {value.setBy !== 'policy' && (
                        <button
                          type="button"
                          class="btn small"
                          aria-label={`${value.isExample ? 'Confirm or change' : 'Change'} ${wordsOfKey(value.key)}`}
                          onClick={() => edit(value.key)}
                        >
                          {value.isExample ? 'Confirm…' : 'Change…'}
                        </button>
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <section class="card block">
            <h2>Many rules at once</h2>
            <p class="quiet">
              A rules pack is a JSON file, for a trust or an IT team. It is checked first, and what
              it would change is shown before you decide; a bad one changes nothing.
            </p>
            <label class="field">
              <span>Bring in a rules pack</span>
              <input
                type="file"
                accept=".json,application/json"
                onChange={({ currentTarget }) => {
                  void upload(currentTarget.files?.[0]);
                  currentTarget.value = '';
                }}
              />
            </label>
          </section>
        </>
      )}
    </>
  );
}
