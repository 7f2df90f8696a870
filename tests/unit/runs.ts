/** The quick check takes a fifth of the random cases; `npm test` takes them all. */
const SHARE = process.env.ALONGSIDE_QUICK ? 5 : 1;

export function runs(all: number): number {
  return Math.ceil(all / SHARE);
}
