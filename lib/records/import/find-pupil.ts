import type { Pupil } from '@/lib/attendance/pupil';
import { exactName, foldForm, foldName, writtenNames } from '../names';

/** What a row of a file says of who it is about. */
export interface Named {
  arborStudentId: string | null;
  upn: string | null;
  /** As written, in either order. */
  name: string | null;
  form: string | null;
  dateOfBirth?: string | null;
}

export type Found =
  | { kind: 'found'; pupil: Pupil }
  | { kind: 'nobody' }
  | { kind: 'several'; count: number }
  | { kind: 'contradiction'; why: string };

/** Pupils known already, by everything a file may name them by. */
export class KnownPupils {
  private readonly byId = new Map<string, Pupil>();
  private readonly byUpn = new Map<string, Pupil>();
  /** Made when the first name is looked for: most files have an id. */
  private byName: Map<string, Pupil[]> | null = null;
  private readonly pupils: readonly Pupil[];

  constructor(pupils: readonly Pupil[]) {
    this.pupils = pupils;
    for (const pupil of pupils) {
      if (pupil.arborStudentId !== null) this.byId.set(pupil.arborStudentId, pupil);
      if (pupil.upn !== null) this.byUpn.set(pupil.upn, pupil);
    }
  }

  /** By id, else UPN, else name with whatever form and birthday are given. Exactly one, or nobody. */
  find(named: Named): Found {
    const byId = named.arborStudentId === null ? null : this.byId.get(named.arborStudentId);
    const byUpn = named.upn === null ? null : this.byUpn.get(named.upn);
    if (byId && byUpn && byId !== byUpn) {
      return { kind: 'contradiction', why: 'an id and a UPN of two different pupils' };
    }
    const certain = byId ?? byUpn;
    if (certain) {
      return { kind: 'found', pupil: certain };
    }
    if (named.name === null) return { kind: 'nobody' };
    return this.findByName(named, named.name);
  }

  private findByName(named: Named, name: string): Found {
    this.byName ??= byNameOf(this.pupils);
    const fits = (this.byName.get(foldName(name)) ?? []).filter(
      (pupil) =>
        agrees(named.form, pupil.form, (a, b) => foldForm(a) === foldForm(b)) &&
        agrees(named.dateOfBirth, pupil.dateOfBirth, (a, b) => a === b) &&
        agrees(named.arborStudentId, pupil.arborStudentId, (a, b) => a === b) &&
        agrees(named.upn, pupil.upn, (a, b) => a === b),
    );
    const exact = fits.filter((pupil) =>
      writtenNames(pupil).map(exactName).includes(exactName(name)),
    );
    const [pupil, another] = fits.length > 1 && exact.length === 1 ? exact : fits;
    if (!pupil) return { kind: 'nobody' };
    return another ? { kind: 'several', count: fits.length } : { kind: 'found', pupil };
  }
}

function byNameOf(pupils: readonly Pupil[]): Map<string, Pupil[]> {
  const byName = new Map<string, Pupil[]>();
  for (const pupil of pupils) {
    for (const name of new Set(writtenNames(pupil).map(foldName))) {
      const before = byName.get(name);
      if (before) before.push(pupil);
      else byName.set(name, [pupil]);
    }
  }
  return byName;
}

/** Two words on one thing agree unless both are given and differ. */
function agrees(
  said: string | null | undefined,
  known: string | null,
  same: (a: string, b: string) => boolean,
): boolean {
  return !said || known === null || same(said, known);
}
