import { objectType } from '../../git/objects';
import { listRefs, ZERO } from '../../git/refs';
import { git } from '../../git/run';
import { Presenter } from '../../present/presenter';
import { nodeId } from '../../present/urls';
import { mayUpdate } from '../../pushRules';
import { Repository } from '../../store/repositories';
import { Call, created, noContent } from '../call';
import { invalid, notFound, unprocessable } from '../errors';
import type { Routes } from '../router';

const SHA = /^[0-9a-f]{40}$/;

/** References: branches and tags by their full name. */
export function registerRefs(routes: Routes, present: Presenter) {
  const { github, urls } = present;

  /** The name in the path; octokit sends `heads%2Fmain` or `heads/main`. */
  const nameOf = (call: Call) =>
    `refs/${call.param('ref').replace(/^refs\//, '')}`;

  const show = async (repository: Repository, name: string, sha: string) => {
    const type = await objectType(github.directoryOf(repository), sha);
    const base = `/repos/${repository.owner}/${repository.name}/git`;
    return {
      ref: name,
      node_id: `${nodeId('REF', repository.id)}${Buffer.from(name).toString(
        'base64url',
      )}`,
      url: urls.api(`${base}/${name}`),
      object: { sha, type, url: urls.api(`${base}/${type}s/${sha}`) },
    };
  };

  const visible = (repository: Repository) =>
    listRefs(
      github.directoryOf(repository),
      'refs/heads/',
      'refs/tags/',
      'refs/pull/',
    );

  routes.get('/repos/:owner/:repo/git/ref/*ref', async call => {
    const repository = call.repository('pull', ['contents', 'read']);
    const name = nameOf(call);
    const sha = (await visible(repository)).get(name);
    if (!sha) throw notFound();
    return show(repository, name, sha);
  });

  const matching = async (call: Call) => {
    const repository = call.repository('pull', ['contents', 'read']);
    const prefix = nameOf(call);
    const found = [...(await visible(repository))].filter(([name]) =>
      name.startsWith(prefix),
    );
    return Promise.all(
      call.paginate(found).map(([name, sha]) => show(repository, name, sha)),
    );
  };
  routes.get('/repos/:owner/:repo/git/matching-refs/*ref', matching);

  const move = async (
    call: Call,
    repository: Repository,
    name: string,
    to: string,
    allowed: (from: string) => Promise<void>,
  ) => {
    await github.locks.run(repository.id, async () => {
      const from = (await visible(repository)).get(name) ?? ZERO;
      await allowed(from);
      if (name.startsWith('refs/heads/') && from !== ZERO) {
        mayUpdate(
          github,
          repository,
          call.actor!,
          name.slice('refs/heads/'.length),
          {
            deletes: to === ZERO,
            forced:
              to !== ZERO && !(await github.isAncestor(repository, from, to)),
          },
        );
      }
      await github.refs.moveLocked(repository, call.account, [
        { name, from, to },
      ]);
    });
  };

  const needObject = async (
    repository: Repository,
    name: string,
    sha: string,
  ) => {
    const directory = github.directoryOf(repository);
    const type = SHA.test(sha) ? await objectType(directory, sha) : undefined;
    if (!type) throw unprocessable('Object does not exist');
    if (name.startsWith('refs/heads/') && type !== 'commit') {
      throw unprocessable('Reference update failed: not a commit');
    }
  };

  routes.post('/repos/:owner/:repo/git/refs', async call => {
    const repository = call.repository('push', ['contents', 'write']);
    const body = call.body('Reference');
    const name = body.required('ref');
    const sha = body.required('sha');
    if (!(await isValid(github.directoryOf(repository), name))) {
      throw invalid({
        resource: 'Reference',
        field: 'ref',
        code: 'custom',
        message: `${JSON.stringify(
          name,
        )} is not a valid ref name: it must begin with refs/heads/ or refs/tags/`,
      });
    }
    await needObject(repository, name, sha);
    await move(call, repository, name, sha, async from => {
      if (from !== ZERO) throw unprocessable('Reference already exists');
    });
    return created(await show(repository, name, sha));
  });

  routes.patch('/repos/:owner/:repo/git/refs/*ref', async call => {
    const repository = call.repository('push', ['contents', 'write']);
    const name = nameOf(call);
    const body = call.body('Reference');
    const sha = body.required('sha');
    await needObject(repository, name, sha);
    await move(call, repository, name, sha, async from => {
      if (from === ZERO) throw unprocessable('Reference does not exist');
      const forward = await github.isAncestor(repository, from, sha);
      if (!forward && !body.flag('force')) {
        throw unprocessable('Update is not a fast forward');
      }
    });
    return show(repository, name, sha);
  });

  routes.delete('/repos/:owner/:repo/git/refs/*ref', async call => {
    const repository = call.repository('push', ['contents', 'write']);
    const name = nameOf(call);
    await move(call, repository, name, ZERO, async from => {
      if (from === ZERO) throw unprocessable('Reference does not exist');
      if (name === `refs/heads/${repository.default_branch}`) {
        throw unprocessable('Cannot delete the default branch');
      }
    });
    return noContent();
  });
}

/** A full name of a branch or tag that git takes. */
async function isValid(directory: string, name: string): Promise<boolean> {
  if (!/^refs\/(heads|tags)\/[^-\0]/.test(name)) return false;
  const { code } = await git(directory, ['check-ref-format', name], {
    okCodes: [0, 1],
  });
  return code === 0;
}
