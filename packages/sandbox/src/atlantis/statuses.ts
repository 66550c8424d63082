import { createHash } from 'node:crypto';
import type { GitHubClient, StatusState } from './githubClient';
import type { ProjectState } from './store';

/** Longest context that GitHub takes, in characters. */
const LONGEST = 255;

/** Contexts that are too long keep their beginning and a hash of all. */
export function contextOf(context: string): string {
  const characters = [...context];
  if (characters.length <= LONGEST) return context;
  const hash = createHash('sha256').update(context).digest('hex').slice(0, 12);
  return `${characters.slice(0, LONGEST - 13).join('')}-${hash}`;
}

export type StatusCommand = 'plan' | 'apply' | 'policy_check';

/** The commit that statuses go to. */
export interface StatusTarget {
  repo: string;
  sha: string;
}

const WORDS: Record<StatusCommand, string> = {
  plan: 'Plan',
  apply: 'Apply',
  policy_check: 'Policy_check',
};

/** Writes commit statuses in Atlantis's words. */
export class Statuses {
  constructor(readonly github: GitHubClient, readonly name: string) {}

  async project(
    target: StatusTarget,
    command: StatusCommand,
    id: string,
    state: StatusState,
    options: { description?: string; url: string },
  ) {
    const words: Record<StatusState, string> = {
      pending: 'in progress...',
      failure: 'failed.',
      success: 'succeeded.',
    };
    await this.github.status(target.repo, target.sha, {
      state,
      context: contextOf(`${this.name}/${command}: ${id}`),
      description: options.description ?? `${WORDS[command]} ${words[state]}`,
      target_url: options.url,
    });
  }

  async combined(
    target: StatusTarget,
    command: StatusCommand,
    state: StatusState,
    description?: string,
  ) {
    const words = state === 'pending' ? 'in progress...' : 'failed.';
    await this.github.status(target.repo, target.sha, {
      state,
      context: contextOf(`${this.name}/${command}`),
      description: description ?? `${WORDS[command]} ${words}`,
      target_url: '',
    });
  }

  /** Nothing of a pull request is Atlantis's business. */
  async nothing(target: StatusTarget) {
    await this.planned(target, []);
    await this.combined(
      target,
      'policy_check',
      'success',
      '0/0 projects had policies checked successfully.',
    );
    await this.combined(
      target,
      'apply',
      'success',
      '0/0 projects applied successfully.',
    );
  }

  /** `atlantis/plan` after a plan. */
  async planned(target: StatusTarget, projects: readonly ProjectState[]) {
    const total = projects.length;
    const failed = projects.filter(
      ({ status }) => status === 'plan_errored',
    ).length;
    await this.combined(
      target,
      'plan',
      failed > 0 ? 'failure' : 'success',
      failed > 0
        ? `${failed}/${total} projects failed to plan.`
        : `${total}/${total} projects planned successfully.`,
    );
  }

  /** `atlantis/policy_check` after a check or an approval. */
  async policiesChecked(
    target: StatusTarget,
    projects: readonly ProjectState[],
  ) {
    const count = (status: ProjectState['status']) =>
      projects.filter(each => each.status === status).length;
    const errors = count('policy_errored');
    const total = projects.length;
    await this.combined(
      target,
      'policy_check',
      errors > 0 ? 'failure' : 'success',
      errors > 0
        ? `${errors}/${total} projects failed policy checks.`
        : `${count(
            'policy_passed',
          )}/${total} projects had policies checked successfully.`,
    );
  }

  /**
   * `atlantis/apply` after a plan or an apply.
   * @param afterPlan then nothing is said while changes wait for their apply
   */
  async applied(
    target: StatusTarget,
    projects: readonly ProjectState[],
    afterPlan: boolean,
  ) {
    const count = (status: ProjectState['status']) =>
      projects.filter(each => each.status === status).length;
    const total = projects.length;
    const errors = count('apply_errored');
    const same = count('planned_no_changes');
    const done = count('applied');
    if (errors > 0) {
      await this.combined(
        target,
        'apply',
        'failure',
        `${errors}/${total} projects failed to apply.`,
      );
      return;
    }
    const upToDate = same > 0 ? ` (${same} up to date)` : '';
    if (done + same < total) {
      if (afterPlan) return;
      const text = `${done}/${total} projects applied${upToDate}.`;
      await this.combined(target, 'apply', 'pending', text);
      return;
    }
    const text =
      same > 0 && same === total
        ? `${same}/${total} projects up to date.`
        : `${done}/${total} projects applied successfully${upToDate}.`;
    await this.combined(target, 'apply', 'success', text);
  }
}
