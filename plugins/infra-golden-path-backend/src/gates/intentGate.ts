import type { GateFinding, Problem } from '@infra-portal/infra-common';

/** More help nobody at once. */
const MOST = 100;

/** What a check of answers says, as findings at their fields. */
export function findingsOf(problems: readonly Problem[]): GateFinding[] {
  return problems.slice(0, MOST).map(({ path, code, text }) => ({
    code,
    severity: 'error',
    message: text,
    ...(path.length > 0 && { field: path }),
  }));
}
