import { nodeId } from '../present/urls';
import { Account } from '../store/accounts';
import { Team } from '../store/teams';
import { connection, PageArgs } from './connection';
import { Context } from './context';
import { repositoryNode } from './repositories';

/** `User`, `Bot` or `Organization`, whichever the account is. */
export function accountNode(context: Context, account: Account): any {
  if (account.type === 'Organization')
    return organisationNode(context, account);
  return account.type === 'Bot'
    ? { __typename: 'Bot', ...actor(context, account) }
    : userNode(context, account);
}

function actor({ urls }: Context, account: Account) {
  return {
    id: nodeId(account.type === 'Organization' ? 'O' : 'U', account.id),
    databaseId: account.id,
    login: account.login,
    avatarUrl: urls.html(`/avatars/u/${account.id}`),
    url: urls.html(`/${account.login}`),
    createdAt: account.created_at,
  };
}

function ownRepositories(context: Context, account: Account) {
  const { repositories } = context.github;
  return {
    repository({ name }: { name: string }) {
      const found = repositories.byName(account.login, name);
      return found && context.canSee(found)
        ? repositoryNode(context, found)
        : null;
    },
    repositories: (args: PageArgs) =>
      connection(
        repositories.list(account.id).filter(r => context.canSee(r)),
        args,
        repository => repository.id,
        repository => repositoryNode(context, repository),
      ),
  };
}

export function userNode(context: Context, account: Account): any {
  return {
    __typename: 'User',
    ...actor(context, account),
    name: account.name,
    email: account.email ?? '',
    bio: account.bio,
    organizationVerifiedDomainEmails: [],
    organizations: (args: PageArgs) =>
      connection(
        context.github.accounts.organisationsOf(account.id),
        args,
        org => org.id,
        org => organisationNode(context, org),
      ),
    ...ownRepositories(context, account),
  };
}

interface TeamArgs extends PageArgs {
  userLogins?: string[] | null;
  query?: string | null;
  rootTeamsOnly?: boolean | null;
}

export function organisationNode(context: Context, org: Account): any {
  const { accounts, teams } = context.github;
  return {
    __typename: 'Organization',
    ...actor(context, org),
    name: org.name,
    description: org.description,
    membersWithRole: (args: PageArgs) =>
      connection(
        accounts.members(org.id).filter(member => member.type === 'User'),
        args,
        member => member.id,
        member => userNode(context, member),
      ),
    team({ slug }: { slug: string }) {
      const team = teams.bySlug(org.id, slug);
      return team ? teamNode(context, team, org) : null;
    },
    teams(args: TeamArgs) {
      const logins = args.userLogins?.map(login => login.toLowerCase());
      const found = teams
        .list(org.id)
        .filter(team => !args.rootTeamsOnly || team.parent_id === null)
        .filter(team => !args.query || team.name.includes(args.query))
        .filter(
          team =>
            !logins ||
            teams
              .members(team.id)
              .some(member => logins.includes(member.login.toLowerCase())),
        );
      return connection(
        found,
        args,
        team => team.id,
        team => teamNode(context, team, org),
      );
    },
    ...ownRepositories(context, org),
  };
}

export function teamNode(context: Context, team: Team, org: Account): any {
  const { teams } = context.github;
  const { urls } = context;
  const html = urls.html(`/orgs/${org.login}/teams/${team.slug}`);
  /** The team and, for `ALL`, those below it; a cycle cannot be stored. */
  const below = (root: Team): Team[] =>
    teams.children(root.id).flatMap(child => [child, ...below(child)]);
  return {
    __typename: 'Team',
    id: nodeId('T', team.id),
    databaseId: team.id,
    slug: team.slug,
    combinedSlug: `${org.login}/${team.slug}`,
    name: team.name,
    description: team.description,
    privacy: team.privacy === 'secret' ? 'SECRET' : 'VISIBLE',
    avatarUrl: urls.html(`/avatars/t/${team.id}`),
    url: html,
    editTeamUrl: `${html}/edit`,
    organization: () => organisationNode(context, org),
    parentTeam() {
      const parent = team.parent_id && teams.byId(team.parent_id);
      return parent ? teamNode(context, parent, org) : null;
    },
    childTeams: (args: PageArgs & { immediateOnly?: boolean }) =>
      connection(
        args.immediateOnly === false ? below(team) : teams.children(team.id),
        args,
        child => child.id,
        child => teamNode(context, child, org),
      ),
    members(args: PageArgs & { membership?: string }) {
      const from = {
        IMMEDIATE: () => [team],
        CHILD_TEAM: () => below(team),
        ALL: () => [team, ...below(team)],
      }[args.membership ?? 'ALL']!();
      const members = new Map(
        from.flatMap(t => teams.members(t.id)).map(m => [m.id, m]),
      );
      return connection(
        [...members.values()].sort((a, b) => a.id - b.id),
        args,
        member => member.id,
        member => userNode(context, member),
      );
    },
  };
}
