import { formatOfSchool } from '@/lib/comments/format-of-school';
import type { CommentSetting } from '@/lib/messages/views';
import type { Rules } from '@/lib/rules/types';

export function commentSetting(rules: Rules): CommentSetting {
  return {
    limit: rules.get('commentLimit'),
    abbreviations: rules.get('commentAbbreviations'),
    format: formatOfSchool(rules.get('commentFields'), rules.get('commentFormat')),
  };
}
