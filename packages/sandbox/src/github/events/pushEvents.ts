import { CommitInfo, readCommits } from '../git/commitInfo';
import { ZERO } from '../git/refs';
import { git } from '../git/run';
import type { GitHub } from '../github';
import { RefChange } from '../refTracker';
import { Account } from '../store/accounts';
import { Repository } from '../store/repositories';
import { Emission } from './events';

/** GitHub lists at most this many commits in one event. */
const MAX_COMMITS = 2048;
/** A push of more refs than this sends no events for tags, as on GitHub. */
const MAX_TAGS = 3;

/** Tells about pushes, new branches and tags, and deleted ones. */
export function tellPushes(github: GitHub) {
  github.refs.onChange(async (repository, changes, actor) => {
    const tags = changes.filter(({ name }) => name.startsWith('refs/tags/'));
    const told = changes.filter(
      change => tags.length <= MAX_TAGS || !tags.includes(change),
    );
    // Reading commits is wasted where nobody listens.
    const listened =
      github.hooks.list({
        repoId: repository.id,
        orgId: repository.owner_id,
      }).length > 0;
    const emissions: Emission[] = [];
    for (const change of listened ? told : []) {
      emissions.push(...(await emissionsOf(github, repository, change, actor)));
    }
    return () => {
      github.repositories.update(
        repository.id,
        { pushed_at: github.now() },
        github.now(),
      );
      emissions.forEach(emission => github.events.emit(emission));
    };
  });
}

async function emissionsOf(
  github: GitHub,
  repository: Repository,
  change: RefChange,
  sender: Account,
): Promise<Emission[]> {
  const [, kind, name] = change.name.match(/^refs\/(heads|tags)\/(.*)$/s)!;
  const refType = kind === 'heads' ? 'branch' : 'tag';
  const about = { sender, repository };
  const emissions: Emission[] = [];
  const common = { ref: name, ref_type: refType, pusher_type: 'user' };
  if (change.from === ZERO) {
    emissions.push({
      ...about,
      event: 'create',
      payload: {
        ...common,
        master_branch: repository.default_branch,
        description: repository.description,
      },
    });
  }
  if (change.to === ZERO) {
    emissions.push({ ...about, event: 'delete', payload: common });
  }
  emissions.push({
    ...about,
    event: 'push',
    payload: await pushPayload(github, repository, change, sender),
  });
  return emissions;
}

async function pushPayload(
  github: GitHub,
  repository: Repository,
  { name, from, to, forced }: RefChange,
  sender: Account,
) {
  const directory = github.directoryOf(repository);
  const html = `${github.url}/${repository.owner}/${repository.name}`;
  const range =
    from === ZERO
      ? [to, '--not', ...(await others(github, repository, name))]
      : [`${from}..${to}`];
  const isTag = name.startsWith('refs/tags/');
  const commits =
    to === ZERO || isTag
      ? []
      : await readCommits(directory, [
          '--reverse',
          `--max-count=${MAX_COMMITS}`,
          ...range,
        ]);
  const listed = await Promise.all(
    commits.map(commit => pushedCommit(github, directory, html, commit)),
  );
  const head =
    to === ZERO
      ? null
      : listed.at(-1) ??
        (await pushedCommit(
          github,
          directory,
          html,
          (
            await readCommits(directory, ['-1', to])
          )[0],
        ));
  // Times of a repository in a push are numbers, for reasons lost to history.
  const seconds = (at: string) => Math.floor(Date.parse(at) / 1000);
  return {
    ref: name,
    before: from,
    after: to,
    repository: {
      created_at: seconds(repository.created_at),
      pushed_at: seconds(github.now()),
      master_branch: repository.default_branch,
      stargazers: 0,
    },
    pusher: {
      name: sender.login,
      email: sender.email ?? `${sender.login}@users.noreply.github.com`,
    },
    created: from === ZERO,
    deleted: to === ZERO,
    forced,
    base_ref: null,
    compare:
      from === ZERO || to === ZERO
        ? `${html}/compare/${name.replace(/^refs\/\w+\//, '')}`
        : `${html}/compare/${from.slice(0, 12)}...${to.slice(0, 12)}`,
    commits: listed,
    head_commit: head,
  };
}

/** The other branches as they were told: what they have is not new. */
async function others(
  github: GitHub,
  repository: Repository,
  name: string,
): Promise<string[]> {
  return github.db
    .prepare(
      `select sha from known_refs where repo_id = ? and name <> ? and name like 'refs/heads/%'`,
    )
    .pluck()
    .all(repository.id, name) as string[];
}

async function pushedCommit(
  github: GitHub,
  directory: string,
  html: string,
  commit: CommitInfo,
) {
  const { text } = await git(directory, [
    'diff-tree',
    '-r',
    '--root',
    '-z',
    '--no-commit-id',
    '--name-status',
    ...(commit.parents.length > 1 ? ['-m', '--first-parent'] : []),
    commit.sha,
  ]);
  const fields = text.split('\0');
  const files = (status: string) =>
    fields.filter((_, i) => i % 2 === 1 && fields[i - 1] === status);
  const person = ({ name, email, date }: CommitInfo['author']) => {
    const account = github.db
      .prepare('select login from accounts where email = ?')
      .pluck()
      .get(email) as string | undefined;
    return { name, email, date, ...(account && { username: account }) };
  };
  return {
    id: commit.sha,
    tree_id: commit.tree,
    distinct: true,
    message: commit.message,
    timestamp: commit.committer.date,
    url: `${html}/commit/${commit.sha}`,
    author: person(commit.author),
    committer: person(commit.committer),
    added: files('A'),
    removed: files('D'),
    modified: [...files('M'), ...files('T')],
  };
}
