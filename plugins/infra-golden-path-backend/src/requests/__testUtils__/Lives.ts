import fs from 'node:fs/promises';
import path from 'node:path';
import type { ServiceRequest } from '@infra-portal/infra-common';
import type { RepositoryRef } from '@infra-portal/infra-node';
import type { ProxiedCall } from '@infra-portal/sandbox/testing';
import { ChildPortal, PortalDied } from './ChildPortal';
import type { OwnDeath } from './mortalPortal';
import { World } from './world';

/**
 * Where the portal is killed: at one of its own writes or gits, or at a call:
 * before it takes effect, after it did, or so that it takes effect when the
 * next portal is at work already.
 */
export type Death =
  | OwnDeath
  | { kind: 'call'; number: number; when: 'before' | 'after' | 'late' };

export type Commits = 'git' | 'api';

/** What happened until the end or the death. */
export interface Happened {
  died: boolean;
  calls: ProxiedCall[];
  /** How much the portal did of its own; undefined when it died. */
  counts?: { saves: number; gits: number };
}

/** What GitHub and the person's own list have of a service. */
export interface Seen {
  mine: ServiceRequest[];
  /** As GitHub's API gives them. */
  pulls: any[];
  branches: string[];
}

const REPOSITORY = 'infrastructure';
const HOUR = 3600_000;

/**
 * A portal that dies and lives again over one database and one folder of
 * clones, each time as another process.
 */
export class Lives {
  #portal: ChildPortal;
  /** Starts while the one before is at work. */
  #next: ChildPortal;
  #count = 0;

  private constructor(
    readonly world: World,
    readonly repository: RepositoryRef,
    readonly folder: string,
  ) {
    this.#portal = new ChildPortal();
    this.#next = this.#portal;
  }

  static async start(): Promise<Lives> {
    const world = await World.start();
    const repository = await world.repository(REPOSITORY);
    const folder = path.join(world.folder, 'portal');
    await fs.mkdir(folder);
    return new Lives(world, repository, folder);
  }

  async close() {
    await this.#portal.kill();
    await this.#next.kill();
    await this.world.close();
  }

  get portal() {
    return this.#portal.call;
  }

  /** Another process an hour later, with what the last one left on disk. */
  async live(commits: Commits): Promise<void> {
    if (this.#count > 0) await this.#portal.kill();
    await this.#ageLocks();
    this.#count += 1;
    this.#portal = this.#next;
    this.#next = new ChildPortal();
    await this.portal.open({
      url: this.world.proxy.url,
      folder: this.folder,
      repository: this.repository,
      commits,
      ahead: this.#count * HOUR,
    });
  }

  /** Locks that nobody holds any more are as old as the pause was long. */
  async #ageLocks() {
    const names = await fs.readdir(this.folder, { recursive: true });
    const before = new Date(Date.now() - HOUR);
    for (const name of names.filter(each => each.endsWith('.lock'))) {
      const lock = path.join(this.folder, name);
      await fs.utimes(lock, before, before).catch(() => {});
    }
  }

  /**
   * Lets the portal do something and die at it. What is to come late comes
   * when the returned function is called.
   */
  async dieAt(
    work: () => Promise<unknown>,
    death?: Death,
  ): Promise<Happened & { comeLate: () => Promise<void> }> {
    const { proxy } = this.world;
    const killed = this.#portal;
    const late: (() => Promise<void>)[] = [];
    proxy.reset();
    if (death?.kind === 'call') {
      proxy.rule = ({ number }) => {
        if (number !== death.number) return 'pass';
        return async act => {
          if (death.when === 'after') await act();
          await killed.kill();
          if (death.when === 'late') late.push(act);
        };
      };
    }
    const own = death && death.kind !== 'call' ? death : undefined;
    await killed.call.arm(own);
    const died = await work().then(
      () => false,
      error => {
        if (error instanceof PortalDied) return true;
        throw error;
      },
    );
    const calls = [...proxy.calls];
    proxy.reset();
    const counts = died ? undefined : await killed.call.counts();
    if (!died) await killed.call.arm();
    const comeLate = async () => {
      for (const act of late) await act();
    };
    return { died, calls, counts, comeLate };
  }

  async seen(service: string, branch: string): Promise<Seen> {
    const mine = await this.portal.mine();
    const pulls = await this.world.pulls(REPOSITORY, 'all');
    const branches = await this.world.branches(REPOSITORY);
    return {
      mine: mine.filter(each => each.service === service),
      pulls: pulls.filter(({ head }) => head.ref === branch),
      branches: branches.filter(each => each === branch),
    };
  }

  text(commit: string, file: string): Promise<string> {
    return this.world.text(REPOSITORY, commit, file);
  }
}
