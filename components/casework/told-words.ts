import type { NotifiedRole } from '@/lib/casework/state';

export const TOLD_WORDS: Record<NotifiedRole, string> = {
  'social-worker': 'Social worker',
  'youth-offending': 'Youth-offending worker',
  dsl: 'DSL',
  'designated-teacher': 'Designated teacher',
  'virtual-school': 'Virtual school',
};
