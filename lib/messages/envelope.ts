/** What travels between the rooms: a request by name, and an answer that is a value or a sentence. */
export interface Envelope {
  alongside: true;
  v: number;
  name: string;
  request: unknown;
}

export type Answer =
  | { alongside: true; v: number; ok: true; value: unknown }
  | { alongside: true; v: number; ok: false; code: string; sentence: string };

function isOurs(message: unknown): message is Record<string, unknown> {
  return typeof message === 'object' && message !== null && 'alongside' in message;
}

export function isEnvelope(message: unknown): message is Envelope {
  return isOurs(message) && typeof message['v'] === 'number' && typeof message['name'] === 'string';
}

export function isAnswer(message: unknown): message is Answer {
  if (!isOurs(message) || typeof message['v'] !== 'number') return false;
  if (message['ok'] === true) return 'value' in message;
  return (
    message['ok'] === false &&
    typeof message['code'] === 'string' &&
    typeof message['sentence'] === 'string'
  );
}
