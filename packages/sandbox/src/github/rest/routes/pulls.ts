import { readCommits } from '../../git/commitInfo';
import { diffText, patchText } from '../../git/diff';
import type { GitHub } from '../../github';
import { diffEntry } from '../../present/file';
import { Presenter } from '../../present/presenter';
import { fullPull, simplePull } from '../../present/pull';
import { editPull } from '../../pulls/edit';
import { pullFacts, pullFiles } from '../../pulls/facts';
import { mergePull } from '../../pulls/merge';
import { pullMergeability } from '../../pulls/mergeability';
import { headBranch, openPull } from '../../pulls/open';
import { updateBranch } from '../../pulls/updateBranch';
import { Pull } from '../../store/issues';
import { Repository } from '../../store/repositories';
import { Answer, Call, noContent } from '../call';
import { notFound } from '../errors';
import { mayEdit, MAX_BODY, MAX_TITLE, pullOfPath } from '../issuePath';
import type { Routes } from '../router';

const PATH = '/repos/:owner/:repo/pulls/:number';

async function show(present: Presenter, repository: Repository, id: number) {
  const { github } = present;
  const pull = github.issues.pullById(id)!;
  return fullPull(
    present,
    repository,
    pull,
    await pullFacts(github, repository, pull),
    await pullMergeability(github, repository, pull),
  );
}

/** `diff` or `patch` when the caller asks for that media type. */
function mediaOf(call: Call): 'diff' | 'patch' | undefined {
  const accept = call.req.get('accept') ?? '';
  const match = accept.match(
    /application\/vnd\.github\.(?:v3\.)?(diff|patch)\b/,
  );
  return match?.[1] as 'diff' | 'patch' | undefined;
}

async function sendText(
  call: Call,
  repository: Repository,
  pull: Pull,
  media: 'diff' | 'patch',
) {
  const { github } = call;
  const { base, mergeBase } = await pullFacts(github, repository, pull);
  const directory = github.directoryOf(repository);
  const text =
    media === 'diff'
      ? await diffText(directory, mergeBase ?? base, pull.head_sha)
      : await patchText(directory, [`${base}..${pull.head_sha}`]);
  call.res.type(`application/vnd.github.${media}; charset=utf-8`).send(text);
}

function listed(call: Call, repository: Repository): Pull[] {
  const state = call.query('state') ?? 'open';
  const head = call.query('head');
  let headRef: string | undefined;
  if (head?.includes(':')) {
    const [owner, ...rest] = head.split(':');
    if (owner.toLowerCase() !== repository.owner.toLowerCase()) return [];
    headRef = rest.join(':');
  }
  const pulls = call.github.issues.pulls(repository.id, {
    state: state === 'closed' || state === 'all' ? state : 'open',
    headRef,
    baseRef: call.query('base'),
  });
  const sort = call.query('sort') ?? 'created';
  const ascending =
    (call.query('direction') ?? (sort === 'created' ? 'desc' : 'asc')) ===
    'asc';
  const age = (pull: Pull) =>
    sort === 'updated' ? pull.updated_at : pull.created_at;
  const comments = (pull: Pull) => call.github.comments.count(pull.id);
  pulls.sort((a, b) => {
    if (sort === 'popularity') return comments(a) - comments(b);
    return age(a).localeCompare(age(b)) || a.number - b.number;
  });
  return ascending ? pulls : pulls.reverse();
}

/** Pull requests: open, list, read, change, merge. */
export function registerPulls(routes: Routes, present: Presenter) {
  const github: GitHub = present.github;

  routes.post('/repos/:owner/:repo/pulls', async call => {
    const repository = call.repository('push', ['pull_requests', 'write']);
    const body = call.body('PullRequest');
    const pull = await openPull(github, repository, call.account, {
      title: body.required('title', { max: MAX_TITLE }),
      head: body.required('head'),
      base: body.required('base'),
      body: body.text('body', { max: MAX_BODY }) ?? null,
      draft: body.flag('draft') ?? false,
      maintainerCanModify: body.flag('maintainer_can_modify') ?? false,
    });
    const json = await show(present, repository, pull.id);
    return new Answer(201, json, { Location: json.url });
  });

  routes.get('/repos/:owner/:repo/pulls', call => {
    const repository = call.repository('pull', ['pull_requests', 'read']);
    return call
      .paginate(listed(call, repository))
      .map(pull => simplePull(present, repository, pull));
  });

  routes.get(PATH, async call => {
    const repository = call.repository('pull', ['pull_requests', 'read']);
    const pull = pullOfPath(call, repository);
    const media = mediaOf(call);
    return media
      ? sendText(call, repository, pull, media)
      : show(present, repository, pull.id);
  });

  routes.patch(PATH, async call => {
    const repository = call.repository('pull', ['pull_requests', 'write']);
    const pull = pullOfPath(call, repository);
    mayEdit(call, repository, pull.author_id);
    const body = call.body('PullRequest');
    // Some clients send the head as well; it cannot change.
    if (body.has('head')) headBranch(repository, body.required('head'));
    await editPull(github, repository, pull.id, call.account, {
      title: body.has('title')
        ? body.required('title', { max: MAX_TITLE })
        : undefined,
      body: body.has('body')
        ? body.text('body', { max: MAX_BODY }) ?? ''
        : undefined,
      state: body.text('state', { oneOf: ['open', 'closed'] }) as
        | 'open'
        | 'closed'
        | undefined,
      base: body.text('base'),
      maintainerCanModify: body.flag('maintainer_can_modify'),
    });
    return show(present, repository, pull.id);
  });

  routes.get(`${PATH}/files`, async call => {
    const repository = call.repository('pull', ['pull_requests', 'read']);
    const pull = pullOfPath(call, repository);
    return call
      .paginate(await pullFiles(github, repository, pull))
      .map(file => diffEntry(present.urls, repository, file, pull.head_sha));
  });

  routes.get(`${PATH}/commits`, async call => {
    const repository = call.repository('pull', ['pull_requests', 'read']);
    const pull = pullOfPath(call, repository);
    const { base } = await pullFacts(github, repository, pull);
    const commits = await readCommits(github.directoryOf(repository), [
      '--reverse',
      '--topo-order',
      // As many as GitHub lists here.
      '--max-count=250',
      `${base}..${pull.head_sha}`,
    ]);
    return call
      .paginate(commits)
      .map(commit => present.eventCommit(repository, commit));
  });

  routes.get(`${PATH}/merge`, call => {
    const repository = call.repository('pull', ['pull_requests', 'read']);
    if (!pullOfPath(call, repository).merged_at) throw notFound();
    return noContent();
  });

  routes.put(`${PATH}/merge`, async call => {
    const repository = call.repository('push', ['contents', 'write']);
    const pull = pullOfPath(call, repository);
    const body = call.body('PullRequest');
    const methods = ['merge', 'squash', 'rebase'] as const;
    const sha = await mergePull(github, repository, pull.number, call.account, {
      method: (body.text('merge_method', { oneOf: methods }) ??
        'merge') as (typeof methods)[number],
      sha: body.text('sha'),
      title: body.text('commit_title', { max: MAX_BODY }),
      message: body.text('commit_message', { max: MAX_BODY }),
    });
    return { sha, merged: true, message: 'Pull Request successfully merged' };
  });

  routes.put(`${PATH}/update-branch`, async call => {
    const repository = call.repository('push', ['pull_requests', 'write']);
    const pull = pullOfPath(call, repository);
    const expected = call.body('PullRequest').text('expected_head_sha');
    await updateBranch(github, repository, pull.number, call.account, expected);
    return new Answer(202, {
      message: 'Updating pull request branch.',
      url: present.urls.html(
        `/${repository.owner}/${repository.name}/pull/${pull.number}`,
      ),
    });
  });

  routes.get('/repos/:owner/:repo/commits/:sha/pulls', async call => {
    const repository = call.repository('pull', ['pull_requests', 'read']);
    const sha = call.param('sha');
    const pulls = github.issues.pulls(repository.id, { state: 'all' });
    const found = [];
    for (const pull of pulls) {
      const { base } = await pullFacts(github, repository, pull);
      const inside =
        pull.merge_commit_sha === sha ||
        ((await github.isAncestor(repository, sha, pull.head_sha)) &&
          !(await github.isAncestor(repository, sha, base)));
      if (inside) found.push(pull);
    }
    return call
      .paginate(found)
      .map(pull => simplePull(present, repository, pull));
  });
}
