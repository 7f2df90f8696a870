import type { PupilContext } from '@/lib/casework/context';
import type { DemonstrationSchool } from '@/lib/demonstration/school';
import { csvOf, dateIn, type DateStyle } from './csv';

/** The custom report as public code parses it (arbor.md 4.1): no form column of its own. */
export function pupilListAsSeen(school: DemonstrationSchool, dates: DateStyle = 'iso'): string {
  const contexts = byPupil(school.contexts);
  return csvOf([
    [
      'Globally Unique Student ID',
      'Arbor Student ID',
      'Legal First Name',
      'Legal Last Name',
      'Sex',
      'Year group(s) this academic year',
      'Date of Birth',
      'Courses/classes',
      'SEN status',
    ],
    ...school.pupils.map((pupil, at) => [
      `${school.tenant}-${pupil.id}`,
      pupil.arborStudentId ?? '',
      pupil.forename,
      pupil.surname,
      at % 2 === 0 ? 'Female' : 'Male',
      pupil.yearGroup ?? '',
      dateIn(dates, pupil.dateOfBirth),
      `${pupil.yearGroup ?? ''}: ${pupil.form ?? ''}`,
      contexts.get(pupil.id)?.sen ?? '',
    ]),
  ]);
}

/** What a school that sets Alongside up would choose as columns of its custom report. */
export function pupilListForAlongside(
  school: DemonstrationSchool,
  dates: DateStyle = 'words',
): string {
  const contexts = byPupil(school.contexts);
  return csvOf([
    [
      'Arbor Student ID',
      'UPN',
      'Legal First Name',
      'Legal Last Name',
      'Preferred First Name',
      'Registration form(s) this academic year',
      'Year group(s) this academic year',
      'Date of Birth',
      'Enrolment date',
      'Leaving date',
      'SEN status',
      'Pupil Premium',
      'Child protection status',
      'Social worker',
    ],
    ...school.pupils.map((pupil) => {
      const context = contexts.get(pupil.id);
      const worker = context?.workers.find(({ kind }) => kind === 'social-worker');
      return [
        pupil.arborStudentId ?? '',
        pupil.upn ?? '',
        pupil.forename,
        pupil.surname,
        pupil.preferredForename ?? '',
        pupil.form ?? '',
        pupil.yearGroup ?? '',
        dateIn(dates, pupil.dateOfBirth),
        dateIn(dates, pupil.startDate),
        dateIn(dates, pupil.leavingDate),
        context?.sen ?? '',
        context?.pupilPremium ? 'Yes' : 'No',
        context?.plans.map(({ kind }) => kind).join('; ') ?? '',
        worker?.name ?? '',
      ];
    }),
  ]);
}

/** The SEN report: a column name twice, names as `Adams, Ava`, two date styles, a pupil on several rows. */
export function senReport(school: DemonstrationSchool): string {
  const contexts = byPupil(school.contexts);
  const rows: string[][] = [];
  for (const pupil of school.pupils) {
    const sen = contexts.get(pupil.id)?.sen;
    if (!sen) continue;
    const needs = sen === 'EHC plan' ? ['Autistic Spectrum Disorder', 'SLCN'] : ['SLCN'];
    needs.forEach((need, rank) =>
      rows.push([
        pupil.upn ?? '',
        `${pupil.surname}, ${pupil.forename}`,
        pupil.yearGroup ?? '',
        pupil.form ?? '',
        dateIn('iso', pupil.dateOfBirth),
        '',
        sen,
        need,
        '',
        String(rank + 1),
        dateIn('words', pupil.startDate),
        '15h 0m',
        sen,
      ]),
    );
  }
  return csvOf([
    [
      'UPN',
      'Name',
      'Year group(s) this academic year',
      'Registration form(s) this academic year',
      'Date of Birth',
      'Ethnicity',
      'SEN status',
      'Sen Need',
      'SEN Description',
      'SEN Need Ranking',
      'Start Date',
      'Funded Hours',
      'SEN status',
    ],
    ...rows,
  ]);
}

function byPupil(contexts: readonly PupilContext[]): Map<string, PupilContext> {
  return new Map(contexts.map((context) => [context.pupilId, context]));
}
