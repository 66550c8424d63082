import { identityOf, writeCommit } from '../git/commits';
import { mergeTree } from '../git/merge';
import { resolve } from '../git/refs';
import type { GitHub } from '../github';
import { unprocessable } from '../rest/errors';
import { Account } from '../store/accounts';
import { Repository } from '../store/repositories';

/** Merges the base branch into the head of a pull request. */
export async function updateBranch(
  github: GitHub,
  repository: Repository,
  number: number,
  actor: Account,
  expectedHead: string | undefined,
): Promise<void> {
  await github.locks.run(repository.id, async () => {
    const pull = github.issues.pull(repository.id, number)!;
    const directory = github.directoryOf(repository);
    const ref = `refs/heads/${pull.head_ref}`;
    const head = await resolve(directory, ref);
    const base = await resolve(directory, `refs/heads/${pull.base_ref}`);
    if (pull.state !== 'open' || !head || !base) {
      throw unprocessable('The pull request is not open.');
    }
    if (expectedHead !== undefined && expectedHead !== head) {
      throw unprocessable(`expected head sha didn’t match current head ref.`);
    }
    if (await github.isAncestor(repository, base, head)) {
      throw unprocessable('There are no new commits on the base branch.');
    }
    const { clean, tree } = await mergeTree(directory, head, base);
    if (!clean) {
      throw unprocessable('merge conflict between base and head');
    }
    const commit = await writeCommit(
      directory,
      {
        tree,
        parents: [head, base],
        message: `Merge branch '${pull.base_ref}' into ${pull.head_ref}`,
        author: identityOf(actor),
      },
      github.now(),
    );
    await github.refs.moveLocked(repository, actor, [
      { name: ref, from: head, to: commit },
    ]);
  });
}
