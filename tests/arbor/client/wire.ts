/** What the stand-in's server tells its page. Nothing here is Alongside's. */
import type { Switches } from '../switches';

/** One node of the component tree (arbor.md section 2.1). */
export interface TreeNode {
  componentName: string;
  xtype: string;
  props: Record<string, unknown>;
  content: TreeNode[];
}

export interface PageEnvelope {
  type: 'page' | 'slideover';
  content: TreeNode[];
  subNav: TreeNode | null;
  helpCentreUrl: string;
  navigation: { title: string };
}

/** A mark as the page draws it (arbor.md section 2.3). */
export interface WireMark {
  code: string | null;
  /** Words for the tooltip: `Present AM`, `No Mark`. */
  words: string;
  icon: 'tick' | 'clock' | null;
  colour: string;
  minutesLate: number | null;
  planned: boolean;
}

export interface WireRow {
  studentId: string;
  name: string;
  /** Given for the cards of the profile view. */
  form: string;
  link: string | null;
  badges: { short: string; words: string }[];
  pastWeek: { date: string; mark: WireMark }[];
  mark: WireMark;
  note: string;
}

export interface WireRegister {
  registerId: string;
  heading: { title: string; subtitle: string | null };
  rows: WireRow[];
  codes: { code: string; words: string; colour: string; icon: WireMark['icon'] }[];
  lessonDashboard: string;
  saveUrl: string;
  canEdit: boolean;
}

/** One row of a list page, such as Daily Attendance. */
export interface WireListRow {
  cells: {
    text: string;
    mark?: WireMark;
    /** `Present: 26` with its icon. */
    counts?: { icon: 'tick' | 'cross' | 'clock'; colour: string; text: string }[];
  }[];
  url: string;
}

export interface Boot {
  switches: Switches;
  schoolName: string;
  userType: 'staff' | 'guardian' | 'student';
  userName: string;
  menu: { text: string; route: string }[];
}
