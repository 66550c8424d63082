import type { GitHub } from '../github';
import { editPull } from '../pulls/edit';
import { mergePull } from '../pulls/merge';
import { writeReview } from '../pulls/writeReview';
import { forbidden } from '../rest/errors';
import { MAX_BODY } from '../rest/issuePath';
import { addComment } from '../rest/routes/comments';
import { Account, atLeast } from '../store/accounts';
import { Pull } from '../store/issues';
import { Repository } from '../store/repositories';

/** Does what a button of the pull request's page says, under GitHub's rules. */
export async function actOnPull(
  github: GitHub,
  repository: Repository,
  pull: Pull,
  sender: Account,
  form: Record<string, unknown>,
) {
  const body = String(form.body ?? '').slice(0, MAX_BODY);
  const place = { repository, pull, sender };
  const level = github.repositories.levelOf(repository, sender);
  const mayPush = atLeast(level, 'push');
  const review = (state: 'APPROVED' | 'CHANGES_REQUESTED') =>
    writeReview(github, place, {
      state,
      body,
      commit: pull.head_sha,
      lines: [],
    });
  switch (form.action) {
    case 'comment':
      if (pull.locked && !mayPush) throw forbidden('This is locked.');
      if (body.trim()) {
        addComment(github.events.present, repository, pull, sender, body);
      }
      break;
    case 'approve':
      review('APPROVED');
      break;
    case 'request_changes':
      review('CHANGES_REQUESTED');
      break;
    case 'merge':
      if (!mayPush) throw forbidden('Must have push access to repository');
      // Only what the person has seen is merged.
      await mergePull(github, repository, pull.number, sender, {
        method: repository.settings.allow_merge_commit ? 'merge' : 'squash',
        sha: String(form.head),
      });
      break;
    case 'close':
    case 'reopen':
      if (!mayPush && sender.id !== pull.author_id) {
        throw forbidden('Must have push access to repository');
      }
      await editPull(github, repository, pull.id, sender, {
        state: form.action === 'close' ? 'closed' : 'open',
      });
      break;
    default:
  }
}
