import { channel } from 'node:diagnostics_channel';
import type { ChildProcess } from 'node:child_process';
import path from 'node:path';
import type { EventsService } from '@backstage/plugin-events-node';
import type { GitMirrors, RepositoryRef } from '@infra-portal/infra-node';
import type { Knex } from 'knex';
import {
  createRequestService,
  type RunningRequestService,
} from '../createRequestService';
import type { Order } from '../types';
import type { RequestSettings } from '../steps/types';
import {
  forgesOf,
  minji,
  mirrorsOf,
  orderFor,
  previewsOver,
  SETTINGS,
  silentLogger,
  sqlite,
} from './parts';

/** Where this process kills itself: at its n-th write, or at its n-th git. */
export interface OwnDeath {
  kind: 'save' | 'git';
  number: number;
}

export interface MortalOptions {
  /** Address of GitHub. */
  url: string;
  /** Of the database's file and the clones. */
  folder: string;
  repository: RepositoryRef;
  commits: RequestSettings['commits'];
  /** Milliseconds that its clock is ahead, as if a pause had passed. */
  ahead: number;
}

/** A service whose files are its only answer. */
export interface Wish {
  service: string;
  text: string;
}

const WRITE = /^\s*(insert|update|delete|commit)\b/i;
const YEAR = 365 * 24 * 3600_000;

const die = () => process.kill(process.pid, 'SIGKILL');

/** Requests over a file and a folder, in a process that can be killed. */
export class MortalPortal {
  #saves = 0;
  #gits = 0;
  #death: OwnDeath | undefined;
  #options!: MortalOptions;
  #database!: Knex;
  #mirrors!: GitMirrors;
  #service!: RunningRequestService;

  async open(options: MortalOptions) {
    const { url, folder, commits, ahead } = options;
    this.#options = options;
    this.#database = await sqlite(path.join(folder, 'requests.sqlite'));
    this.#database.on('query', ({ sql }: { sql: string }) => {
      if (WRITE.test(sql)) this.#countSave();
    });
    channel('child_process').subscribe(message => {
      this.#countGit((message as { process: ChildProcess }).process);
    });
    this.#mirrors = mirrorsOf(url, path.join(folder, 'mirrors'));
    this.#service = createRequestService({
      database: this.#database,
      mirrors: this.#mirrors,
      previews: previewsOver(this.#mirrors),
      forges: forgesOf(url),
      events: { async publish() {} } as unknown as EventsService,
      logger: silentLogger,
      notify: async () => {},
      settings: { ...SETTINGS, commits, poll: YEAR },
      clock: () => new Date(Date.now() + ahead),
    });
  }

  #countSave() {
    this.#saves += 1;
    const { kind, number } = this.#death ?? {};
    // Before it is written: the last thing that is left is what came before it.
    if (kind === 'save' && number === this.#saves) die();
  }

  #countGit(git: ChildProcess) {
    this.#gits += 1;
    const { kind, number } = this.#death ?? {};
    if (kind !== 'git' || number !== this.#gits) return;
    git.once('spawn', () => {
      // A machine that goes down takes git with it.
      if (git.pid) process.kill(-git.pid, 'SIGKILL');
      die();
    });
  }

  /** Counts from here on, and dies where it is told to. */
  arm(death?: OwnDeath) {
    this.#saves = 0;
    this.#gits = 0;
    this.#death = death;
  }

  counts() {
    return { saves: this.#saves, gits: this.#gits };
  }

  order({ service, text }: Wish) {
    const intent = {
      product: 'authhub',
      service,
      files: {
        [`stacks/authhub/${service}/service.yaml`]: `service: ${service}\n`,
        [`stacks/authhub/${service}/dev/main.tf`]: text,
      },
    };
    return orderFor(this.#mirrors, this.#options.repository, intent);
  }

  async submit(order: Order) {
    return (await this.#service.submit(order, minji)).request;
  }

  resume(id: string) {
    return this.#service.resume(id, minji);
  }

  cancel(id: string) {
    return this.#service.cancel(id, minji);
  }

  runDue() {
    return this.#service.runDue();
  }

  /** As the list of who asked shows it. */
  async mine() {
    const requestedBy = minji.userRef;
    const { items } = await this.#service.list({ requestedBy, limit: 200 });
    return items;
  }

  async close() {
    await this.#service.stop();
    this.#mirrors.close();
    await this.#database.destroy();
  }
}
