import { useEffect, useState } from 'preact/hooks';

/** True once `ms` have gone by since `since` last changed; false again at each change. */
export function useAfter(ms: number, since: unknown): boolean {
  const [passed, setPassed] = useState<{ since: unknown } | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setPassed({ since }), ms);
    return () => clearTimeout(timer);
  }, [ms, since]);
  return passed !== null && passed.since === since;
}
