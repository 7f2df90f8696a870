// What the page's own thread did, out of the browser's trace: thread time, so that a busy machine
// does not count, and each moment once, with the innermost event it belongs to.
const SCRIPT =
  /^(?:EvaluateScript|v8\.|FunctionCall|RunMicrotasks|TimerFire|FireAnimationFrame|FireIdleCallback|EventDispatch|XHR|MinorGC|MajorGC|V8\.GC|BlinkGC|CompileScript|V8\.|CppGC)/;
const LAYOUT =
  /^(?:UpdateLayoutTree|Layout|ScheduleStyleRecalculation|RecalculateStyles|InvalidateLayout|HitTest|PrePaint|Paint|IntersectionObserverController)/;
const LONG_TASK_MS = 50;

export async function startTrace(session) {
  await session.send('Tracing.start', {
    transferMode: 'ReturnAsStream',
    traceConfig: {
      recordMode: 'recordAsMuchAsPossible',
      includedCategories: ['devtools.timeline', 'v8', 'blink.user_timing', 'toplevel'],
      excludedCategories: ['*'],
    },
  });
}

export async function stopTrace(session) {
  const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
  await session.send('Tracing.end');
  const { stream } = await complete;
  let text = '';
  for (;;) {
    const { data, eof, base64Encoded } = await session.send('IO.read', { handle: stream });
    text += base64Encoded ? Buffer.from(data, 'base64').toString() : data;
    if (eof) break;
  }
  await session.send('IO.close', { handle: stream });
  return JSON.parse(text).traceEvents;
}

/** Complete events of the thread that ran the page, known by the mark the page itself set. */
function threadOf(events, mark) {
  const own = events.find(({ name, cat }) => name === mark && /user_timing/.test(cat));
  if (!own) throw new Error(`the trace holds no ${mark}`);
  return events
    .filter(
      ({ ph, pid, tid, tdur }) =>
        ph === 'X' && pid === own.pid && tid === own.tid && tdur !== undefined,
    )
    .sort((a, b) => a.tts - b.tts || b.tdur - a.tdur);
}

const isTheirs = ({ args }) =>
  String(args?.data?.url ?? args?.fileName ?? '').startsWith('chrome-extension:');

/** @returns milliseconds of script and of layout, and the long tasks that are mostly an extension's */
export function costOf(traced, mark) {
  const events = threadOf(traced, mark);
  const sum = { script: 0, layout: 0, longTasks: 0, theirLongTasks: 0, longest: 0 };
  const open = [];
  const close = (until) => {
    while (open.length > 0 && open.at(-1).end <= until) {
      const { event, inner, theirs } = open.pop();
      const own = Math.max(0, event.tdur - inner) / 1000;
      if (SCRIPT.test(event.name)) sum.script += own;
      else if (LAYOUT.test(event.name)) sum.layout += own;
      const parent = open.at(-1);
      const theirTime = isTheirs(event) ? event.tdur / 1000 : theirs;
      if (parent) {
        parent.inner += event.tdur;
        parent.theirs += theirTime;
      } else if (event.tdur / 1000 > LONG_TASK_MS) {
        sum.longTasks += 1;
        sum.longest = Math.max(sum.longest, event.tdur / 1000);
        if (theirTime > event.tdur / 2000) sum.theirLongTasks += 1;
      }
    }
  };
  for (const event of events) {
    close(event.tts);
    open.push({ event, end: event.tts + event.tdur, inner: 0, theirs: 0 });
  }
  close(Infinity);
  return sum;
}
