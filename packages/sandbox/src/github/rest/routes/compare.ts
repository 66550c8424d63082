import { readCommit, readCommits } from '../../git/commitInfo';
import { diffFiles, diffText, mergeBase, patchText } from '../../git/diff';
import { meaningsOf, resolveFirst } from '../../git/refs';
import { git } from '../../git/run';
import { diffEntry } from '../../present/file';
import { Presenter } from '../../present/presenter';
import { Repository } from '../../store/repositories';
import { Call } from '../call';
import { HttpError, notFound } from '../errors';
import { sendMedia, wants } from '../media';
import type { Routes } from '../router';

/** GitHub lists this many files of a comparison at most, on the first page. */
const MAX_FILES = 300;
const COMMITS_PER_PAGE = 250;

/** `base...head`, each perhaps with an owner before it. */
export function splitBasehead(text: string): [string, string] | undefined {
  const parts = text.split('...');
  if (parts.length !== 2 || parts.some(part => part === '')) return undefined;
  const bare = (part: string) => part.slice(part.indexOf(':') + 1);
  return [bare(parts[0]), bare(parts[1])];
}

/** Compares two commits as a pull request would: from their merge base. */
export function registerCompare(routes: Routes, present: Presenter) {
  const { github, urls } = present;

  const commitOf = async (repository: Repository, name: string) => {
    const directory = github.directoryOf(repository);
    const sha = await resolveFirst(directory, meaningsOf(name));
    if (!sha) throw notFound();
    return sha;
  };

  const count = async (directory: string, range: string) => {
    const { text } = await git(directory, ['rev-list', '--count', range]);
    return Number(text.trim());
  };

  routes.get('/repos/:owner/:repo/compare/*basehead', async (call: Call) => {
    const repository = call.repository('pull', ['contents', 'read']);
    const names = splitBasehead(call.param('basehead'));
    if (!names) throw notFound();
    const directory = github.directoryOf(repository);
    const [base, head] = await Promise.all(
      names.map(name => commitOf(repository, name)),
    );
    const ancestor = await mergeBase(directory, base, head);
    if (!ancestor) {
      throw new HttpError(
        404,
        `No common ancestor between ${names[0]} and ${names[1]}.`,
      );
    }
    if (wants(call, 'diff')) {
      sendMedia(call, 'diff', await diffText(directory, ancestor, head));
      return undefined;
    }
    if (wants(call, 'patch')) {
      sendMedia(
        call,
        'patch',
        await patchText(directory, [`${ancestor}..${head}`]),
      );
      return undefined;
    }
    const [ahead, behind] = await Promise.all([
      count(directory, `${base}..${head}`),
      count(directory, `${head}..${base}`),
    ]);
    const perPage = call.query('per_page')
      ? call.page.perPage
      : COMMITS_PER_PAGE;
    const { page } = call.page;
    const [baseCommit, ancestorCommit, files, commits] = await Promise.all([
      readCommit(directory, base),
      readCommit(directory, ancestor),
      page === 1 ? diffFiles(directory, ancestor, head) : [],
      // Oldest first; git skips before it reverses.
      readCommits(directory, ['--reverse', `${base}..${head}`]),
    ]);
    const range = `${names[0]}...${names[1]}`;
    const path = `/repos/${repository.owner}/${repository.name}/compare`;
    const html = urls.html(
      `/${repository.owner}/${repository.name}/compare/${range}`,
    );
    return {
      url: urls.api(`${path}/${range}`),
      html_url: html,
      permalink_url: urls.html(
        `/${repository.owner}/${repository.name}/compare/${base.slice(
          0,
          7,
        )}...${head.slice(0, 7)}`,
      ),
      diff_url: `${html}.diff`,
      patch_url: `${html}.patch`,
      base_commit: present.eventCommit(repository, baseCommit),
      merge_base_commit: present.eventCommit(repository, ancestorCommit),
      status: statusOf(ahead, behind),
      ahead_by: ahead,
      behind_by: behind,
      total_commits: ahead,
      commits: commits
        .slice((page - 1) * perPage, page * perPage)
        .map(commit => present.eventCommit(repository, commit)),
      files: files
        .slice(0, MAX_FILES)
        .map(file => diffEntry(urls, repository, file, head)),
    };
  });
}

/** How the head stands to the base. */
export function statusOf(ahead: number, behind: number) {
  if (ahead > 0) return behind > 0 ? 'diverged' : 'ahead';
  return behind > 0 ? 'behind' : 'identical';
}
