import type { TestSandbox } from '../../testing';
import type { Receiver } from './receiver';

/** An Atlantis, real or not, beside a GitHub. */
export interface World {
  sandbox: TestSandbox;
  /** Where Atlantis answers, without a slash at the end. */
  atlantis: string;
  apiSecret: string;
  /** Folder for states, outside of every clone. */
  states: string;
  /** Hears the webhooks of this Atlantis. */
  receiver: Receiver;
  /** Resolves when it is worth to look again. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

/** Repositories whose names begin so have their plans checked by policies. */
export const GUARDED = 'guarded-';
/** The one set of policies: says no to an input, and the reviewer owns it. */
export const POLICY_SET = 'inputs';
export const FORBIDDEN = 'forbidden';
export const POLICY_MESSAGE = 'this input is forbidden';

/** A patient look at things that come in their own time. Milliseconds. */
const PATIENCE = 60_000;

/** Waits until something is there. @throws Error that says what is missing */
export async function until<T>(
  world: World,
  what: string,
  look: () => Promise<T | undefined | false>,
): Promise<T> {
  const end = Date.now() + PATIENCE;
  for (;;) {
    await world.settle();
    const found = await look();
    if (found) return found;
    if (Date.now() > end) throw new Error(`Waited in vain for ${what}`);
  }
}

export interface SeenStatus {
  context: string;
  state: string;
  description: string | null;
  target_url: string | null;
}

/** What people see of Atlantis in one repository. */
export class Repository {
  constructor(readonly world: World, readonly name: string) {}

  get full() {
    return { owner: 'acme', repo: this.name };
  }

  #octokit(person: 'developer' | 'reviewer' | 'platform-owner') {
    return this.world.sandbox.octokit(person);
  }

  /**
   * A stack of three resources that need no provider, with its state outside of
   * the clone.
   */
  stack(dir: string, input: string): Record<string, string> {
    const state = `${this.world.states}/${this.name}-${dir}`;
    const resource = (name: string) =>
      `resource "terraform_data" "${name}" {\n  input = "${input}"\n}\n`;
    const backend = `terraform {
  backend "local" {
    path          = "${state}.tfstate"
    workspace_dir = "${state}.d"
  }
}
`;
    const resources = ['this', 'that', 'other'].map(resource);
    return { [`${dir}/main.tf`]: [backend, ...resources].join('\n') };
  }

  /** Opens a pull request that writes these files. */
  async propose(branch: string, files: Record<string, string>) {
    const copy = await this.world.sandbox.clone('developer', this.name);
    await copy.git('checkout', '--quiet', '-b', branch);
    await copy.commit(files, `Change ${branch}`);
    await copy.git('push', '--quiet', 'origin', branch);
    const { data } = await this.#octokit('developer').pulls.create({
      ...this.full,
      title: branch,
      head: branch,
      base: 'main',
    });
    return { number: data.number, sha: data.head.sha, copy };
  }

  async say(
    number: number,
    body: string,
    person: 'developer' | 'reviewer' = 'developer',
  ) {
    await this.#octokit(person).issues.createComment({
      ...this.full,
      issue_number: number,
      body,
    });
  }

  async approve(number: number) {
    await this.#octokit('reviewer').pulls.createReview({
      ...this.full,
      pull_number: number,
      event: 'APPROVE',
    });
  }

  async merge(number: number) {
    const owner = this.#octokit('platform-owner');
    await owner.pulls.merge({ ...this.full, pull_number: number });
  }

  async close(number: number) {
    const { pulls } = this.#octokit('developer');
    await pulls.update({ ...this.full, pull_number: number, state: 'closed' });
  }

  /** Atlantis's comments, oldest first. */
  async comments(number: number): Promise<string[]> {
    const { issues } = this.#octokit('developer');
    const { data } = await issues.listComments({
      ...this.full,
      issue_number: number,
      per_page: 100,
    });
    return data
      .filter(each => each.user?.login === 'atlantis-bot')
      .map(each => each.body ?? '');
  }

  /** Atlantis's comment number `count`, when it has come. */
  comment(number: number, count = 1): Promise<string> {
    return until(this.world, `comment ${count} of #${number}`, async () => {
      const all = await this.comments(number);
      return all.length >= count && all[count - 1];
    });
  }

  /** All statuses of a commit, oldest first. */
  async statuses(sha: string): Promise<SeenStatus[]> {
    const { repos } = this.#octokit('developer');
    const { data } = await repos.listCommitStatusesForRef({
      ...this.full,
      ref: sha,
      per_page: 100,
    });
    return data.reverse().map(each => ({
      context: each.context,
      state: each.state,
      description: each.description,
      target_url: each.target_url,
    }));
  }

  /** The last status of a context, when it is no longer pending. */
  status(sha: string, context: string): Promise<SeenStatus> {
    return until(this.world, `${context} of ${sha}`, async () => {
      const found = (await this.statuses(sha)).filter(
        each => each.context === context,
      );
      const last = found.at(-1);
      return last && last.state !== 'pending' && last;
    });
  }
}

/** Names of repositories that are taken. */
let taken = 0;

/** A repository whose `main` holds these files. @param prefix of its name */
export async function repositoryWith(
  world: World,
  files: (repo: Repository) => Record<string, string>,
  prefix = 'infra-',
): Promise<Repository> {
  taken += 1;
  const repo = new Repository(world, `${prefix}${taken}`);
  await world.sandbox.createRepository(repo.name, files(repo));
  return repo;
}

export const configFile = (
  projects: { name: string; dir: string; more?: string }[],
) =>
  `version: 3\nprojects:\n${projects
    .map(
      ({ name, dir, more = '' }) =>
        `  - name: ${name}\n    dir: ${dir}\n${more}`,
    )
    .join('')}`;

/** A repository of two projects that policies look at. */
export const guarded = (world: World) =>
  repositoryWith(
    world,
    made => ({
      'atlantis.yaml': configFile([
        { name: 'app', dir: 'app' },
        { name: 'web', dir: 'web' },
      ]),
      ...made.stack('app', 'one'),
      ...made.stack('web', 'one'),
    }),
    GUARDED,
  );
