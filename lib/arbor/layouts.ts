/**
 * What is known of Arbor's pages, as data: signs named and dated, newest knowledge first. No public
 * source shows the markup of a staff register (arbor.md, limit 1), so a register is recognised by
 * several kinds of signs that must agree, never by one class and never by a counted id.
 */
export type SignKind = 'route' | 'landmark' | 'heads' | 'heading' | 'controls' | 'marks';

interface Sign {
  name: string;
  /** Month in which it was written down. */
  since: string;
  kind: SignKind;
  pattern: RegExp;
  /** The sign is of a register and of nothing else. */
  certain?: boolean;
}

/** Signs of a register in the route. No staff route is public (arbor.md section 1.2). */
export const REGISTER_ROUTES: readonly Sign[] = [
  {
    name: 'route-register',
    since: '2026-11',
    kind: 'route',
    pattern: /(?:^|[/-])registers?(?:[/-]|$)/,
  },
  { name: 'route-roll-call', since: '2026-11', kind: 'route', pattern: /roll-?call/ },
  { name: 'route-attendance', since: '2026-11', kind: 'route', pattern: /attendance/ },
  {
    name: 'route-lesson',
    since: '2026-11',
    kind: 'route',
    pattern: /(?:^|\/)(?:session|lesson|event)s?-ui\//,
  },
];

/** Texts of buttons and links in the help centre's walk through a register (arbor.md section 3.1). */
export const LANDMARKS: readonly Sign[] = [
  {
    name: 'mark-all-blanks',
    since: '2026-11',
    kind: 'landmark',
    pattern: /^mark all (?:blanks?|unmarked|remaining)(?: students| pupils)? (?:as )?present$/,
    certain: true,
  },
  {
    name: 'return-to-lesson-dashboard',
    since: '2026-11',
    kind: 'landmark',
    pattern: /^(?:return|back) to lesson dashboard$/,
  },
  {
    name: 'past-week',
    since: '2026-11',
    kind: 'landmark',
    pattern: /^(?:show |view |hide )?past week$/,
  },
  { name: 'view-switch', since: '2026-11', kind: 'landmark', pattern: /^(?:list|profile) view$/ },
  {
    name: 'save-register',
    since: '2026-11',
    kind: 'landmark',
    pattern: /^(?:save|complete|submit|finish|close) register$/,
  },
];

/** Headings, titles and breadcrumbs of a register. */
export const REGISTER_HEADINGS: readonly Sign[] = [
  {
    name: 'heading-register',
    since: '2026-11',
    kind: 'heading',
    pattern: /\b(?:registers?|registration|roll ?call|attendance)\b/i,
  },
];

/** Column heads that name the mark's column, the name's, and others that are never the mark's. */
export const MARK_HEAD =
  /^(?:(?:am|pm|today'?s?|attendance|att\.?|reg\.?|current|register|session|lesson|roll call)? ?(?:marks?|codes?|status)|attendance|register|today|am|pm|morning|afternoon|this (?:session|lesson)|(?:am|pm) (?:session|register))$/i;
export const NAME_HEAD =
  /^(?:(?:student|pupil|child|legal|preferred|full|learner)s?'?s?(?: full)?(?: names?)?|names?|student \/ pupil)$/i;
export const SURNAME_HEAD = /^(?:legal |preferred )?(?:surname|last name|family name)$/i;
export const FORENAME_HEAD = /^(?:legal |preferred )?(?:forename|first name|given name)s?$/i;
export const STAFF_HEAD =
  /\b(?:teacher|staff|tutor|employee|colleague|adult|shift|role|contact|guardian|parent)s?\b/i;
export const OTHER_HEAD =
  /%|\b(?:form|year|class|sex|gender|send?|dob|birth|age|upn|house|notes?|comments?|minutes|mins|behaviour|points|grades?|target|predicted|effort|score|homework|badges?|context|week|previous|history|ethnicity|eal|pp|fsm|reason|actions?|photo|id|total|possible|teacher|staff|tutor|term|medical|paid|consent|seat|room)\b/i;

/** Titles of pages that look like a register and are none, even where they are called one. */
export const OTHER_REGISTERS =
  /\b(?:staff|rota|visitors?|incomplete|daily attendance|sign(?:ing)? in|detentions?|fire|evacuation|emergency|clubs?|trips?|meals?|boarding|bus|exams?|homework|evening|admissions?|protection)\b/i;

/** Headings, titles and chosen tabs that are none unless they call themselves one. */
export const CONTRARY_HEADINGS =
  /\b(?:planned absences?|pending absence|persistent|absentees|bulk edit|attendance fines|statistics|mark breakdown|audit history|by date|recent attendance|my calendar|seating plan|my classroom|mark ?book|gradebook|grades?|assessments?|behaviour|achievements?|points|cover|duty|payroll|timetables?|payments?|rewards?|interventions? list|(?:student|pupil) profile|reports?|consents?|contacts?|seats?)\b/i;

/** Heads of the Daily Attendance table and of other tables that are no register (section 4.1). */
export const CONTRARY_HEADS =
  /^(?:lesson\/event|event type|marks: .*|grade|target grade|predicted(?: grade)?|effort|working at|points|incident|behaviour|shift|rota|role|job title|absence period|date from|start date|end date|%|attendance %|possible|sessions)$/i;

/** Routes on which nothing is a register, whatever it looks like. */
export const ELSEWHERE_ROUTES =
  /^(?:home-ui|my-mis-ui|student-ui\/(?:overview|attendance-by-date|recent-attendance|profile)|(?:[^/]*-)?(?:staff|behaviour|markbook|mark-book|assessment|timetable|seating-plan|daily-attendance|cover|rota)[^/]*(?:\/|$))/;

export const PORTAL_ROUTES = /^(?:guardians|students)(?:\/|$)/;
export const LOGIN_ROUTES = /^(?:auth\/|login)/;

/** Containers that carry no register: menus, dialogs, slide-overs (arbor.md section 2.2). */
export const ASIDE =
  'nav, footer, [role=navigation], [role=dialog], [role=alertdialog], dialog, .slideover-content, [role=menu], [role=tooltip], [data-alongside]';

export const SPINNER =
  '.loading-spinner:not(.loading-spinner--hide), [aria-busy=true], [role=progressbar]';
export const REFUSAL = '.system-modal-id';
export const REFUSAL_TEXT = /it seems like you can.?t do this/i;
export const SESSION_LOST_TEXT =
  /\b(?:session (?:has )?(?:expired|ended|timed out)|you(?:'ve| have) been (?:logged|signed) out|please (?:log|sign) in again)\b/i;
export const NO_PUPILS_TEXT =
  /\b(?:no|0) (?:students|pupils)\b|\b(?:students|pupils) (?:not found|to show)\b|\bthis register is empty\b/i;
