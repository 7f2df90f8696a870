/** Builders of component-tree nodes (arbor.md section 2.2). */
import type { PageEnvelope, TreeNode } from '../client/wire';

function node(
  componentName: string,
  xtype: string,
  props: Record<string, unknown>,
  content: TreeNode[] = [],
): TreeNode {
  return { componentName, xtype, props, content };
}

export const column = (title: string, content: TreeNode[]): TreeNode =>
  node('Arbor.container.LayoutColumn', 'mis-layoutcolumn', { columnTitle: { title } }, content);

export const section = (title: string | null, content: TreeNode[]): TreeNode =>
  node('Arbor.container.Section', 'mis-section', { title }, content);

export const row = (
  fieldLabel: string,
  value: string,
  more: { description?: string; url?: string; icon?: string; colour?: string } = {},
): TreeNode =>
  node('Arbor.container.PropertyRow', 'mis-property-row', { fieldLabel, value, ...more });

export const text = (words: string): TreeNode =>
  node('Arbor.container.SimpleText', 'mis-simple-text', { text: words });

export const loadPage = (
  words: string,
  pageUrl: string,
  look: 'plain' | 'green' | 'orange' = 'plain',
): TreeNode =>
  node('Arbor.button.LoadPage', 'mis-button-load-page', {
    text: words,
    role: 'load-page',
    pageUrl,
    look,
  });

export const kpis = (
  items: { title: string; description: string; mainValue: string; url: string | null }[],
): TreeNode => node('Arbor.container.NewKpiPanel', 'new-kpi-panel', { items });

/** A table whose rows arrive later from `url`. */
export const grid = (columns: string[], url: string, opens: 'slideover' | 'page'): TreeNode =>
  node('Arbor.container.Table', 'mis-table', { columns, url, opens });

/** The register: rows arrive later from `url`. */
export const register = (url: string): TreeNode =>
  node('Arbor.container.Register', 'mis-register', { url });

/** The form of the slide-over on Late and Absent. */
export const markDetails = (props: {
  registerId: string;
  studentId: string;
  saveUrl: string;
  kind: 'late' | 'absent';
  code: string;
  minutesLate: number | null;
  note: string;
  codes: { code: string; words: string }[];
}): TreeNode => node('Arbor.form.MarkDetails', 'mis-mark-details', props);

export interface SubNavItem {
  text: string;
  url: string;
  selected: boolean;
}

export const subNav = (groups: { label: string; items: SubNavItem[] }[]): TreeNode =>
  node('Arbor.container.SubNav', 'mis-subnavcolumn', {
    props: {
      treeData: {
        items: groups.map(({ label, items }) => ({
          label,
          items: items.map(({ text: words, url, selected }) => ({
            fields: {
              text: { value: words },
              url: { value: url },
              selected: { value: selected },
              id: { value: url },
            },
          })),
        })),
      },
    },
  });

export function page(
  title: string,
  content: TreeNode[],
  nav: TreeNode | null = null,
): PageEnvelope {
  return {
    type: 'page',
    content,
    subNav: nav,
    helpCentreUrl: '/help',
    navigation: { title },
  };
}

export function slideover(title: string, content: TreeNode[]): PageEnvelope {
  return { ...page(title, content), type: 'slideover' };
}
