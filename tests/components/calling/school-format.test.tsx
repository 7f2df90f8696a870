import { afterEach, expect, it } from 'vitest';
import { USUAL_FORMAT } from '@/lib/comments/format-of-school';
import { stage, unmount } from './harness';

afterEach(unmount);

const format = {
  ...USUAL_FORMAT,
  words: 'full' as const,
  signs: 'plain' as const,
  parts: ['code', 'reason', 'where'] as const,
  reasonWords: { illness: 'unwell' },
};

it('asks, writes and checks as the school’s rules say', async () => {
  const { press, saved, root } = stage({ format, limit: 60 });
  await press('s', '1', 'i', 't', 'h');
  expect(root.querySelector('[data-question=back]')).toBeNull();
  expect([...root.querySelectorAll('[data-check]')].map((node) => node.textContent)).toEqual([]);
  const line = 'Phone call to mum, unwell - temperature. JB 09:16';
  expect(root.querySelector<HTMLTextAreaElement>('[data-line]')?.value).toBe(line);
  expect(root.textContent).toContain('Shortened to fit the note.');
  expect(root.querySelector('.al-call-count')?.textContent).toContain(`${line.length} / 60`);
  await press('{Enter}');
  expect(saved[0]?.comment).toBe(line);
  expect(saved[0]?.call).toMatchObject({ whereabouts: 'at home with mum', codeTo: 'I' });
});
