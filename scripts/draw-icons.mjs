// Draws the toolbar icon: a register, and the next thing to do alongside it. Run it after changing
// the drawing; the pictures are kept in public/icon.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { chromiumLaunchOptions } from './browser.mjs';
import { ROOT } from './setup.mjs';

const SIZES = [16, 32, 48, 128];
const DRAWING = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" width="100%" height="100%">
  <rect width="32" height="32" rx="7" fill="#0b5d66"/>
  <rect x="6" y="6" width="6" height="20" rx="1.5" fill="#fff"/>
  <path d="M21 8.5 27.5 16 21 23.5 14.5 16Z" fill="#ffd27d"/>
</svg>`;

const folder = join(ROOT, 'public/icon');
mkdirSync(folder, { recursive: true });
const browser = await chromium.launch(chromiumLaunchOptions());
for (const size of SIZES) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<body style="margin:0">${DRAWING}</body>`);
  await page.screenshot({ path: join(folder, `${size}.png`), omitBackground: true });
  await page.close();
}
await browser.close();
