const WORDS: Record<string, string> = {
  arborStudentId: 'Arbor student id',
  upn: 'UPN',
  forename: 'First name',
  surname: 'Last name',
  preferredForename: 'Preferred first name',
  name: 'Whole name',
  form: 'Form',
  yearGroup: 'Year group',
  dateOfBirth: 'Date of birth',
  startDate: 'Admission date',
  leavingDate: 'Leaving date',
  senStatus: 'SEN status',
  senNeed: 'SEN need',
  pupilPremium: 'Pupil premium',
  socialWorker: 'Social worker',
  youthOffendingWorker: 'Youth-offending worker',
  plan: 'Plan (CP, CIN, LAC)',
  provision: 'Off-site provision',
  family: 'Family',
  walksAlone: 'Walks alone',
  youngCarer: 'Young carer',
  contact1: 'Contact 1',
  contact2: 'Contact 2',
  contact3: 'Contact 3',
  contact4: 'Contact 4',
  date: 'Date',
  session: 'Session (AM, PM)',
  mark: 'Mark',
  minutesLate: 'Minutes late',
};

/** `dateOfBirth` is `Date of birth`; a field without words of its own is spelt out. */
export function fieldWords(field: string): string {
  const spelt = field.replace(/([a-z])([A-Z0-9])/g, '$1 $2').toLowerCase();
  return WORDS[field] ?? spelt.charAt(0).toUpperCase() + spelt.slice(1);
}
