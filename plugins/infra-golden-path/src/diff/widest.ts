import type { DiffLine } from '@infra-portal/infra-common';

/** Longer lines are cut off at the eye; copying takes them whole. */
const MOST = 400;
const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]/g;

/** Width of the widest line in characters of a fixed width. */
export function widestOf(lines: readonly DiffLine[]): number {
  let widest = 0;
  for (const { text } of lines) {
    const tabs = text.split('\t').length - 1;
    const wide = text.match(WIDE)?.length ?? 0;
    widest = Math.max(widest, text.length + wide + tabs * 3);
  }
  return Math.min(widest, MOST);
}
