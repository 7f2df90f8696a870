import { defineConfig } from 'vitest/config';
import { playwright } from '@vitest/browser-playwright';
import { chromiumLaunchOptions } from './scripts/browser.mjs';

const alias = { '@': import.meta.dirname };
const esbuild = { jsx: 'automatic', jsxImportSource: 'preact' } as const;

export default defineConfig({
  test: {
    projects: [
      {
        resolve: { alias },
        esbuild,
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.ts', 'tests/repo/**/*.test.ts'],
          // A whole school goes through an in-memory IndexedDB: seconds on a busy machine.
          testTimeout: 60_000,
        },
      },
      {
        resolve: { alias },
        // What `npm run build` left: run after a build, never part of the quick check.
        test: { name: 'built', include: ['tests/built/**/*.test.ts'] },
      },
      {
        resolve: { alias },
        esbuild,
        test: {
          name: 'components',
          // What a browser draws is waited for; on a busy machine a second is not long.
          expect: { poll: { timeout: 5_000 } },
          include: ['tests/components/**/*.test.{ts,tsx}', 'tests/door/**/*.test.ts'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: chromiumLaunchOptions() }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
