/** The closed lists of a call record, apart from its schema: Arbor's page needs the lists alone. */
export const CALL_OUTCOMES = [
  'spoke-to',
  'voicemail',
  'no-answer',
  'wrong-number',
  'message-in', // absence line, e-mail or app: the parent told the school
  'text-sent',
  'found-on-site',
  'arrived-late',
  'provider-reported',
  'all-contacts-tried',
  'seen-at-home',
  'refused-reason',
] as const;

export const CALL_CHANNELS = [
  'phone',
  'text',
  'email',
  'absence-line',
  'app',
  'in-person',
  'provider',
  'visit',
] as const;

export const ABSENCE_REASONS = [
  'illness',
  'medical-appointment',
  'family',
  'holiday',
  'travel',
  'religious',
  'late',
  'other',
  'not-given',
] as const;
