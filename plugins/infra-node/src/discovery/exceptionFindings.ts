import {
  exceptionCovers,
  exceptionState,
  type DiscoveryFinding,
} from '@infra-portal/infra-common';
import type { StandardsFacts } from './facts';

/**
 * Exceptions of `portal.yaml` that have ended: one for each stack that one
 * speaks of, so that it is seen there; one of the repository where it speaks of
 * none.
 */
export function exceptionFindings(
  { exceptions }: StandardsFacts,
  file: string,
  dirs: readonly string[],
  now: Date,
): DiscoveryFinding[] {
  return exceptions
    .filter(each => exceptionState(each, now) === 'expired')
    .flatMap(({ id, rule, stacks, until, line }) => {
      const finding: DiscoveryFinding = {
        code: 'expired-exception',
        severity: 'warning',
        file,
        line,
        message: `exception "${id}" from the rule "${rule}" ended on ${until}: the policy fails again`,
        remedy:
          'Mend what it allowed and remove it, or have it approved again with a new date.',
      };
      const covered = dirs.filter(dir => exceptionCovers({ stacks }, dir));
      return covered.length > 0
        ? covered.map(dir => ({ ...finding, dir }))
        : [finding];
    });
}
