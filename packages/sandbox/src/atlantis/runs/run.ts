import { git } from '../../github/git/run';
import { Checkout } from '../checkout';
import { readRepoConfig, RepoConfig } from '../config/repoConfig';
import type { GitHubClient, PullRequest } from '../githubClient';
import type { Jobs } from '../jobs';
import type { Outgoing } from '../outgoing';
import type { Planner } from '../planner';
import type { AtlantisSettings } from '../settings';
import type { Statuses } from '../statuses';
import type { AtlantisStore, Lock } from '../store';
import { splitComment } from '../comments/split';
import type { ProjectConfig } from '../config/repoConfig';

/** What every run works with. */
export interface Workshop {
  settings: AtlantisSettings;
  github: GitHubClient;
  store: AtlantisStore;
  statuses: Statuses;
  planner: Planner;
  jobs: Jobs;
  outgoing: Outgoing;
  /** Address of this Atlantis for people, without a slash at the end. */
  url: string;
  /** GitHub's address for people. */
  githubUrl: string;
  /** Now, as GitHub writes it. */
  now: () => string;
  /** Folder of a bare repository, `owner/name`. */
  directoryOf: (repo: string) => string;
}

/** A command on a pull request. */
export interface Run {
  shop: Workshop;
  repo: string;
  pull: PullRequest;
  /** Who asked for it. */
  user: string;
}

/** What a commit says about its projects. */
export interface Config {
  checkout: Checkout;
  config: RepoConfig;
  hasFile: boolean;
}

/** @throws RepoConfigError */
export async function configAt(
  { settings, directoryOf }: Workshop,
  repo: string,
  ref: string,
  base: string,
): Promise<Config> {
  const checkout = await Checkout.at(directoryOf(repo), ref);
  const text = await checkout.read('atlantis.yaml');
  return {
    checkout,
    config: readRepoConfig(text, settings, base),
    hasFile: text !== undefined,
  };
}

const branchOf = (ref: string) => ref.replace(/^refs\/heads\//, '');

/**
 * What a caller of the API names: its commit has to be part of the base.
 * @throws Error as Atlantis says it
 */
export async function configOfCaller(
  shop: Workshop,
  repo: string,
  ref: string,
  base = ref,
): Promise<Config> {
  const found = await configAt(shop, repo, branchOf(ref), branchOf(base));
  const { directory, sha } = found.checkout;
  const { code } = await git(
    directory,
    ['merge-base', '--is-ancestor', sha, branchOf(base)],
    { okCodes: [0, 1, 128] },
  );
  if (code === 0) return found;
  throw new Error(
    `checked out API ref "${branchOf(
      ref,
    )}" at commit ${sha} is not reachable from base_branch "${branchOf(
      base,
    )}": : exit status 1`,
  );
}

/** The commit that statuses of a run go to. */
export const targetOf = ({ repo, pull }: Run) => ({ repo, sha: pull.head.sha });

/** Comments, in as many pieces as it takes. */
export async function comment(run: Run, text: string, command: string) {
  const { github, settings } = run.shop;
  for (const piece of splitComment(text, settings.commentSize, command)) {
    await github.comment(run.repo, run.pull.number, piece);
  }
}

const lockKey = ({ repo, path, workspace, project }: Lock) =>
  `${repo}/${path}/${workspace}/${project}`;

/** Name of a lock, as the API and the pages know it. */
export const nameOfLock = lockKey;

export function lockFor(run: Run, project: ProjectConfig): Lock {
  return {
    repo: run.repo,
    path: project.dir,
    workspace: project.workspace,
    project: project.name,
    pull: run.pull.number,
    pull_url: run.pull.html_url,
    user: run.user,
    time: run.shop.now(),
  };
}

/** The page of a lock; its key is encoded twice there. */
export const lockUrl = (shop: Workshop, lock: Lock) =>
  `${shop.url}/lock?id=${encodeURIComponent(
    encodeURIComponent(lockKey(lock)),
  )}`;

/** Why a project of another pull request cannot be planned now. */
export const lockedBy = ({ pull }: Lock) =>
  `This project is currently locked by an unapplied plan from pull #${pull}. To continue, delete the lock from #${pull} or apply that plan and merge the pull request.\n\nOnce the lock is released, comment \`atlantis plan\` here to re-plan.`;
