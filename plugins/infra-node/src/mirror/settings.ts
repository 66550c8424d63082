/** Limits of mirrors; all have defaults. */
export interface MirrorLimits {
  /** Bytes of one repository on disk, with its history. */
  repositorySize: number;
  /** Bytes of one file that is read. */
  fileSize: number;
  /** Milliseconds for the first clone. */
  cloneTime: number;
  /** Milliseconds for a fetch, a push or a look at the remote's branches. */
  networkTime: number;
  /** Milliseconds for work on this machine. */
  localTime: number;
}

export const DEFAULT_LIMITS: MirrorLimits = {
  repositorySize: 10 * 1024 ** 3,
  fileSize: 4 * 1024 ** 2,
  cloneTime: 15 * 60_000,
  networkTime: 120_000,
  localTime: 60_000,
};

/** Gives the value of the `Authorization` header for an address, if there is one. */
export type MirrorCredentials = (url: string) => Promise<string | undefined>;
