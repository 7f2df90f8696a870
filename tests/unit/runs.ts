/** The quick check takes a tenth of the random cases; `npm test` takes them all. */
const SHARE = process.env.ALONGSIDE_QUICK ? 10 : 1;

export function runs(all: number): number {
  return Math.ceil(all / SHARE);
}
