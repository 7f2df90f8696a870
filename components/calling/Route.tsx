import type { ContactRoute, RouteStep } from '@/lib/duties/contact-route';
import { routeLine } from './route-words';

const SIGNS: Record<RouteStep['state'], string> = {
  done: '✓',
  passed: '–',
  'not-needed': '–',
  open: '○',
  overdue: '!',
  ahead: '○',
};
const SPOKEN: Record<RouteStep['state'], string> = {
  done: 'done',
  passed: 'passed over',
  'not-needed': 'not needed',
  open: 'not followed here',
  overdue: 'overdue',
  ahead: 'still to come',
};

/** The school's clock for a pupil nobody has explained: what was done, what is next and when. */
export function Route({ route }: { route: ContactRoute }) {
  const line = routeLine(route);
  return (
    <details class="al-call-more al-call-route">
      <summary>{line ?? 'If nobody is reached'}</summary>
      <ol>
        {route.steps.map((step) => (
          <li
            key={step.id}
            class={step === route.next ? 'al-call-next' : undefined}
            aria-current={step === route.next ? 'step' : undefined}
          >
            <span class={`al-call-sign ${step.state}`} aria-hidden="true">
              {SIGNS[step.state]}
            </span>
            <span class="al-call-fig">{step.at}</span>
            <span>
              {step.label}
              <span class="sr">, {SPOKEN[step.state]}</span>
            </span>
          </li>
        ))}
      </ol>
    </details>
  );
}
