/** How the calls are ordered, and who stands where for what: for whoever asks. */
import type { QueueOrderView } from '@/lib/messages/views';

export function QueueOrder({ order }: { order: QueueOrderView }) {
  return (
    <details class="health order">
      <summary>Why this order?</summary>
      <ol>
        {order.reasons.map(({ words, names }) => (
          <li key={words}>
            {words.charAt(0).toUpperCase() + words.slice(1)}
            {names.length > 0 && (
              <>
                : <b>{names.join(', ')}</b>
              </>
            )}
          </li>
        ))}
      </ol>
      <p>
        The first reason that holds decides; brothers and sisters stay together. The school sets the
        order in its rules (<i>callQueueOrder</i>).{' '}
        {order.isExample && <span class="label">Example, not confirmed by the school</span>}
      </p>
    </details>
  );
}
