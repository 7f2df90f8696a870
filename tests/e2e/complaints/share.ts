import type { Page } from '@playwright/test';

interface Profile {
  nodes: { id: number; callFrame: { url: string }; children?: number[] }[];
  samples: number[];
  timeDeltas: number[];
}

/**
 * The share of the page's time that runs in our content script, and its longest unbroken stretch in
 * ms, by the browser's own profiler: it counts samples of the page's thread.
 */
export async function ourShare(
  page: Page,
  during: () => Promise<unknown>,
): Promise<{ ours: number; longest: number }> {
  const session = await page.context().newCDPSession(page);
  await session.send('Profiler.enable');
  await session.send('Profiler.setSamplingInterval', { interval: 500 });
  await session.send('Profiler.start');
  await during();
  const { profile } = (await session.send('Profiler.stop')) as { profile: Profile };
  await session.detach();
  const ours = new Set<number>();
  const byId = new Map(profile.nodes.map((node) => [node.id, node]));
  const mark = (id: number): void => {
    ours.add(id);
    for (const child of byId.get(id)?.children ?? []) mark(child);
  };
  for (const { id, callFrame } of profile.nodes) {
    if (callFrame.url.includes('content-scripts/')) mark(id);
  }
  let all = 0;
  let sum = 0;
  let longest = 0;
  let stretch = 0;
  profile.samples.forEach((id, at) => {
    const ms = (profile.timeDeltas[at] ?? 0) / 1000;
    all += ms;
    stretch = ours.has(id) ? stretch + ms : 0;
    if (ours.has(id)) sum += ms;
    longest = Math.max(longest, stretch);
  });
  return { ours: all === 0 ? 0 : sum / all, longest };
}
