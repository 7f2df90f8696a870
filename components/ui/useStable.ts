import { useMemo, useRef } from 'preact/hooks';

/** The same callbacks from draw to draw, each calling the newest one: rows need not be drawn again. */
export function useStable<T extends object>(callbacks: T): T {
  const latest = useRef(callbacks);
  latest.current = callbacks;
  return useMemo(
    () =>
      new Proxy(callbacks, {
        get:
          (_, name) =>
          (...args: unknown[]) => {
            const callback: unknown = Reflect.get(latest.current, name);
            return typeof callback === 'function'
              ? Reflect.apply(callback, undefined, args)
              : undefined;
          },
      }),
    [],
  );
}
