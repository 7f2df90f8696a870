/** The quick check takes a tenth of the random cases, `npm test` all of them, the night 25 times. */
const TIMES = process.env.ALONGSIDE_NIGHTLY ? 25 : process.env.ALONGSIDE_QUICK ? 0.1 : 1;

export function runs(all: number): number {
  return Math.ceil(all * TIMES);
}
