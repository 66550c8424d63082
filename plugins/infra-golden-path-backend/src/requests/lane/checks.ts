import type { LaneStep } from '@infra-portal/infra-common';
import type { ForgeCheck } from '@infra-portal/infra-node';
import { LANE_TEXTS } from './laneTexts';
import { time } from './time';

/** `atlantis/plan: authhub-api-dev`, or a workflow's job that has plan in its name. */
const isAtlantis = (what: string) => (check: ForgeCheck) =>
  new RegExp(`^atlantis/${what}(\\b|:)`).test(check.name);
export const isActions = (what: string) => (check: ForgeCheck) =>
  check.kind === 'check-run' &&
  new RegExp(`\\b${what}\\b`, 'i').test(check.name);

/** What says how plans or applies went, and who said so. */
export const named = (
  checks: readonly ForgeCheck[],
  what: 'plan' | 'apply',
): { found: ForgeCheck[]; source: string } => {
  const atlantis = checks.filter(isAtlantis(what));
  if (atlantis.length > 0) return { found: atlantis, source: 'Atlantis' };
  return { found: checks.filter(isActions(what)), source: 'GitHub Actions' };
};

/** Checks of policies; "0/0" is what Atlantis says where none are used. */
export const policyChecks = (checks: readonly ForgeCheck[]): ForgeCheck[] =>
  checks
    .filter(isAtlantis('policy_check'))
    .filter(({ description }) => !description.startsWith('0/0 '));

const ofState = (
  checks: readonly ForgeCheck[],
  ...states: ForgeCheck['state'][]
) => checks.filter(({ state }) => states.includes(state));

const latest = (checks: readonly ForgeCheck[]) =>
  time(
    checks
      .map(({ at }) => at)
      .sort()
      .at(-1),
  );

/** What a number of checks say together. */
export function together(checks: readonly ForgeCheck[]): Omit<LaneStep, 'id'> {
  const bad = ofState(checks, 'failure', 'error');
  if (bad.length > 0) {
    return {
      state: 'failed',
      since: latest(bad),
      detail: LANE_TEXTS.failed,
      blockers: bad.map(({ name }) => name),
      url: bad[0].url,
    };
  }
  const running = ofState(checks, 'pending');
  if (running.length > 0) {
    return {
      state: 'active',
      since: latest(running),
      detail: LANE_TEXTS.running,
      blockers: running.map(({ name }) => name),
      url: running[0].url,
    };
  }
  return { state: 'done', since: latest(checks), blockers: [] };
}
