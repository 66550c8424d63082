import fs from 'node:fs/promises';
import path from 'node:path';
import { git } from '../github/git/run';
import { SeedClient } from './client';

/** What Terraform leaves in a folder where somebody tried it. */
const LEFTOVERS = new Set([
  '.terraform',
  '.terraform.lock.hcl',
  'terraform.tfstate',
]);

/** A clone in a temporary folder, used with the git program like anybody's. */
export class WorkingCopy {
  private constructor(
    readonly client: SeedClient,
    readonly directory: string,
    readonly remote: string,
  ) {}

  static async create(client: SeedClient, folder: string, repository: string) {
    const directory = path.join(folder, path.basename(repository));
    await fs.mkdir(directory, { recursive: true });
    const copy = new WorkingCopy(
      client,
      directory,
      `${client.url}/${repository}.git`,
    );
    await git(directory, ['init', '--quiet', '--initial-branch=main']);
    return copy;
  }

  /** Puts a folder of files over the working tree, without what tools left there. */
  async overlay(from: string) {
    await fs.cp(from, this.directory, {
      recursive: true,
      filter: source => !LEFTOVERS.has(path.basename(source)),
    });
  }

  async branch(name: string, start = 'main') {
    await git(this.directory, ['checkout', '--quiet', '-B', name, start]);
  }

  /** Commits everything at the clock's time and pushes the branch. */
  async commitAndPush(login: string, message: string, branch = 'main') {
    await git(this.directory, ['add', '--all']);
    await git(this.directory, ['commit', '--quiet', '-m', message], {
      env: this.#identity(login),
    });
    await this.#talk(login, 'push', '--quiet', this.remote, `HEAD:${branch}`);
    const { text } = await git(this.directory, ['rev-parse', 'HEAD']);
    return text.trim();
  }

  /** Tags the current commit with each name and pushes the tags together. */
  async tagAndPush(login: string, names: string[]) {
    if (names.length === 0) return;
    for (const name of names) {
      await git(this.directory, ['tag', '--annotate', '-m', name, name], {
        env: this.#identity(login),
      });
    }
    await this.#talk(login, 'push', '--quiet', '--tags', this.remote);
  }

  /** Brings main to where the server has it. */
  async pull(login: string) {
    await git(this.directory, ['checkout', '--quiet', 'main']);
    await this.#talk(
      login,
      'pull',
      '--quiet',
      '--ff-only',
      this.remote,
      'main',
    );
  }

  /** The commit of the main branch. */
  async main() {
    const { text } = await git(this.directory, ['rev-parse', 'main']);
    return text.trim();
  }

  /** The person and the clock's time, for commits and tags. */
  #identity(login: string) {
    const now = this.client.clock.now().toISOString();
    const email = `${login}@acme.example`;
    return {
      GIT_AUTHOR_NAME: login,
      GIT_AUTHOR_EMAIL: email,
      GIT_AUTHOR_DATE: now,
      GIT_COMMITTER_NAME: login,
      GIT_COMMITTER_EMAIL: email,
      GIT_COMMITTER_DATE: now,
    };
  }

  async #talk(login: string, ...args: string[]) {
    const pair = Buffer.from(`${login}:${this.client.token(login)}`);
    // By environment: arguments can be read by every user of the machine.
    await git(this.directory, args, {
      env: {
        GIT_CONFIG_COUNT: '1',
        GIT_CONFIG_KEY_0: 'http.extraHeader',
        GIT_CONFIG_VALUE_0: `Authorization: Basic ${pair.toString('base64')}`,
      },
    });
  }
}
