import type { EnvironmentOptions, GitSettings } from './environment';
import { GitResult, runGit } from './runGit';
import type { MirrorCredentials, MirrorLimits } from '../settings';

export interface GitProgramOptions {
  limits: MirrorLimits;
  credentials: MirrorCredentials;
  /** Protocols that git may speak. */
  protocols: readonly string[];
  /** Major and minor version of git. */
  version: readonly [number, number];
}

interface Call {
  input?: string | Buffer;
  okCodes?: readonly number[];
  variables?: NodeJS.ProcessEnv;
}

/** Settings of calls over the network. */
const NETWORK: GitSettings = {
  // Without a byte for this long, the other side is gone.
  'http.lowSpeedLimit': '1',
  'http.lowSpeedTime': '60',
  'transfer.fsckObjects': 'true',
  // Old histories have these; they do no harm.
  'fetch.fsck.zeroPaddedFilemode': 'ignore',
  'fetch.fsck.missingSpaceBeforeDate': 'ignore',
  'fetch.fsck.badTimezone': 'ignore',
  'submodule.recurse': 'false',
};

/** The git program with the settings, limits and credentials of all calls. */
export class GitProgram {
  readonly limits: MirrorLimits;
  readonly version: readonly [number, number];
  readonly #credentials: MirrorCredentials;
  readonly #protocols: string;

  constructor(options: GitProgramOptions) {
    this.limits = options.limits;
    this.version = options.version;
    this.#credentials = options.credentials;
    this.#protocols = options.protocols.join(':');
  }

  atLeast(major: number, minor: number): boolean {
    const [ownMajor, ownMinor] = this.version;
    return ownMajor > major || (ownMajor === major && ownMinor >= minor);
  }

  environment(settings?: GitSettings): EnvironmentOptions {
    return {
      protocols: this.#protocols,
      settings,
      countedSettings: this.atLeast(2, 31),
    };
  }

  /** Work on this machine. */
  run(
    directory: string,
    args: readonly string[],
    call: Call = {},
  ): Promise<GitResult> {
    return runGit(directory, args, {
      ...this.environment(),
      ...call,
      timeout: this.limits.localTime,
    });
  }

  /** Work with a remote, with its credentials. */
  async call(
    directory: string,
    url: string,
    args: readonly string[],
    call: Call & { timeout?: number; outgrown?: () => Promise<boolean> } = {},
  ): Promise<GitResult> {
    const header = await this.#credentials(url);
    const settings = {
      ...NETWORK,
      ...(header && {
        [`http.${url}.extraHeader`]: `Authorization: ${header}`,
      }),
    };
    return runGit(directory, args, {
      ...this.environment(settings),
      timeout: this.limits.networkTime,
      ...call,
    });
  }
}
