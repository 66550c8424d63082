import { createHash } from 'node:crypto';
import path from 'node:path';
import { GitMirror } from './GitMirror';
import { GitProgram } from './git/GitProgram';
import { gitVersion } from './git/version';
import { MirrorFolder } from './MirrorFolder';
import { repositoryKey, repositoryName } from './repositories';
import { DEFAULT_LIMITS, MirrorCredentials, MirrorLimits } from './settings';
import type { Mirror, Mirrors, RepositoryRef } from './types';

export interface GitMirrorsOptions {
  /** Folder that holds the clones. */
  directory: string;
  credentials: MirrorCredentials;
  /** Address of a repository that git fetches from, without credentials. */
  urlOf: (repository: RepositoryRef) => string;
  limits?: Partial<MirrorLimits>;
  /** Default: http and https. */
  protocols?: readonly string[];
  /** Version of git to be content with. Default: that of the program. */
  version?: readonly [number, number];
}

/** Mirrors in one folder of this machine. */
export class GitMirrors implements Mirrors {
  readonly #options: GitMirrorsOptions;
  readonly #git: GitProgram;
  readonly #mirrors = new Map<string, GitMirror>();

  /** @throws Error when git cannot be started or is too old */
  constructor(options: GitMirrorsOptions) {
    this.#options = options;
    this.#git = new GitProgram({
      limits: { ...DEFAULT_LIMITS, ...options.limits },
      credentials: options.credentials,
      protocols: options.protocols ?? ['http', 'https'],
      version: options.version ?? gitVersion(),
    });
  }

  of(repository: RepositoryRef): Mirror {
    const key = repositoryKey(repository);
    const known = this.#mirrors.get(key);
    if (known) return known;
    const folder = new MirrorFolder({
      path: path.join(this.#options.directory, folderName(repository)),
      url: this.#options.urlOf(repository),
      name: repositoryName(repository),
      git: this.#git,
    });
    const mirror = new GitMirror({ repository, folder, git: this.#git });
    this.#mirrors.set(key, mirror);
    return mirror;
  }

  /** Ends the processes that mirrors keep. */
  close() {
    for (const mirror of this.#mirrors.values()) mirror.close();
  }
}

/** A folder's name that people can read and that no other repository has. */
function folderName(repository: RepositoryRef): string {
  const readable = `${repository.owner}-${repository.name}`
    .toLowerCase()
    .replace(/[^a-z0-9-]+/g, '-')
    .slice(0, 60);
  const hash = createHash('sha256').update(repositoryKey(repository));
  return `${readable}-${hash.digest('hex').slice(0, 12)}.git`;
}
