// The quick part of the tests, named once for `npm run check` and `npm test`.
export const CHECKS = [
  { name: 'types', command: ['tsc', '-p', '.'] },
  { name: 'lint and boundaries', command: ['oxlint', '--deny-warnings'] },
  { name: 'formatting', command: ['prettier', '--check', '--cache', '--log-level', 'warn', '.'] },
  { name: 'unit tests', command: ['vitest', 'run', '--project', 'unit'], counts: 'vitest' },
];
