import { RELATIONSHIP } from '@/lib/comments/word-lists';

/** `Mother` in a list is `mother` in a line; a name keeps its capital. */
export function inALine(relationship: string): string {
  return /^\p{Lu}\p{Ll}/u.test(relationship) && relationship.replace(RELATIONSHIP, '').trim() === ''
    ? relationship.toLowerCase()
    : relationship;
}
