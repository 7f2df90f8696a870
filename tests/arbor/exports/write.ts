/** Writes the exports of one demonstration school into a folder, for trying an import by hand. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Session } from '@/lib/attendance/session';
import { demonstrationSchool } from '@/lib/demonstration/school';
import type { DemonstrationTenant } from '@/lib/demonstration/schools';
import { marksFile, marksGrid } from './marks';
import { pupilListAsSeen, pupilListForAlongside, senReport } from './pupil-list';

export function writeExports(folder: string, tenant: DemonstrationTenant, now: Session): string[] {
  const school = demonstrationSchool(tenant, now);
  const yearStarts = school.calendar.years.at(-1)?.terms[0]?.from ?? '';
  const files: Record<string, string> = {
    'pupils.csv': pupilListForAlongside(school),
    'custom-report.csv': pupilListAsSeen(school),
    'sen-report.csv': senReport(school),
    'marks.csv': marksFile(school),
    'marks-this-year.csv': marksFile(school, { from: yearStarts, dates: 'slashes' }),
    'marks-grid.csv': marksGrid(school, { from: yearStarts }),
  };
  mkdirSync(folder, { recursive: true });
  return Object.entries(files).map(([name, text]) => {
    const path = join(folder, `${tenant}-${name}`);
    writeFileSync(path, text);
    return path;
  });
}
