/**
 * A pupil's id, from a link or a data attribute of the row (arbor.md section 1.2). Ids of the
 * host's widgets are counters that change with each load and are never looked at.
 */
const IN_A_ROUTE = [
  /student-id[/=](\d+)/i,
  /student-ui\/[a-z-]+\/id\/(\d+)/i,
  /student\/[a-z-]+\/id\/(\d+)/i,
];
const NAMED = /^(?:data-)?(?:arbor-)?(?:student|pupil)[-_]?id$/i;

const ROUTE_ATTRIBUTES = [
  'href',
  'ajax-link',
  'data-url',
  'data-href',
  'data-page-url',
  'data-link',
];

const CARRIERS = [
  ...ROUTE_ATTRIBUTES.map((name) => (name === 'href' ? '[href*="/"]' : `[${name}]`)),
  ...[
    'data-student-id',
    'data-studentid',
    'data-pupil-id',
    'data-pupilid',
    'student-id',
    'data-arbor-student-id',
  ].map((name) => `[${name}]`),
].join(', ');

function idsOf(element: Element, into: Set<string>): void {
  for (const name of ROUTE_ATTRIBUTES) {
    const value = element.getAttribute(name);
    if (!value || !/student/i.test(value)) continue;
    for (const pattern of IN_A_ROUTE) {
      const id = pattern.exec(value)?.[1];
      if (id) into.add(id);
    }
  }
  for (const { name, value } of element.attributes) {
    if (NAMED.test(name) && /^\d+$/.test(value)) into.add(value);
    else if (name.startsWith('data-') && value.includes('student-id')) {
      const id = IN_A_ROUTE[0]?.exec(value)?.[1];
      if (id) into.add(id);
    }
  }
}

export function studentIdsIn(element: Element): Set<string> {
  const ids = new Set<string>();
  idsOf(element, ids);
  for (const inner of element.querySelectorAll(CARRIERS)) idsOf(inner, ids);
  for (const inner of element.children) idsOf(inner, ids);
  return ids;
}

/** The one id that all parts of a row name; null where there is none, or two. */
export function studentIdOf(parts: readonly Element[]): string | null {
  const ids = new Set<string>();
  for (const part of parts) for (const id of studentIdsIn(part)) ids.add(id);
  const [only] = ids;
  return ids.size === 1 && only !== undefined ? only : null;
}
