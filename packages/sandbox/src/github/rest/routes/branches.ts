import { readCommit } from '../../git/commitInfo';
import { listRefs, resolve } from '../../git/refs';
import { Presenter } from '../../present/presenter';
import { Protections } from '../../store/protections';
import { Repository } from '../../store/repositories';
import { Call } from '../call';
import { HttpError } from '../errors';
import type { Routes } from '../router';

export const branchNotFound = () => new HttpError(404, 'Branch not found');

/** Branches with their tip and whether they are protected. */
export function registerBranches(routes: Routes, present: Presenter) {
  const { github, urls } = present;
  const protections = new Protections(github.db);

  const path = (repository: Repository, branch: string) =>
    `/repos/${repository.owner}/${
      repository.name
    }/branches/${encodeURIComponent(branch)}`;
  const brief = (repository: Repository, branch: string) => {
    const protection = protections.get(repository.id, branch);
    return {
      enabled: protection !== undefined,
      required_status_checks: {
        enforcement_level: protection?.required_status_checks
          ? 'non_admins'
          : 'off',
        contexts:
          protection?.required_status_checks?.checks.map(c => c.context) ?? [],
        checks: protection?.required_status_checks?.checks ?? [],
      },
    };
  };

  routes.get('/repos/:owner/:repo/branches', async call => {
    const repository = call.repository('pull', ['contents', 'read']);
    const heads = await listRefs(github.directoryOf(repository), 'refs/heads/');
    const filter = call.query('protected');
    const found = [...heads]
      .map(([name, sha]) => ({ name: name.slice('refs/heads/'.length), sha }))
      .filter(
        ({ name }) =>
          filter === undefined ||
          String(protections.get(repository.id, name) !== undefined) === filter,
      );
    return call.paginate(found).map(({ name, sha }) => ({
      name,
      commit: {
        sha,
        url: urls.api(
          `/repos/${repository.owner}/${repository.name}/commits/${sha}`,
        ),
      },
      protected: protections.get(repository.id, name) !== undefined,
      protection: brief(repository, name),
      protection_url: urls.api(`${path(repository, name)}/protection`),
    }));
  });

  routes.get('/repos/:owner/:repo/branches/*branch', async (call: Call) => {
    const repository = call.repository('pull', ['contents', 'read']);
    const name = call.param('branch');
    const directory = github.directoryOf(repository);
    const sha = await resolve(directory, `refs/heads/${name}`);
    if (!sha) throw branchNotFound();
    const commit = await readCommit(directory, sha);
    return {
      name,
      commit: present.eventCommit(repository, commit),
      _links: {
        self: urls.api(path(repository, name)),
        html: urls.html(`/${repository.owner}/${repository.name}/tree/${name}`),
      },
      protected: protections.get(repository.id, name) !== undefined,
      protection: brief(repository, name),
      protection_url: urls.api(`${path(repository, name)}/protection`),
    };
  });
}
