import { accountNode, organisationNode, userNode } from './accounts';
import { Context, graphqlError } from './context';
import { mutations, pullByNode, threadByNode } from './mutations';
import { pullNode } from './pulls';
import { readNodeId } from '../present/urls';
import { repositoryNode } from './repositories';
import { threadNode } from './threads';

/** The fields of `Query` and `Mutation` for one request. */
export function root(context: Context) {
  const { accounts, repositories } = context.github;
  return {
    viewer: () => userNode(context, context.viewer),
    organization({ login }: { login: string }) {
      const org = accounts.byLogin(login);
      if (org?.type !== 'Organization') {
        throw graphqlError(
          'NOT_FOUND',
          `Could not resolve to an Organization with the login of '${login}'.`,
        );
      }
      return organisationNode(context, org);
    },
    user({ login }: { login: string }) {
      const user = accounts.byLogin(login);
      if (user?.type !== 'User') {
        throw graphqlError(
          'NOT_FOUND',
          `Could not resolve to a User with the login of '${login}'.`,
        );
      }
      return userNode(context, user);
    },
    repositoryOwner({ login }: { login: string }) {
      const owner = accounts.byLogin(login);
      return owner && owner.type !== 'Bot' ? accountNode(context, owner) : null;
    },
    repository({ owner, name }: { owner: string; name: string }) {
      const found = repositories.byName(owner, name);
      if (!found || !context.canSee(found)) {
        throw graphqlError(
          'NOT_FOUND',
          `Could not resolve to a Repository with the name '${owner}/${name}'.`,
        );
      }
      return repositoryNode(context, found);
    },
    ...mutations(context),
    /** Things that our clients look up again by their id. */
    node({ id }: { id: string }) {
      const account = accounts.byId(
        readNodeId('U', id) ?? readNodeId('O', id) ?? 0,
      );
      if (account) return accountNode(context, account);
      const repositoryId = readNodeId('R', id);
      const repository = repositories
        .list()
        .find(known => known.id === repositoryId);
      if (repository && context.canSee(repository)) {
        return repositoryNode(context, repository);
      }
      const found = pullByNode(context, id);
      if (found) return pullNode(context, found.repository, found.pull);
      const thread = threadByNode(context, id);
      if (thread) {
        const { first, pull, repository: at } = thread;
        return threadNode(context, at, pull, first);
      }
      throw graphqlError(
        'NOT_FOUND',
        `Could not resolve to a node with the global id of '${id}'`,
      );
    },
    rateLimit: {
      limit: 5000,
      cost: 1,
      remaining: 4999,
      used: 1,
      resetAt: new Date(Date.now() + 3_600_000).toISOString(),
    },
  };
}
