import type { SloMark } from '@infra-portal/infra-common';
import type { ChartColors } from './colors';

/** Shapes of marks: told apart also by whoever does not see their colours. */
export const MARK_GLYPHS: Record<SloMark['kind'], string> = {
  apply: '▲',
  'failed-apply': '✕',
  drift: '≈',
  'pull-request': '●',
  target: '◆',
  alert: '!',
};

/** The colour of a kind of mark. */
export function markColor(kind: SloMark['kind'], colors: ChartColors): string {
  if (kind === 'apply') return colors.apply;
  if (kind === 'drift') return colors.drift;
  if (kind === 'pull-request') return colors.pull;
  return kind === 'target' ? colors.target : colors.bad;
}
