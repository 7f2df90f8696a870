/**
 * Few rows in which every pair of values meets at least once: greedy all-pairs (D. M. Cohen et al.,
 * "The AETG system", IEEE TSE 23(7), 1997). The same factors give the same rows in the same order.
 */
export type Factors = Readonly<Record<string, readonly string[]>>;
export type Row = Readonly<Record<string, string>>;

const pairKey = (a: string, x: string, b: string, y: string): string =>
  a < b ? `${a}=${x}|${b}=${y}` : `${b}=${y}|${a}=${x}`;

function allPairs(factors: Factors): Set<string> {
  const pairs = new Set<string>();
  const names = Object.keys(factors);
  for (const [at, a] of names.entries()) {
    for (const b of names.slice(at + 1)) {
      for (const x of factors[a] ?? []) {
        for (const y of factors[b] ?? []) pairs.add(pairKey(a, x, b, y));
      }
    }
  }
  return pairs;
}

export function pairwise(factors: Factors): Row[] {
  const left = allPairs(factors);
  const bySize = Object.keys(factors).sort(
    (a, b) => (factors[b]?.length ?? 0) - (factors[a]?.length ?? 0),
  );
  const rows: Row[] = [];
  while (left.size > 0) {
    const row: Record<string, string> = {};
    const [first = ''] = left;
    for (const part of first.split('|')) {
      const [name = '', value = ''] = part.split('=');
      row[name] = value;
    }
    for (const name of bySize) {
      if (name in row) continue;
      let most = -1;
      for (const value of factors[name] ?? []) {
        const gain = Object.entries(row).filter(([other, its]) =>
          left.has(pairKey(name, value, other, its)),
        ).length;
        if (gain <= most) continue;
        most = gain;
        row[name] = value;
      }
    }
    const chosen = Object.entries(row);
    for (const [at, [a, x]] of chosen.entries()) {
      for (const [b, y] of chosen.slice(at + 1)) left.delete(pairKey(a, x, b, y));
    }
    rows.push(row);
  }
  return rows;
}
