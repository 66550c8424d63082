import { Presenter } from '../../present/presenter';
import { Account } from '../../store/accounts';
import { Call, noContent } from '../call';
import { forbidden, invalid, notFound } from '../errors';
import type { Routes } from '../router';

/**
 * The organisation of the path.
 *
 * @throws HttpError 404 when there is none, 403 when the caller is no owner
 * though `asOwner` asks for one.
 */
export function organisationOf(call: Call, asOwner = false): Account {
  const { accounts } = call.github;
  const org = accounts.byLogin(call.param('org'));
  if (org?.type !== 'Organization') throw notFound();
  if (asOwner) {
    const { account } = call;
    const role = accounts.organisationRole(org.id, account.id);
    if (!account.site_admin && role !== 'admin') {
      throw forbidden('You must be an owner of the organization.');
    }
  }
  return org;
}

/** Organisations and their members. */
export function registerOrgs(routes: Routes, present: Presenter) {
  const { github, urls } = present;
  const { accounts, db } = github;

  const membersOf = (org: Account, role?: string) =>
    (
      db
        .prepare(
          `select a.* from accounts a join memberships m on m.user_id = a.id
           where m.org_id = ? and (? is null or m.role = ?) order by a.id`,
        )
        .all(org.id, role ?? null, role ?? null) as Account[]
    ).filter(account => account.type === 'User');

  const organisationsOf = (account: Account) =>
    db
      .prepare(
        `select a.* from accounts a join memberships m on m.org_id = a.id
         where m.user_id = ? order by a.id`,
      )
      .all(account.id) as Account[];

  const membership = (org: Account, user: Account, role: string) => ({
    url: urls.api(`/orgs/${org.login}/memberships/${user.login}`),
    state: 'active',
    role,
    organization_url: urls.api(`/orgs/${org.login}`),
    organization: present.organisation(org),
    user: present.user(user),
  });

  routes.get('/orgs/:org', call =>
    present.fullOrganisation(organisationOf(call)),
  );

  routes.get('/user/orgs', call =>
    call
      .paginate(organisationsOf(call.account))
      .map(org => present.organisation(org)),
  );

  routes.get('/users/:login/orgs', call => {
    const account = accounts.byLogin(call.param('login'));
    if (!account) throw notFound();
    return call
      .paginate(organisationsOf(account))
      .map(org => present.organisation(org));
  });

  routes.get('/orgs/:org/members', call => {
    const role = call.query('role');
    const filter = role === 'admin' || role === 'member' ? role : undefined;
    return call
      .paginate(membersOf(organisationOf(call), filter))
      .map(account => present.user(account));
  });

  routes.get('/orgs/:org/members/:login', call => {
    const org = organisationOf(call);
    const user = accounts.byLogin(call.param('login'));
    if (!user || !accounts.organisationRole(org.id, user.id)) throw notFound();
    return noContent();
  });

  const find = (call: Call, login: string) => {
    const org = organisationOf(call);
    const user = accounts.byLogin(login);
    const role = user && accounts.organisationRole(org.id, user.id);
    if (!user || !role) throw notFound();
    return membership(org, user, role);
  };
  routes.get('/orgs/:org/memberships/:login', call =>
    find(call, call.param('login')),
  );
  routes.get('/user/memberships/orgs/:org', call =>
    find(call, call.account.login),
  );

  routes.put('/orgs/:org/memberships/:login', call => {
    const org = organisationOf(call, true);
    const user = accounts.byLogin(call.param('login'));
    if (!user) throw notFound();
    const role = call
      .body('OrganizationMembership')
      .text('role', { oneOf: ['admin', 'member'] });
    const chosen = (role ?? 'member') as 'admin' | 'member';
    // Nobody has to accept an invitation here: membership is active at once.
    accounts.setMembership(org.id, user.id, chosen);
    return membership(org, user, chosen);
  });

  const remove = (call: Call) => {
    const org = organisationOf(call, true);
    const user = accounts.byLogin(call.param('login'));
    const role = user && accounts.organisationRole(org.id, user.id);
    if (!user || !role) throw notFound();
    if (role === 'admin' && membersOf(org, 'admin').length === 1) {
      throw invalid('The last owner of an organization cannot be removed');
    }
    db.transaction(() => {
      db.prepare(
        'delete from memberships where org_id = ? and user_id = ?',
      ).run(org.id, user.id);
      db.prepare(
        `delete from team_members where user_id = ? and team_id in
           (select id from teams where org_id = ?)`,
      ).run(user.id, org.id);
    })();
    return noContent();
  };
  routes.delete('/orgs/:org/memberships/:login', remove);
  routes.delete('/orgs/:org/members/:login', remove);
}
