import { resolve } from '../git/refs';
import { Repository } from '../store/repositories';
import { protectionNode } from './checks';
import { connection } from './connection';
import { Context } from './context';
import { objectAt } from './objects';
import { pullConnection } from './pulls';

/** `Ref`: a branch or a tag by its full name. */
export function refNode(
  context: Context,
  repository: Repository,
  fullName: string,
  sha: string,
): any {
  const prefix = fullName.match(/^refs\/(heads|tags)\//)![0];
  const name = fullName.slice(prefix.length);
  return {
    __typename: 'Ref',
    id: `REF_${repository.id}_${Buffer.from(fullName).toString('base64url')}`,
    name,
    prefix,
    target: () => objectAt(context, repository, sha),
    branchProtectionRule: () =>
      prefix === 'refs/heads/'
        ? protectionNode(context, repository, name)
        : null,
    // Rulesets do not exist here; protection says everything.
    rules: (args: any) => connection([], args, String, String),
    associatedPullRequests: (args: any) =>
      pullConnection(context, repository, { ...args, headRefName: name }),
  };
}

/** The branch of this name, or null when it is gone. */
export async function branchNode(
  context: Context,
  repository: Repository,
  name: string,
) {
  const full = `refs/heads/${name}`;
  const sha = await resolve(context.github.directoryOf(repository), full);
  return sha ? refNode(context, repository, full, sha) : null;
}
