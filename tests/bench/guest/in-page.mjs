// What runs in the page that is measured, the same for everyone.

/** From the start: the first frame with rows, the first with a chip, and how soon chips are back. */
export function watchFrames(chip) {
  const seen = { rowsAt: null, chipAt: null, firstFrames: 0, backFrames: [] };
  globalThis.bench = seen;
  performance.mark('bench-page');
  const look = () => {
    const rows = document.querySelectorAll('tr.mis-register-row').length >= 20;
    if (rows && seen.rowsAt === null) seen.rowsAt = performance.now();
    else if (rows) seen.firstFrames += 1;
    if (rows && chip !== null && document.querySelector(chip)) {
      seen.chipAt = performance.now();
      return;
    }
    if (rows && chip === null) return;
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** Twenty mark changes a second, a full re-render every two, and a click a second. */
export async function bustle({ seconds, chip }) {
  performance.mark('bench-bustle');
  const seen = globalThis.bench;
  const clicks = [];
  const timing = new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (entry.name === 'click') clicks.push(entry.duration);
  });
  timing.observe({ type: 'event', durationThreshold: 16 });
  const body = document.querySelector('tbody');
  const fresh = [...body.children].map((row) => {
    const copy = row.cloneNode(true);
    for (const ours of copy.querySelectorAll('[data-alongside], [data-badge]')) ours.remove();
    return copy;
  });
  const redraw = () => {
    body.replaceChildren(...fresh.map((row) => row.cloneNode(true)));
    if (chip === null) return;
    let frames = 0;
    const look = () => {
      if (body.querySelector(chip)) seen.backFrames.push(frames);
      else if (frames < 120) {
        frames += 1;
        requestAnimationFrame(look);
      } else seen.backFrames.push(frames);
    };
    requestAnimationFrame(look);
  };
  const until = performance.now() + seconds * 1000;
  let changes = 0;
  await new Promise((resolve) => {
    const change = () => {
      if (performance.now() > until) return resolve();
      const marks = body.querySelectorAll('.mis-mark');
      const mark = marks[(changes * 7) % Math.min(marks.length, 30)];
      if (mark) mark.textContent = changes % 2 === 0 ? 'N' : 'I';
      changes += 1;
      if (changes % 40 === 0) redraw();
      setTimeout(change, 50);
    };
    change();
  });
  timing.disconnect();
  return clicks;
}
