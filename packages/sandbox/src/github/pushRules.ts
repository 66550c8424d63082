import {
  BranchMove,
  PushRule,
  pushRulesOf,
  refusal,
} from './domain/protection';
import type { GitHub } from './github';
import type { Actor } from './rest/authenticate';
import { levelFor } from './rest/call';
import { unprocessable } from './rest/errors';
import { Protections } from './store/protections';
import { Repository } from './store/repositories';

/** When the hook applies a rule; a branch may be made, then it is protected. */
const conditions: Record<PushRule, string> = {
  review: 'update',
  delete: 'delete',
  force: 'force',
  merges: 'merges',
};

const words: Record<PushRule, string> = {
  review: 'Changes must be made through a pull request.',
  delete: 'Cannot delete a protected branch.',
  force: 'Cannot force-push to this branch.',
  merges: 'This branch must not contain merge commits.',
};

/** What this person may not do by a push, as the pre-receive hook reads it. */
export function pushRulesFor(
  github: GitHub,
  repository: Repository,
  actor: Actor,
): string[] {
  const isAdmin = levelFor(github, actor, repository) === 'admin';
  return new Protections(github.db)
    .all(repository.id)
    .flatMap(({ branch, protection }) =>
      pushRulesOf(protection, isAdmin).map(rule =>
        [conditions[rule], `refs/heads/${branch}`, words[rule]].join(' '),
      ),
    );
}

/** @throws HttpError 422 when protection forbids to move the branch this way. */
export function mayUpdate(
  github: GitHub,
  repository: Repository,
  actor: Actor,
  branch: string,
  move: BranchMove,
) {
  const isAdmin = levelFor(github, actor, repository) === 'admin';
  const protection = new Protections(github.db).get(repository.id, branch);
  const refused = refusal(pushRulesOf(protection, isAdmin), move);
  if (refused) throw unprocessable(refused);
}
