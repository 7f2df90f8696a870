import { z } from '@/lib/schema';
import { plainDateSchema } from './plain-date-schema';

/**
 * A pupil as the school's list names them. `id` is ours and unique within the tenant: the Arbor
 * student id where the list has one, else the UPN, else a key made of name, form and birthday.
 */
export const pupilSchema = z.object({
  tenant: z.string(),
  id: z.string(),
  arborStudentId: z.nullable(z.string()),
  upn: z.nullable(z.string()),
  forename: z.string(),
  surname: z.string(),
  preferredForename: z.nullable(z.string()),
  form: z.nullable(z.string()),
  yearGroup: z.nullable(z.string()),
  dateOfBirth: z.nullable(plainDateSchema),
  startDate: z.nullable(plainDateSchema),
  leavingDate: z.nullable(plainDateSchema),
});

export type Pupil = z.infer<typeof pupilSchema>;

/** `Kai Morgan` */
export function shownName(
  pupil: Pick<Pupil, 'forename' | 'surname' | 'preferredForename'>,
): string {
  return `${pupil.preferredForename ?? pupil.forename} ${pupil.surname}`;
}
