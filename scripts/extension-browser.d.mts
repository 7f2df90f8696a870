import type { BrowserContext } from '@playwright/test';

export const CHROMIUM_BUILD: string;
export function arborHosts(port: number): string[];
export function launchWithExtension(options: {
  port: number;
  headless?: boolean;
  profile?: string;
  extension?: string | null;
  viewport?: { width: number; height: number } | null;
  colorScheme?: 'light' | 'dark';
  /** False for an extension without a background. */
  waitForWorker?: boolean;
  /** An IANA name; the computer's own where left out. */
  timeZone?: string;
  args?: string[];
}): Promise<{ context: BrowserContext; extensionId: string | null; close(): Promise<void> }>;
