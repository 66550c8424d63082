import { commitFiles } from '../../git/commits';
import { resolve } from '../../git/refs';
import { git } from '../../git/run';
import type { GitHub } from '../../github';
import { Presenter } from '../../present/presenter';
import { Account, atLeast } from '../../store/accounts';
import {
  Repository,
  RepositoryChanges,
  RepositorySettings,
  defaultSettings,
} from '../../store/repositories';
import { Body } from '../body';
import { Call, created, noContent } from '../call';
import { forbidden, invalid, notFound } from '../errors';
import type { Routes } from '../router';

const NAME = /^[A-Za-z0-9._-]{1,100}$/;

function readName(body: Body): string {
  const name = body.required('name', { max: 100 });
  if (!NAME.test(name) || /^\.+$/.test(name) || /\.git$/i.test(name)) {
    throw invalid({
      resource: 'Repository',
      field: 'name',
      code: 'custom',
      message:
        'name may only contain letters, digits, ".", "-" and "_", and may not end with .git',
    });
  }
  return name;
}

function readSettings(body: Body): Partial<RepositorySettings> {
  const keys = Object.keys(defaultSettings) as (keyof RepositorySettings)[];
  return Object.fromEntries(
    keys.filter(key => body.has(key)).map(key => [key, body.flag(key)]),
  );
}

const nameTaken = () =>
  invalid({
    resource: 'Repository',
    field: 'name',
    code: 'custom',
    message: 'name already exists on this account',
  });

async function createRepository(call: Call, owner: Account) {
  const { github } = call;
  const body = call.body('Repository');
  const name = readName(body);
  return github.locks.run(-owner.id, async () => {
    if (github.repositories.byName(owner.login, name)) {
      throw nameTaken();
    }
    // A folder without a row is what a crash between the two steps leaves.
    await github.bare.remove(owner.login, name).catch(() => {});
    await github.bare.create(owner.login, name, 'main');
    const repository = github.repositories.create(
      {
        ownerId: owner.id,
        name,
        description: body.text('description', { max: 350 }),
        homepage: body.text('homepage'),
        private: body.flag('private') ?? body.text('visibility') === 'private',
        settings: readSettings(body),
      },
      github.now(),
    );
    if (body.flag('auto_init')) {
      await writeReadme(github, repository, call.account);
    }
    return repository;
  });
}

async function writeReadme(
  github: GitHub,
  repository: Repository,
  author: Account,
) {
  await commitFiles(github, repository, {
    branch: repository.default_branch,
    files: new Map([['README.md', Buffer.from(`# ${repository.name}\n`)]]),
    message: 'Initial commit',
    author,
  });
  await github.refs.settle(repository, author);
}

function readChanges(body: Body): RepositoryChanges {
  const settings = readSettings(body);
  return Object.fromEntries(
    Object.entries({
      name: body.has('name') ? readName(body) : undefined,
      description: body.text('description', { max: 350 }),
      homepage: body.text('homepage'),
      private:
        body.flag('private') ??
        (body.has('visibility')
          ? body.text('visibility') === 'private'
          : undefined),
      archived: body.flag('archived'),
      default_branch: body.text('default_branch'),
      settings: Object.keys(settings).length > 0 ? settings : undefined,
    }).filter(([, value]) => value !== undefined),
  );
}

/**
 * A bot that was let into a repository of the organisation: it stands for an App
 * that is installed there with the right to administer repositories.
 */
function worksFor(github: GitHub, org: Account, account: Account): boolean {
  if (account.type !== 'Bot') return false;
  return github.repositories
    .list(org.id)
    .some(each => atLeast(github.repositories.levelOf(each, account), 'push'));
}

/** Repositories: create, read, settings, delete, lists, topics. */
export function registerRepositories(routes: Routes, present: Presenter) {
  routes.post('/user/repos', async call =>
    created(
      present.detailedRepository(
        await createRepository(call, call.account),
        'admin',
      ),
    ),
  );

  routes.post('/orgs/:org/repos', async call => {
    const { accounts } = call.github;
    const org = accounts.byLogin(call.param('org'));
    if (org?.type !== 'Organization') throw notFound();
    const { account } = call;
    const may =
      account.site_admin ||
      accounts.organisationRole(org.id, account.id) ||
      worksFor(call.github, org, account);
    if (!may) {
      throw forbidden('You need to be a member of the organization.');
    }
    const repository = await createRepository(call, org);
    if (account.type === 'Bot') {
      call.github.repositories.letIn(repository.id, account.id, 'admin');
    }
    return created(present.detailedRepository(repository, 'admin'));
  });

  const list = (call: Call, ownerId?: number) => {
    const visible = call.github.repositories
      .list(ownerId)
      .filter(repository => atLeast(call.levelOf(repository), 'pull'));
    return call
      .paginate(visible)
      .map(repository =>
        present.repository(repository, call.levelOf(repository)),
      );
  };
  routes.get('/user/repos', call => {
    void call.account;
    return list(call);
  });
  const byOwner = (parameter: string) => (call: Call) => {
    const owner = call.github.accounts.byLogin(call.param(parameter));
    if (!owner) throw notFound();
    return list(call, owner.id);
  };
  routes.get('/orgs/:org/repos', byOwner('org'));
  routes.get('/users/:login/repos', byOwner('login'));

  routes.get('/repos/:owner/:repo', call => {
    const repository = call.repository('pull', ['metadata', 'read']);
    return present.detailedRepository(repository, call.levelOf(repository));
  });

  const change = async (call: Call, changes: RepositoryChanges) => {
    const { github } = call;
    // Read again: it may have been renamed or deleted while this waited.
    const repository = call.repository('admin');
    if (changes.default_branch) {
      await setDefaultBranch(github, repository, changes.default_branch);
    }
    if (changes.name) {
      const same = github.repositories.byName(repository.owner, changes.name);
      if (same && same.id !== repository.id) throw nameTaken();
      await github.bare.rename(repository, changes.name);
    }
    const settings = changes.settings
      ? { ...repository.settings, ...changes.settings }
      : undefined;
    const updated = github.repositories.update(
      repository.id,
      { ...changes, ...(settings && { settings }) },
      github.now(),
    );
    return present.detailedRepository(updated, 'admin');
  };

  routes.patch('/repos/:owner/:repo', async call => {
    const repository = call.repository('admin');
    const { github } = call;
    const changes = readChanges(call.body('Repository'));
    // One name is one lock, so that two repositories cannot take the same.
    return github.locks.run(-repository.owner_id, () =>
      github.locks.run(repository.id, () => change(call, changes)),
    );
  });

  routes.delete('/repos/:owner/:repo', async call => {
    const repository = call.repository('admin');
    const { github } = call;
    await github.locks.run(repository.id, async () => {
      github.repositories.remove(repository.id);
      await github.bare.remove(repository.owner, repository.name);
    });
    return noContent();
  });

  routes.get('/repos/:owner/:repo/topics', call => ({
    names: call.repository().topics,
  }));
  routes.put('/repos/:owner/:repo/topics', call => {
    const repository = call.repository('admin');
    const topics = call.body('Repository').texts('names') ?? [];
    call.github.repositories.update(
      repository.id,
      { topics },
      call.github.now(),
    );
    return { names: topics };
  });
}

async function setDefaultBranch(
  github: GitHub,
  repository: Repository,
  branch: string,
) {
  const directory = github.directoryOf(repository);
  if (!(await resolve(directory, `refs/heads/${branch}`))) {
    throw invalid({
      resource: 'Repository',
      field: 'default_branch',
      code: 'invalid',
      message: `The branch ${branch} was not found. Please push that ref first or create it via the Git Data API.`,
    });
  }
  await git(directory, ['symbolic-ref', 'HEAD', `refs/heads/${branch}`]);
}
