import { resolve } from '../git/refs';
import type { GitHub } from '../github';
import { invalid, unprocessable } from '../rest/errors';
import { Account } from '../store/accounts';
import { IssueChanges, Pull, PullChanges } from '../store/issues';
import { Repository } from '../store/repositories';
import { keepHead, pullFacts } from './facts';
import { requestedByOwners } from './owners';
import { requestReviews } from './open';
import { tellPull } from './tell';

export interface PullEdit {
  title?: string;
  body?: string;
  state?: 'open' | 'closed';
  base?: string;
  draft?: boolean;
  maintainerCanModify?: boolean;
}

const wrong = (field: string, message: string) =>
  invalid({ resource: 'PullRequest', field, code: 'invalid', message });

/** Changes title, text, state, base or draft of a pull request. */
export async function editPull(
  github: GitHub,
  repository: Repository,
  pullId: number,
  sender: Account,
  edit: PullEdit,
): Promise<Pull> {
  return github.locks.run(repository.id, async () => {
    const before = github.issues.pullById(pullId)!;
    const directory = github.directoryOf(repository);
    const issueChanges: IssueChanges = {};
    const pullChanges: PullChanges = {};
    const changes: Record<string, unknown> = {};
    if (edit.title !== undefined && edit.title !== before.title) {
      issueChanges.title = edit.title;
      changes.title = { from: before.title };
    }
    if (edit.body !== undefined && edit.body !== before.body) {
      issueChanges.body = edit.body;
      changes.body = { from: before.body ?? '' };
    }
    if (edit.base !== undefined && edit.base !== before.base_ref) {
      const sha = await resolve(directory, `refs/heads/${edit.base}`);
      if (!sha) throw wrong('base', `The branch ${edit.base} does not exist`);
      if (before.state === 'closed') {
        throw unprocessable(
          'Cannot change the base branch of a closed pull request.',
        );
      }
      changes.base = {
        ref: { from: before.base_ref },
        sha: { from: before.base_sha },
      };
      Object.assign(pullChanges, { base_ref: edit.base, base_sha: sha });
    }
    if (edit.maintainerCanModify !== undefined) {
      pullChanges.maintainer_can_modify = edit.maintainerCanModify ? 1 : 0;
    }
    const at = github.now();
    const closing = edit.state === 'closed' && before.state === 'open';
    const reopening = edit.state === 'open' && before.state === 'closed';
    if (closing) {
      Object.assign(issueChanges, {
        state: 'closed',
        closed_at: at,
        closed_by: sender.id,
      });
    }
    if (reopening) {
      if (before.merged_at) {
        throw unprocessable('A merged pull request cannot be reopened.');
      }
      const head = await resolve(directory, `refs/heads/${before.head_ref}`);
      const base = await resolve(directory, `refs/heads/${before.base_ref}`);
      if (!head) {
        throw wrong('state', `The ${before.head_ref} branch was deleted.`);
      }
      if (!base) {
        throw wrong('state', `The ${before.base_ref} branch was deleted.`);
      }
      Object.assign(issueChanges, {
        state: 'open',
        closed_at: null,
        closed_by: null,
      });
      Object.assign(pullChanges, { head_sha: head, base_sha: base });
    }
    const drafted = edit.draft !== undefined && edit.draft !== before.draft;
    if (drafted) pullChanges.draft = edit.draft ? 1 : 0;

    const after = { ...before, ...issueChanges, ...pullChanges } as Pull;
    const facts = await pullFacts(github, repository, after);
    const owners =
      drafted && !edit.draft
        ? await requestedByOwners(github, repository, after)
        : undefined;
    const pull = github.db.transaction(() => {
      if (Object.keys(issueChanges).length > 0) {
        github.issues.update(pullId, issueChanges, at);
      }
      const row =
        Object.keys(pullChanges).length > 0
          ? github.issues.updatePull(pullId, pullChanges, at)
          : github.issues.pullById(pullId)!;
      const about = { repository, pull: row, facts, sender };
      const tell = (action: string, extra = {}) =>
        tellPull(github, { ...about, action }, extra);
      if (Object.keys(changes).length > 0) tell('edited', { changes });
      if (closing) tell('closed');
      if (reopening) tell('reopened');
      if (drafted) tell(edit.draft ? 'converted_to_draft' : 'ready_for_review');
      if (owners) requestReviews(github, about, owners);
      return row;
    })();
    if (reopening) {
      await keepHead(github, repository, pull.number, pull.head_sha);
    }
    return pull;
  });
}
