import { Presenter } from '../../present/presenter';
import { Account, readLevel } from '../../store/accounts';
import { slugOf, Team } from '../../store/teams';
import { Call, created, noContent } from '../call';
import { invalid, notFound } from '../errors';
import type { Routes } from '../router';
import { organisationOf } from './orgs';

/** Teams, their members and their repositories. */
export function registerTeams(routes: Routes, present: Presenter) {
  const { github, urls } = present;
  const { teams, accounts, repositories } = github;

  const find = (call: Call, asOwner = false): { org: Account; team: Team } => {
    const org = organisationOf(call, asOwner);
    const team = teams.bySlug(org.id, call.param('team'));
    if (!team) throw notFound();
    return { org, team };
  };

  const full = (team: Team) => {
    const org = accounts.byId(team.org_id);
    return {
      ...present.team(team),
      members_count: teams.members(team.id).length,
      repos_count: teams.repositories(team.id).length,
      created_at: team.created_at,
      updated_at: team.updated_at,
      organization: {
        ...present.fullOrganisation(org),
        html_url: urls.html(`/${org.login}`),
        type: 'Organization' as const,
      },
    };
  };

  const readParent = (call: Call, org: Account): number | undefined => {
    const parent = call.body('Team').integer('parent_team_id');
    if (parent === undefined) return undefined;
    if (teams.byId(parent)?.org_id !== org.id) {
      throw invalid({
        resource: 'Team',
        field: 'parent_team_id',
        code: 'invalid',
      });
    }
    return parent;
  };

  const readPrivacy = (call: Call) =>
    call.body('Team').text('privacy', { oneOf: ['closed', 'secret'] }) as
      | Team['privacy']
      | undefined;

  routes.get('/orgs/:org/teams', call =>
    call
      .paginate(teams.list(organisationOf(call).id))
      .map(team => present.team(team)),
  );

  routes.post('/orgs/:org/teams', call => {
    const org = organisationOf(call, true);
    const body = call.body('Team');
    const name = body.required('name', { max: 255 });
    const team = github.db.transaction(() => {
      if (!slugOf(name) || teams.bySlug(org.id, slugOf(name))) {
        throw invalid({
          resource: 'Team',
          field: 'name',
          code: 'already_exists',
        });
      }
      const made = teams.create(
        {
          org_id: org.id,
          name,
          description: body.text('description') ?? null,
          privacy: readPrivacy(call) ?? 'closed',
          parent_id: readParent(call, org) ?? null,
        },
        github.now(),
      );
      for (const login of body.texts('maintainers') ?? []) {
        const user = accounts.byLogin(login);
        if (user) teams.setMember(made.id, user.id, 'maintainer');
      }
      return made;
    })();
    return created(full(team));
  });

  routes.get('/orgs/:org/teams/:team', call => full(find(call).team));

  routes.patch('/orgs/:org/teams/:team', call => {
    const { org, team } = find(call, true);
    const body = call.body('Team');
    const name = body.text('name', { max: 255 });
    const changes = {
      ...(name && { name, slug: slugOf(name) }),
      ...(body.has('description') && {
        description: body.text('description') ?? null,
      }),
      ...(body.has('privacy') && { privacy: readPrivacy(call) }),
      ...(body.has('parent_team_id') && {
        parent_id: readParent(call, org) ?? null,
      }),
    };
    return full(teams.update(team.id, changes, github.now()));
  });

  routes.delete('/orgs/:org/teams/:team', call => {
    teams.remove(find(call, true).team.id);
    return noContent();
  });

  routes.get('/orgs/:org/teams/:team/teams', call =>
    call
      .paginate(teams.children(find(call).team.id))
      .map(team => present.team(team)),
  );

  routes.get('/orgs/:org/teams/:team/members', call =>
    call
      .paginate(teams.members(find(call).team.id))
      .map(account => present.user(account)),
  );

  const membership = (call: Call, team: Team, user: Account, role: string) => {
    const org = call.param('org');
    return {
      url: urls.api(
        `/orgs/${org}/teams/${team.slug}/memberships/${user.login}`,
      ),
      role,
      state: 'active',
    };
  };
  const userOf = (call: Call): Account => {
    const user = accounts.byLogin(call.param('login'));
    if (!user) throw notFound();
    return user;
  };

  routes.get('/orgs/:org/teams/:team/memberships/:login', call => {
    const { team } = find(call);
    const user = userOf(call);
    const role = teams.roleOf(team.id, user.id);
    if (!role) throw notFound();
    return membership(call, team, user, role);
  });

  routes.put('/orgs/:org/teams/:team/memberships/:login', call => {
    const { org, team } = find(call, true);
    const user = userOf(call);
    if (user.type === 'Organization') {
      throw invalid('Cannot add an organization as a member.');
    }
    const role =
      call.body('TeamMembership').text('role', {
        oneOf: ['member', 'maintainer'],
      }) ?? 'member';
    github.db.transaction(() => {
      if (!accounts.organisationRole(org.id, user.id)) {
        accounts.setMembership(org.id, user.id, 'member');
      }
      teams.setMember(team.id, user.id, role);
    })();
    return membership(call, team, user, role);
  });

  routes.delete('/orgs/:org/teams/:team/memberships/:login', call => {
    const { team } = find(call, true);
    if (!teams.removeMember(team.id, userOf(call).id)) throw notFound();
    return noContent();
  });

  const repositoryOf = (call: Call) => {
    const found = repositories.byName(call.param('owner'), call.param('repo'));
    if (!found || !call.levelOf(found)) throw notFound();
    return found;
  };

  routes.get('/orgs/:org/teams/:team/repos', call =>
    call.paginate(teams.repositories(find(call).team.id)).map(grant => {
      const repository = repositories.byId(grant.repo_id);
      return {
        ...present.repository(repository, readLevel(grant.permission)),
        role_name: grant.permission,
      };
    }),
  );

  routes.put('/orgs/:org/teams/:team/repos/:owner/:repo', call => {
    const { team } = find(call, true);
    const asked = call.body('TeamRepository').text('permission') ?? 'push';
    const level = readLevel(asked);
    if (!level) {
      throw invalid({
        resource: 'TeamRepository',
        field: 'permission',
        code: 'invalid',
      });
    }
    teams.setRepository(team.id, repositoryOf(call).id, level);
    return noContent();
  });

  routes.delete('/orgs/:org/teams/:team/repos/:owner/:repo', call => {
    const { team } = find(call, true);
    teams.removeRepository(team.id, repositoryOf(call).id);
    return noContent();
  });

  routes.get('/repos/:owner/:repo/teams', call => {
    const repository = call.repository('pull', ['metadata', 'read']);
    return call
      .paginate(teams.ofRepository(repository.id))
      .map(({ permission, ...team }) => ({
        ...present.team(team),
        permission,
      }));
  });

  routes.get('/user/teams', call =>
    call.paginate(teams.ofUser(call.account.id)).map(full),
  );
}
