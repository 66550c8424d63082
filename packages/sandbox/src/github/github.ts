import path from 'node:path';
import { Clock, timestamp } from '../clock';
import { BareRepositories } from './git/bareRepositories';
import { Events } from './events/events';
import { tellPushes } from './events/pushEvents';
import { removeLeftovers } from './git/leftovers';
import { git } from './git/run';
import { KeyedMutex } from './mutex';
import { RefTracker } from './refTracker';
import { PullFactsCache } from './pulls/facts';
import { followRefs, recoverPulls } from './pulls/follow';
import { Accounts } from './store/accounts';
import { Comments } from './store/comments';
import { Db, openDatabase } from './store/database';
import { Hooks } from './store/hooks';
import { Reactions } from './store/reactions';
import { Repositories, Repository } from './store/repositories';
import { Issues } from './store/issues';
import { Labels } from './store/labels';
import { Meta } from './store/meta';
import { OAuthStore } from './store/oauth';
import { Reviews } from './store/reviews';
import { Teams } from './store/teams';
import { Threads } from './store/threads';
import { Tokens } from './store/tokens';

export interface GitHubOptions {
  /** Folder of `github.sqlite` and `repos/`. */
  data: string;
  /** Address that clients use, without a slash at the end. */
  url: string;
  clock: Clock;
  /** Hosts other than this machine that webhooks may go to. */
  webhookHosts?: string[];
  log?: (message: string) => void;
}

/**
 * What all parts of the GitHub stand-in share: the database, the bare
 * repositories, the clock, and one lock per repository.
 */
export class GitHub {
  readonly db: Db;
  readonly accounts: Accounts;
  readonly repositories: Repositories;
  readonly tokens: Tokens;
  readonly teams: Teams;
  readonly oauth: OAuthStore;
  readonly meta: Meta;
  readonly issues: Issues;
  readonly comments: Comments;
  readonly labels: Labels;
  readonly reactions: Reactions;
  readonly reviews: Reviews;
  readonly threads: Threads;
  readonly pullCache = new PullFactsCache();
  readonly hooks: Hooks;
  readonly events: Events;
  readonly bare: BareRepositories;
  readonly locks = new KeyedMutex<number>();
  readonly refs: RefTracker;
  readonly url: string;
  readonly clock: Clock;
  readonly log: (message: string) => void;

  constructor(options: GitHubOptions) {
    this.url = options.url;
    this.clock = options.clock;
    this.log = options.log ?? (() => {});
    this.db = openDatabase(path.join(options.data, 'github.sqlite'));
    this.accounts = new Accounts(this.db);
    this.repositories = new Repositories(this.db);
    this.tokens = new Tokens(this.db, this.clock);
    this.teams = new Teams(this.db);
    this.oauth = new OAuthStore(this.db);
    this.meta = new Meta(this.db);
    this.issues = new Issues(this.db);
    this.comments = new Comments(this.db);
    this.labels = new Labels(this.db);
    this.reactions = new Reactions(this.db);
    this.reviews = new Reviews(this.db);
    this.threads = new Threads(this.db);
    this.hooks = new Hooks(this.db);
    this.events = new Events(this, options.webhookHosts);
    this.bare = new BareRepositories(path.join(options.data, 'repos'));
    this.refs = new RefTracker(this);
    tellPushes(this);
    followRefs(this);
  }

  /** The time as GitHub writes it. */
  now(): string {
    return timestamp(this.clock.now());
  }

  directoryOf(repository: Pick<Repository, 'owner' | 'name'>): string {
    return this.bare.directory(repository.owner, repository.name);
  }

  async isAncestor(
    repository: Repository,
    ancestor: string,
    descendant: string,
  ): Promise<boolean> {
    const { code } = await git(
      this.directoryOf(repository),
      ['merge-base', '--is-ancestor', ancestor, descendant],
      { okCodes: [0, 1, 128] },
    );
    return code === 0;
  }

  /** Puts the data folder in order after a crash. */
  async recover(): Promise<void> {
    await this.bare.prepare();
    // Only then: a push that still runs needs its locks.
    await this.refs.waitForOrphans();
    await removeLeftovers(this.bare.root);
    for (const repository of this.repositories.list()) {
      await this.bare.restoreName(repository);
      await this.bare.setHead(repository);
    }
    await this.refs.recover();
    await recoverPulls(this);
  }

  close() {
    this.db.close();
  }
}
