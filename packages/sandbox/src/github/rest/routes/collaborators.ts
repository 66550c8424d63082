import { Presenter } from '../../present/presenter';
import { Account, atLeast, Level, readLevel } from '../../store/accounts';
import { Repository } from '../../store/repositories';
import { Call, noContent } from '../call';
import { invalid, notFound } from '../errors';
import type { Routes } from '../router';

const legacy = (level: Level | undefined) =>
  level === undefined
    ? 'none'
    : {
        pull: 'read',
        triage: 'read',
        push: 'write',
        maintain: 'write',
        admin: 'admin',
      }[level];
const roleName = (level: Level | undefined) =>
  level === undefined
    ? 'none'
    : {
        pull: 'read',
        triage: 'triage',
        push: 'write',
        maintain: 'maintain',
        admin: 'admin',
      }[level];

/** Who may do what in a repository. */
export function registerCollaborators(routes: Routes, present: Presenter) {
  const { github } = present;
  const { accounts, db, repositories } = github;

  const userOf = (call: Call): Account => {
    const user = accounts.byLogin(call.param('login'));
    if (!user || user.type === 'Organization') throw notFound();
    return user;
  };

  /** What a public repository gives everybody does not make a collaborator. */
  const levelOf = (repository: Repository, user: Account) =>
    repositories.levelOf({ ...repository, private: true }, user);

  const show = (user: Account, level: Level | undefined) => ({
    ...present.user(user),
    permissions: {
      pull: true,
      triage: atLeast(level, 'triage'),
      push: atLeast(level, 'push'),
      maintain: atLeast(level, 'maintain'),
      admin: atLeast(level, 'admin'),
    },
    role_name: roleName(level),
  });

  routes.get('/repos/:owner/:repo/collaborators', call => {
    const repository = call.repository('push', ['metadata', 'read']);
    const need = readLevel(call.query('permission') ?? 'pull') ?? 'pull';
    const found = [...accounts.list('User'), ...accounts.list('Bot')]
      .map(user => ({ user, level: levelOf(repository, user) }))
      .filter(({ level }) => atLeast(level, need));
    return call.paginate(found).map(({ user, level }) => show(user, level));
  });

  routes.get('/repos/:owner/:repo/collaborators/:login', call => {
    const repository = call.repository('push', ['metadata', 'read']);
    if (!levelOf(repository, userOf(call))) throw notFound();
    return noContent();
  });

  routes.get('/repos/:owner/:repo/collaborators/:login/permission', call => {
    const repository = call.repository('push', ['metadata', 'read']);
    const user = userOf(call);
    const level = repositories.levelOf(repository, user);
    return {
      permission: legacy(level),
      role_name: roleName(level),
      user: show(user, level),
    };
  });

  routes.put('/repos/:owner/:repo/collaborators/:login', call => {
    const repository = call.repository('admin');
    const user = userOf(call);
    const asked = call.body('Collaborator').text('permission') ?? 'push';
    const level = readLevel(asked);
    if (!level) {
      throw invalid({
        resource: 'Collaborator',
        field: 'permission',
        code: 'invalid',
      });
    }
    // Nobody has to accept an invitation here: access is given at once.
    db.transaction(() => {
      db.prepare(
        `insert into collaborators (repo_id, account_id, permission) values (?, ?, ?)
         on conflict (repo_id, account_id) do update set permission = excluded.permission`,
      ).run(repository.id, user.id, level);
      github.events.emit({
        event: 'member',
        action: 'added',
        sender: call.account,
        repository,
        payload: {
          member: present.user(user),
          changes: { permission: { to: roleName(level) } },
        },
      });
    })();
    return noContent();
  });

  routes.delete('/repos/:owner/:repo/collaborators/:login', call => {
    const repository = call.repository('admin');
    const user = userOf(call);
    db.transaction(() => {
      db.prepare(
        'delete from collaborators where repo_id = ? and account_id = ?',
      ).run(repository.id, user.id);
      github.events.emit({
        event: 'member',
        action: 'removed',
        sender: call.account,
        repository,
        payload: { member: present.user(user) },
      });
    })();
    return noContent();
  });
}
