import axe from 'axe-core';
import { expect } from 'vitest';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** Pages of ours, not of the test runner, answer for these. */
const OF_THE_PAGE = ['landmark-one-main', 'page-has-heading-one', 'region', 'html-has-lang'];

/** Fails with what axe found and where, in words. */
export async function expectNoAxeFindings(element: Element): Promise<void> {
  const { violations } = await axe.run(element, {
    runOnly: TAGS,
    rules: Object.fromEntries(OF_THE_PAGE.map((rule) => [rule, { enabled: false }])),
  });
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${JSON.stringify(target)} ${failureSummary}`),
  );
  expect(found).toEqual([]);
}
