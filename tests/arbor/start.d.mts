import type { Arbor, ArborOptions } from './server/server';

/** Starts a stand-in for Arbor; the first call bundles it. */
export function startArbor(options?: ArborOptions): Promise<Arbor>;
