import path from 'node:path';
import type { GitHub } from '../github/github';
import { git } from '../github/git/run';
import { parseComment } from './comments/parse';
import { renderClosed } from './comments/render';
import { DriftDetection } from './drift';
import { GitHubClient, PullRequest } from './githubClient';
import { Jobs } from './jobs';
import { Outgoing } from './outgoing';
import { Planner } from './planner';
import { apply } from './runs/apply';
import { approvePolicies } from './runs/approvePolicies';
import { plan } from './runs/plan';
import { standingOf } from './runs/requirements';
import { Run, targetOf, Workshop } from './runs/run';
import { version } from './runs/version';
import { AtlantisSettings, defaultSettings, isAllowed } from './settings';
import { Statuses } from './statuses';
import { AtlantisStore } from './store';

/** The account that Atlantis acts as. */
export const ATLANTIS_USER = 'atlantis-bot';

/** A message of GitHub, as far as Atlantis reads it. */
export interface GitHubEvent {
  action?: string;
  repository?: { full_name?: string };
  sender?: { login?: string };
  pull_request?: PullRequest;
  issue?: { number?: number; pull_request?: unknown };
  comment?: { body?: string; user?: { login?: string } };
}

/** What `/events` answers, and what goes on after that. */
export interface Intake {
  status: number;
  text: string;
}

/**
 * A stand-in for Atlantis 0.47: told by GitHub's webhooks, speaks through
 * GitHub's API, keeps locks. What it plans comes from the files of the
 * repositories, see {@link Planner}.
 */
export class Atlantis {
  readonly shop: Workshop;
  readonly drift: DriftDetection;
  readonly settings: AtlantisSettings;
  /** Where GitHub's API answers at the moment. */
  api: string;
  readonly #working = new Set<Promise<void>>();
  /** Commands that run on a pull request: it takes one at a time. */
  readonly #busy = new Map<string, string>();

  constructor(
    readonly github: GitHub,
    options: {
      data: string;
      /** Where GitHub's API answers. */
      api: string;
      token: string;
      settings?: Partial<AtlantisSettings>;
    },
  ) {
    this.api = options.api;
    this.settings = { ...defaultSettings, ...options.settings };
    const store = new AtlantisStore(path.join(options.data, 'atlantis.sqlite'));
    const client = new GitHubClient({
      url: () => this.api,
      token: () => options.token,
    });
    this.shop = {
      settings: this.settings,
      github: client,
      store,
      statuses: new Statuses(client, this.settings.statusName),
      planner: new Planner({ store, snapshots: () => this.#snapshots() }),
      jobs: new Jobs(),
      outgoing: new Outgoing(this.settings, {
        githubUrl: github.url,
        user: ATLANTIS_USER,
        log: github.log,
      }),
      url: `${github.url}/atlantis`,
      githubUrl: github.url,
      now: () => github.now(),
      directoryOf: repo => this.#directory(repo)!,
    };
    this.drift = new DriftDetection(this.shop);
  }

  #directory(repo: string): string | undefined {
    const [owner, name] = repo.split('/');
    const found = name && this.github.repositories.byName(owner, name);
    return found ? this.github.directoryOf(found) : undefined;
  }

  async #snapshots() {
    // Only now: the engines take a second to load.
    const { SourceSnapshots } =
      // eslint-disable-next-line global-require
      require('./terraform/sourceSnapshot') as typeof import('./terraform/sourceSnapshot');
    return new SourceSnapshots({ repository: repo => this.#directory(repo) });
  }

  get operations(): number {
    return this.#working.size;
  }

  /** Resolves when nothing runs any more. */
  async idle() {
    while (this.#working.size > 0) await Promise.all(this.#working);
  }

  /** Ends when running commands have ended. */
  async close() {
    await this.idle();
    this.shop.store.close();
  }

  /** Hears of something that happened on GitHub; works on after the answer. */
  async hear(event: string, message: GitHubEvent): Promise<Intake> {
    const repo = message.repository?.full_name ?? '';
    if (event === 'pull_request' && message.pull_request) {
      return this.#pullRequest(repo, message.pull_request, message);
    }
    if (event === 'issue_comment') return this.#comment(repo, message);
    return { status: 200, text: 'Ignoring unsupported event' };
  }

  async #pullRequest(
    repo: string,
    pull: PullRequest,
    { action = '', sender }: GitHubEvent,
  ): Promise<Intake> {
    if (!isAllowed(this.settings, repo)) {
      return { status: 403, text: `${repo} not allowlisted` };
    }
    const run = { shop: this.shop, repo, pull, user: sender?.login ?? '' };
    if (action === 'closed') {
      await this.#closed(run);
      return { status: 200, text: 'Pull request cleaned successfully' };
    }
    const acts = ['opened', 'ready_for_review', 'synchronize'];
    if (pull.draft || !acts.includes(action)) {
      return {
        status: 200,
        text: 'Ignoring non-actionable pull request event',
      };
    }
    this.#work(run, 'plan', async () => {
      await this.#seeFirst(run);
      await plan(run, undefined, await standingOf(run));
    });
    return { status: 200, text: 'Processing...' };
  }

  /** What the base has when Atlantis first sees a repository counts as applied. */
  async #seeFirst({ repo, pull }: Run) {
    const { store } = this.shop;
    if (store.baseline(repo)) return;
    const { text } = await git(this.#directory(repo)!, [
      'merge-base',
      pull.base.sha,
      pull.head.sha,
    ]);
    store.setBaseline(repo, text.trim());
  }

  async #closed(run: Run) {
    const { store, github } = this.shop;
    store.removePull(run.repo, run.pull.number);
    const locks = store.unlockPull(run.repo, run.pull.number);
    if (locks.length === 0) return;
    await github.comment(run.repo, run.pull.number, renderClosed(locks));
  }

  async #comment(repo: string, message: GitHubEvent): Promise<Intake> {
    const number = message.issue?.number;
    const { body = '', user } = message.comment ?? {};
    if (message.action !== 'created' || !number) {
      return {
        status: 200,
        text: 'Ignoring comment event since action was not created',
      };
    }
    const parsed = parseComment(body, ATLANTIS_USER);
    if (parsed.kind === 'ignored') {
      return { status: 200, text: 'Ignoring non-command comment' };
    }
    if (!isAllowed(this.settings, repo)) {
      const text =
        '```\nError: This repo is not allowlisted for Atlantis.\n```';
      await this.shop.github.comment(repo, number, text);
      return { status: 403, text: 'Repo not allowlisted' };
    }
    if (parsed.kind === 'answer') {
      await this.shop.github.comment(repo, number, parsed.text);
      return { status: 200, text: 'Commenting back on pull request' };
    }
    const { command } = parsed;
    const pull = await this.shop.github.pull(repo, number);
    const run: Run = { shop: this.shop, repo, pull, user: user?.login ?? '' };
    this.#work(run, command.name, () => this.#obey(run, command));
    return { status: 200, text: 'Processing...' };
  }

  async #obey(run: Run, command: Parameters<typeof apply>[1]) {
    const { github, store } = this.shop;
    const say = (text: string) =>
      github.comment(run.repo, run.pull.number, text);
    if (command.name === 'unlock') {
      store.unlockPull(run.repo, run.pull.number);
      store.dropPlans(run.repo, run.pull.number);
      await say(
        'All Atlantis locks for this PR have been unlocked and plans discarded',
      );
      return;
    }
    if (run.pull.state !== 'open') {
      await say("Atlantis commands can't be run on closed pull requests");
      return;
    }
    await this.#seeFirst(run);
    switch (command.name) {
      case 'plan':
        await plan(run, command, await standingOf(run));
        break;
      case 'apply':
        await apply(run, command, await standingOf(run));
        break;
      case 'version':
        await version(run, command);
        break;
      case 'approve_policies':
        await approvePolicies(run, command);
        break;
      default:
        // Nothing is ever queued here.
        await say(
          'Cancelled all queued operations and released working directory locks for this pull request.\nNew operations can now be started. Currently running operations will continue to completion.',
        );
    }
  }

  /** Runs a command, unless another one has the pull request. */
  #work(run: Run, command: string, work: () => Promise<void>) {
    const key = `${run.repo}#${run.pull.number}`;
    const holder = this.#busy.get(key);
    const takes = command === 'plan' || command === 'apply';
    const job = async () => {
      try {
        if (takes && holder) await this.#refuse(run, command, holder);
        else await work();
      } catch (error) {
        this.github.log(`Atlantis: ${key}: ${(error as Error).stack}`);
      } finally {
        if (takes && !holder) this.#busy.delete(key);
      }
    };
    if (takes && !holder) {
      this.#busy.set(
        key,
        `${command}" for commit ${run.pull.head.sha.slice(0, 7)}`,
      );
    }
    const working = job().finally(() => this.#working.delete(working));
    this.#working.add(working);
  }

  async #refuse(run: Run, command: string, holder: string) {
    const title = command === 'plan' ? 'Plan' : 'Apply';
    await this.shop.statuses.combined(
      targetOf(run),
      command === 'plan' ? 'plan' : 'apply',
      'failure',
    );
    await this.shop.github.comment(
      run.repo,
      run.pull.number,
      `**${title} Error**\n\`\`\`\ncannot run "${command}": pull request ${run.pull.number} is currently locked by "${holder}.\nWait until the previous command is complete and try again\n\`\`\``,
    );
  }
}
