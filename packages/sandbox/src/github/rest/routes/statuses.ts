import { readCommit } from '../../git/commitInfo';
import { listRefs, meaningsOf, resolve, resolveFirst } from '../../git/refs';
import type { GitHub } from '../../github';
import { Presenter } from '../../present/presenter';
import { fullStatus, simpleStatus } from '../../present/status';
import { combinedState, statusStates, Statuses } from '../../store/statuses';
import { Repository } from '../../store/repositories';
import { Call, created } from '../call';
import { HttpError, invalid, unprocessable } from '../errors';
import type { Routes } from '../router';

/**
 * The commit that the path's `ref` names: a branch, a tag or a SHA.
 *
 * @throws HttpError 422 when there is none.
 */
export async function commitOfPath(
  call: Call,
  repository: Repository,
  name = 'ref',
): Promise<string> {
  const revision = call.param(name);
  const directory = call.github.directoryOf(repository);
  const [branch, tag, ...others] = meaningsOf(revision);
  const meanings = [branch, tag, `refs/${revision}`, ...others];
  const sha = await resolveFirst(directory, meanings);
  if (sha) return sha;
  throw unprocessable(`No commit found for SHA: ${revision}`);
}

async function branchesWith(github: GitHub, repo: Repository, sha: string) {
  const heads = await listRefs(github.directoryOf(repo), 'refs/heads/');
  return [...heads].filter(([, head]) => head === sha).map(([name]) => name);
}

/** Commit statuses: set, list, combined. */
export function registerStatuses(routes: Routes, present: Presenter) {
  const { github, urls } = present;
  const store = new Statuses(github.db);

  routes.post('/repos/:owner/:repo/statuses/:sha', async call => {
    const repository = call.repository('push', ['statuses', 'write']);
    const { account } = call;
    const body = call.body('Status');
    const state = body.required('state', { oneOf: statusStates });
    const description = body.text('description', { max: 140 });
    const context = body.text('context', { max: 255 }) || 'default';
    const target = body.text('target_url') || undefined;
    if (target && !/^https?:\/\//i.test(target)) {
      throw invalid({
        resource: 'Status',
        field: 'target_url',
        code: 'custom',
        message: 'target_url must use http(s) scheme',
      });
    }
    const sha = call.param('sha');
    const directory = github.directoryOf(repository);
    if (!/^[0-9a-f]{40}$/.test(sha) || !(await resolve(directory, sha))) {
      throw unprocessable(`No commit found for SHA: ${sha}`);
    }
    const commit = await readCommit(directory, sha);
    const branches = await branchesWith(github, repository, sha);
    const repo = `/repos/${repository.owner}/${repository.name}`;
    const status = github.db.transaction(() => {
      const row = store.create(
        {
          repo_id: repository.id,
          sha,
          state: state as (typeof statusStates)[number],
          context,
          description: description ?? null,
          target_url: target ?? null,
          creator_id: account.id,
        },
        github.now(),
      );
      github.events.emit({
        event: 'status',
        sender: account,
        repository,
        payload: {
          id: row.id,
          sha,
          name: `${repository.owner}/${repository.name}`,
          avatar_url: present.user(account).avatar_url,
          target_url: row.target_url,
          context,
          description: row.description,
          state,
          commit: present.eventCommit(repository, commit),
          branches: branches.slice(0, 10).map(ref => ({
            name: ref.slice('refs/heads/'.length),
            commit: { sha, url: urls.api(`${repo}/commits/${sha}`) },
            protected: false,
          })),
          created_at: row.created_at,
          updated_at: row.updated_at,
        },
      });
      return row;
    })();
    return created(fullStatus(urls, repository, status, account));
  });

  routes.get('/repos/:owner/:repo/commits/*ref/statuses', async call => {
    const repository = call.repository('pull', ['statuses', 'read']);
    const sha = await commitOfPath(call, repository);
    return call
      .paginate(store.list(repository.id, sha))
      .map(status =>
        fullStatus(
          urls,
          repository,
          status,
          github.accounts.byId(status.creator_id),
        ),
      );
  });

  routes.get('/repos/:owner/:repo/commits/*ref/status', async call => {
    const repository = call.repository('pull', ['statuses', 'read']);
    const sha = await commitOfPath(call, repository).catch(error => {
      // Here GitHub says 404 for a ref that does not exist.
      throw error instanceof HttpError
        ? new HttpError(404, 'Not Found')
        : error;
    });
    const latest = store.latest(repository.id, sha);
    const url = urls.api(
      `/repos/${repository.owner}/${repository.name}/commits/${sha}`,
    );
    return {
      state: combinedState(latest.map(status => status.state)),
      statuses: call
        .paginate(latest)
        .map(status =>
          simpleStatus(
            urls,
            repository,
            status,
            github.accounts.byId(status.creator_id),
          ),
        ),
      sha,
      total_count: latest.length,
      repository: present.simpleRepository(repository),
      commit_url: url,
      url: `${url}/status`,
    };
  });
}
