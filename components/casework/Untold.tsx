import { useEffect, useMemo, useState } from 'preact/hooks';

const MINUTE_MS = 60_000;
const LOOKS_EVERY_MS = 10_000;

export function untoldWords(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  return hours === 0 ? `untold for ${minutes} min` : `untold for ${hours} h ${minutes % 60} min`;
}

/** Runs on from the minutes the answer gave, so that the figure is right while nothing is asked. */
export function Untold({ minutes }: { minutes: number }) {
  const from = useMemo(() => Date.now(), [minutes]);
  const [now, setNow] = useState(from);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), LOOKS_EVERY_MS);
    return () => clearInterval(timer);
  }, []);
  const since = Math.max(0, Math.floor((now - from) / MINUTE_MS));
  return <b class="untold fig nb">{untoldWords(minutes + since)}</b>;
}
