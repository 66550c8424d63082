import { readCommit, readCommits } from '../../git/commitInfo';
import {
  commitFilesChanged,
  diffText,
  FileDiff,
  patchText,
} from '../../git/diff';
import { listRefs, meaningsOf, resolve, resolveFirst } from '../../git/refs';
import { git } from '../../git/run';
import { diffEntry } from '../../present/file';
import { Presenter } from '../../present/presenter';
import { Repository } from '../../store/repositories';
import { Call } from '../call';
import { conflict, notFound } from '../errors';
import { sendMedia, wants } from '../media';
import { slicePage } from '../pagination';
import type { Routes } from '../router';
import { commitOfPath } from './statuses';

/** GitHub lists this many files of one commit at most. */
const MAX_FILES = 3000;

function statsOf(files: FileDiff[]) {
  const sum = (key: 'additions' | 'deletions') =>
    files.reduce((total, file) => total + file[key], 0);
  const [additions, deletions] = [sum('additions'), sum('deletions')];
  return { additions, deletions, total: additions + deletions };
}

/** Commits: list, one with its files, and where they are heads. */
export function registerCommits(routes: Routes, present: Presenter) {
  const { github, urls } = present;

  /** Where a list begins: the query's `sha`, or the default branch. */
  const startOf = async (call: Call, repository: Repository) => {
    const directory = github.directoryOf(repository);
    const asked = call.query('sha');
    const sha = await resolveFirst(
      directory,
      asked ? meaningsOf(asked) : [`refs/heads/${repository.default_branch}`],
    );
    if (sha) return sha;
    const heads = await listRefs(directory, 'refs/heads/');
    if (heads.size === 0) throw conflict('Git Repository is empty.');
    throw notFound();
  };

  const filters = (call: Call): string[] => {
    const args: string[] = [];
    for (const [field, option] of [
      ['since', '--since'],
      ['until', '--until'],
    ]) {
      const value = call.query(field);
      if (value && !Number.isNaN(Date.parse(value))) {
        // Seconds: git reads no dates after 2099 as text.
        args.push(`${option}=@${Math.floor(Date.parse(value) / 1000)} +0000`);
      }
    }
    for (const role of ['author', 'committer'] as const) {
      const value = call.query(role);
      const account = value && github.accounts.byLogin(value);
      if (value) {
        const email = (account && account.email) || value;
        args.push('--fixed-strings', `--${role}=${email}`);
      }
    }
    return args;
  };

  routes.get('/repos/:owner/:repo/commits', async call => {
    const repository = call.repository('pull', ['contents', 'read']);
    const directory = github.directoryOf(repository);
    const start = await startOf(call, repository);
    const path = call.query('path')?.replace(/^\/+|\/+$/g, '');
    // git refuses to look outside; no commit ever touches such a path.
    if (path?.split('/').some(part => part === '..' || part === '.')) return [];
    const files = path ? [`:(literal)${path}`] : [];
    const range = [...filters(call), start, '--', ...files];
    const { text } = await git(directory, ['rev-list', '--count', ...range]);
    call.link(Number(text.trim()));
    const { page, perPage } = call.page;
    const commits = await readCommits(directory, [
      `--skip=${(page - 1) * perPage}`,
      `--max-count=${perPage}`,
      ...range,
    ]);
    return commits.map(commit => present.eventCommit(repository, commit));
  });

  routes.get(
    '/repos/:owner/:repo/commits/:sha/branches-where-head',
    async call => {
      const repository = call.repository('pull', ['contents', 'read']);
      const sha = await commitOfPath(call, repository, 'sha');
      const heads = await listRefs(
        github.directoryOf(repository),
        'refs/heads/',
      );
      return [...heads]
        .filter(([, head]) => head === sha)
        .map(([name]) => ({
          name: name.slice('refs/heads/'.length),
          commit: {
            sha,
            url: urls.api(
              `/repos/${repository.owner}/${repository.name}/commits/${sha}`,
            ),
          },
          protected:
            github.db
              .prepare(
                'select 1 from protections where repo_id = ? and branch = ?',
              )
              .get(repository.id, name.slice('refs/heads/'.length)) !==
            undefined,
        }));
    },
  );

  routes.get('/repos/:owner/:repo/commits/*ref', async call => {
    const repository = call.repository('pull', ['contents', 'read']);
    const directory = github.directoryOf(repository);
    const sha = await commitOfPath(call, repository);
    if (wants(call, 'sha')) {
      sendMedia(call, 'sha', sha);
      return undefined;
    }
    const parent = await resolve(directory, `${sha}^1`);
    if (wants(call, 'diff')) {
      sendMedia(call, 'diff', await diffText(directory, parent, sha));
      return undefined;
    }
    if (wants(call, 'patch')) {
      sendMedia(call, 'patch', await patchText(directory, ['-1', sha]));
      return undefined;
    }
    const [commit, files] = await Promise.all([
      readCommit(directory, sha),
      commitFilesChanged(directory, sha),
    ]);
    // Files come in pages of 300 where the caller asks for no other size.
    const perPage = call.query('per_page') ? call.page.perPage : 300;
    const page = { page: call.page.page, perPage };
    return {
      ...present.eventCommit(repository, commit),
      stats: statsOf(files),
      files: slicePage(files.slice(0, MAX_FILES), page).map(file =>
        diffEntry(urls, repository, file, sha),
      ),
    };
  });

  routes.get('/repos/:owner/:repo/tags', async call => {
    const repository = call.repository('pull', ['contents', 'read']);
    const directory = github.directoryOf(repository);
    const tags = [...(await listRefs(directory, 'refs/tags/')).keys()]
      .map(name => name.slice('refs/tags/'.length))
      .reverse();
    const base = `/repos/${repository.owner}/${repository.name}`;
    return Promise.all(
      call.paginate(tags).map(async name => {
        const sha = (await resolve(directory, `refs/tags/${name}`)) ?? '';
        const ref = encodeURIComponent(name);
        return {
          name,
          zipball_url: urls.api(`${base}/zipball/refs/tags/${ref}`),
          tarball_url: urls.api(`${base}/tarball/refs/tags/${ref}`),
          commit: { sha, url: urls.api(`${base}/commits/${sha}`) },
          node_id: `REF_${repository.id}_${ref}`,
        };
      }),
    );
  });
}
