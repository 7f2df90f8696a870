/**
 * Every route of the stand-in, in this one file. Routes that public sources show are marked SEEN or
 * INFERRED as in arbor.md section 1.2; nobody has published the staff register routes, so those
 * begin with `stand-in-` and must never be mistaken for Arbor's own.
 */
export const CONTROLLERS = {
  /** SEEN */
  home: 'home-ui/index',
  /** SEEN, not drawn further */
  calendar: 'my-mis-ui/calendar',
  /** INFERRED from the guardian route */
  studentProfile: 'student-ui/overview',
  /** INFERRED from the guardian route */
  attendanceByDate: 'student-ui/attendance-by-date',
  /** INFERRED from a guardian fixture */
  lessonDashboard: 'session-ui/overview',
  /** SEEN */
  guardianHome: 'guardians/home-ui/dashboard',
  /** SEEN */
  guardianAttendance: 'guardians/student-ui/attendance-by-date',
  /** SEEN */
  guardianRecent: 'guardians/student-ui/recent-attendance',
  /** SEEN */
  studentHome: 'students/home-ui/dashboard',
  dailyAttendance: 'stand-in-daily-attendance-ui/index',
  registerSlideover: 'stand-in-daily-attendance-ui/register',
  register: 'stand-in-register-ui/take',
  absenceSlideover: 'stand-in-register-ui/mark-details',
  incompleteRegisters: 'stand-in-incomplete-registers-ui/index',
  rollCall: 'stand-in-roll-call-ui/whole-school',
  interventions: 'stand-in-intervention-ui/list',
  myClassroom: 'stand-in-my-classroom-ui/overview',
  refused: 'stand-in-refused-ui/index',
} as const;
export type PageName = keyof typeof CONTROLLERS;

/** Data and actions: no `-ui` (arbor.md section 1.2). */
export const DATA = {
  registerRows: 'stand-in-register/rows',
  registerList: 'stand-in-daily-attendance/list',
  saveMarks: 'stand-in-register/save-marks',
  interventionRows: 'stand-in-intervention/rows',
  attendanceRows: 'student/attendance-rows',
  studentKpis: 'student/kpis',
  /** SEEN */
  menu: 'navigation/main-menu',
  /** SEEN */
  userSettings: 'auth/current-user-settings',
  /** SEEN */
  notices: 'widget-data/get-notices',
  /** SEEN */
  notifications: 'user-notification/get-notifications',
} as const;
export type DataName = keyof typeof DATA;

export type RouteParameters = Readonly<Record<string, string>>;

/** `controller/action/key/value`, without the `?/` in front. */
export function routeTo(
  name: PageName | DataName,
  parameters: Record<string, string | number> = {},
): string {
  const base = name in CONTROLLERS ? CONTROLLERS[name as PageName] : DATA[name as DataName];
  const pairs = Object.entries(parameters).map(([key, value]) => `/${key}/${value}`);
  return base + pairs.join('');
}

const KNOWN = [...Object.entries(CONTROLLERS), ...Object.entries(DATA)].sort(
  ([, a], [, b]) => b.length - a.length,
);

/** Finds the page or data action a route names; `null` for a route the stand-in does not have. */
export function matchRoute(
  route: string,
): { name: PageName | DataName; parameters: RouteParameters } | null {
  const clean = route.replace(/^\/+|\/+$/g, '').replace(/\/format\/json$/, '');
  const found = KNOWN.find(([, base]) => clean === base || clean.startsWith(`${base}/`));
  if (!found) return null;
  const [name, base] = found;
  const parts = clean.slice(base.length).split('/').filter(Boolean);
  const parameters: Record<string, string> = {};
  for (let at = 0; at + 1 < parts.length; at += 2) {
    parameters[parts[at] ?? ''] = decodeURIComponent(parts[at + 1] ?? '');
  }
  return { name: name as PageName | DataName, parameters };
}
