import type { Octokit } from '@octokit/rest';
import fs from 'node:fs/promises';
import path from 'node:path';
import { Contract } from './contract';
import { gitOk, WorkingCopy } from './git';
import { contractFetch, contractOctokit } from './octokit';

/**
 * Who is in every test sandbox. `acme` has developer and reviewer as members
 * who may push, platform-owner as its owner; outsider belongs to nothing, and
 * site-admin may do everything.
 */
export const people = [
  'developer',
  'reviewer',
  'platform-owner',
  'outsider',
  'site-admin',
] as const;
export type Person = (typeof people)[number];

/** The token of a person; the same in every sandbox, so restarts keep it. */
export const tokenOf = (person: Person) => `ghp_test_${person}`;

/** What people do with a sandbox that runs somewhere. */
export abstract class SandboxClient {
  readonly contract = new Contract();
  #copies = 0;

  /** @param data folder of the sandbox, and of what people clone */
  constructor(readonly data: string) {}

  abstract get url(): string;

  /** An octokit that fails on answers GitHub does not describe. */
  octokit(person?: Person): Octokit {
    return contractOctokit(this.contract, this.url, person && tokenOf(person));
  }

  /** Asks the REST API at `/api/v3` and checks the answer against the contract. */
  rest(
    person: Person | undefined,
    pathname: string,
    init: RequestInit = {},
  ): Promise<Response> {
    const headers = new Headers(init.headers);
    if (person) headers.set('authorization', `token ${tokenOf(person)}`);
    const base = `${this.url}/api/v3`;
    return contractFetch(this.contract, base)(base + pathname, {
      ...init,
      headers,
    });
  }

  /** Clone address with the person's token in it. */
  remote(person: Person, repository: string): string {
    const { host } = new URL(this.url);
    return `http://${person}:${tokenOf(person)}@${host}/acme/${repository}.git`;
  }

  /** Creates `acme/<name>` with these files on main (a README by default). */
  async createRepository(
    name: string,
    files?: Record<string, string | Buffer>,
    settings: { private?: boolean } = {},
  ) {
    const owner = this.octokit('platform-owner');
    const { data } = await owner.repos.createInOrg({
      org: 'acme',
      name,
      auto_init: files === undefined,
      ...settings,
    });
    if (files) {
      const copy = await this.clone('platform-owner', name);
      await copy.git('symbolic-ref', 'HEAD', 'refs/heads/main');
      await copy.commit(files, 'Initial commit');
      await copy.git('push', '--quiet', 'origin', 'main');
    }
    return data;
  }

  async clone(
    person: Person,
    repository: string,
    ...args: string[]
  ): Promise<WorkingCopy> {
    this.#copies += 1;
    const directory = path.join(this.data, 'copies', String(this.#copies));
    await fs.mkdir(directory, { recursive: true });
    await gitOk(directory, [
      'clone',
      '--quiet',
      ...args,
      this.remote(person, repository),
      '.',
    ]);
    return new WorkingCopy(directory);
  }
}
