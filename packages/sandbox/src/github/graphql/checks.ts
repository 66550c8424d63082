import { rulesOf } from '../pulls/rules';
import { nodeId } from '../present/urls';
import { Checks } from '../store/checks';
import { Pull } from '../store/issues';
import { Repository } from '../store/repositories';
import { combinedState, Statuses } from '../store/statuses';
import { connection, PageArgs } from './connection';
import { Context } from './context';

const upper = (text: string | null) => text?.toUpperCase() ?? null;

/** `StatusCheckRollup` of a commit; null when nothing has reported. */
export function rollupNode(
  context: Context,
  repository: Repository,
  sha: string,
  pull?: Pull,
) {
  const { github } = context;
  const statuses = new Statuses(github.db).latest(repository.id, sha);
  const runs = new Checks(github.db).runs(repository.id, {
    sha,
    latest: true,
  });
  if (statuses.length + runs.length === 0) return null;
  const rules = pull && rulesOf(github, repository, pull.base_ref)?.checks;
  const isRequired = (name: string) => () =>
    rules?.some(rule => rule.context === name) ?? false;
  const contexts = [
    ...statuses.map(status => ({
      __typename: 'StatusContext',
      id: nodeId('SC', status.id),
      context: status.context,
      state: upper(status.state),
      description: status.description,
      targetUrl: status.target_url,
      isRequired: isRequired(status.context),
    })),
    ...runs.map(run => ({
      __typename: 'CheckRun',
      id: nodeId('CR', run.id),
      databaseId: run.id,
      name: run.name,
      status: upper(run.status),
      conclusion: upper(run.conclusion),
      detailsUrl: run.details_url,
      isRequired: isRequired(run.name),
      checkSuite: {
        __typename: 'CheckSuite',
        id: nodeId('CS', run.suite_id),
        databaseId: run.suite_id,
        conclusion: upper(run.conclusion),
        workflowRun: null,
      },
    })),
  ];
  const states = [
    ...statuses.map(status => status.state),
    ...runs.map(run => {
      if (run.status !== 'completed') return 'pending' as const;
      return ['success', 'neutral', 'skipped'].includes(run.conclusion ?? '')
        ? ('success' as const)
        : ('failure' as const);
    }),
  ];
  return {
    __typename: 'StatusCheckRollup',
    id: `SCR_${repository.id}_${sha}`,
    state: combinedState(states).toUpperCase(),
    contexts: (args: PageArgs) =>
      connection(
        contexts,
        args,
        node => node.id,
        node => node,
      ),
  };
}

/** `BranchProtectionRule` of a branch, or null. */
export function protectionNode(
  { github }: Context,
  repository: Repository,
  branch: string,
) {
  const rules = rulesOf(github, repository, branch);
  if (!rules) return null;
  const contexts = rules.checks.map(check => check.context);
  return {
    __typename: 'BranchProtectionRule',
    id: `BPR_${repository.id}_${Buffer.from(branch).toString('base64url')}`,
    pattern: branch,
    requiredApprovingReviewCount: rules.approvals,
    requiresApprovingReviews: rules.approvals > 0,
    requiresCodeOwnerReviews: rules.codeOwners,
    requiresStatusChecks: contexts.length > 0,
    requiresStrictStatusChecks: rules.strict,
    requiredStatusCheckContexts: contexts,
    requiredStatusChecks: contexts.map(name => ({ context: name })),
  };
}
