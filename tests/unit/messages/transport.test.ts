import { describe, expect, it } from 'vitest';
import { NeedsReload, Refused, createAsk, type Runtime } from '@/lib/messages/transport';
import { PROTOCOL_VERSION } from '@/lib/messages/version';

const SETTINGS = { person: null, panel: 'tab', reception: false, shortcutsOff: false };
const good = { alongside: true, v: PROTOCOL_VERSION, ok: true, value: SETTINGS };

/** A runtime whose answers are played in order; an Error is thrown. */
function runtime(answers: unknown[], id: string | undefined = 'ours') {
  const sent: unknown[] = [];
  const port: Runtime = {
    id,
    sendMessage(message) {
      sent.push(message);
      const next = answers[sent.length - 1];
      return next instanceof Error ? Promise.reject(next) : Promise.resolve(next);
    },
  };
  return { ask: createAsk(port), sent };
}

describe('asking the background', () => {
  it('sends the request by name with the protocol version and gives back the value', async () => {
    const { ask, sent } = runtime([good]);
    await expect(ask('settings/get', {})).resolves.toEqual(SETTINGS);
    expect(sent).toEqual([
      { alongside: true, v: PROTOCOL_VERSION, name: 'settings/get', request: {} },
    ]);
  });

  it.each([
    [
      'the worker was asleep',
      new Error('Could not establish connection. Receiving end does not exist.'),
    ],
    [
      'the worker stopped half way',
      new Error('The message port closed before a response was received.'),
    ],
    ['nobody listened yet', undefined],
  ])('asks once more when %s', async (_story, first) => {
    const { ask, sent } = runtime([first, good]);
    await expect(ask('settings/get', {})).resolves.toEqual(SETTINGS);
    expect(sent).toHaveLength(2);
    expect(sent[1]).toEqual(sent[0]);
  });

  it('gives up after the second silence, with a sentence', async () => {
    const { ask, sent } = runtime([undefined, undefined, good]);
    await expect(ask('settings/get', {})).rejects.toMatchObject({ code: 'no-answer' });
    expect(sent).toHaveLength(2);
  });

  it.each([
    [
      'the extension was reloaded under the page',
      [new Error('Extension context invalidated.')],
      'ours',
    ],
    ['the browser took the id away', [good], undefined],
    ['the background is of another version', [{ ...good, v: PROTOCOL_VERSION + 1 }], 'ours'],
  ])('says that the page must be reloaded when %s', async (_story, answers, id) => {
    const port: Runtime = {
      id,
      sendMessage: () => {
        const [answer] = answers;
        return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
      },
    };
    await expect(createAsk(port)('settings/get', {})).rejects.toBeInstanceOf(NeedsReload);
  });

  it('passes on a refusal in the words of the background', async () => {
    const refusal = {
      alongside: true,
      v: PROTOCOL_VERSION,
      ok: false,
      code: 'no-person',
      sentence: 'Enter your initials and your role first.',
    };
    const { ask, sent } = runtime([refusal]);
    const failure = ask('settings/get', {});
    await expect(failure).rejects.toBeInstanceOf(Refused);
    await expect(failure).rejects.toMatchObject({
      code: 'no-person',
      sentence: 'Enter your initials and your role first.',
    });
    expect(sent).toHaveLength(1);
  });

  it('takes an answer that is not ours for none', async () => {
    const { ask } = runtime([{ hello: 'from another extension' }, 7]);
    await expect(ask('settings/get', {})).rejects.toMatchObject({ code: 'no-answer' });
  });
});
