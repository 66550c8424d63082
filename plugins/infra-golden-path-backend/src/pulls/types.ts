import type { OpenPull } from '@infra-portal/infra-common';

/** What is known of pull requests, for the other rooms. */
export interface PullFacts {
  /**
   * A pull request as it is now, also a merged or closed one. What cannot be
   * asked now is told as it was, with `stale` saying so.
   *
   * @param repository `host/owner/name`
   * @throws NotFoundError for one that does not exist, or of a repository that
   *   is not configured; ServiceUnavailableError when GitHub does not answer and
   *   nothing is known of it
   */
  of(repository: string, number: number): Promise<OpenPull>;

  /**
   * An open pull request as it was last read with this head, at once; it is read
   * anew meanwhile, and browsers are told if that brings news. Where that was
   * long ago, or never: as {@link PullFacts.of}.
   */
  at(repository: string, number: number, head: string): Promise<OpenPull>;
}

/** Names a pull request. */
export interface PullKey {
  /** `host/owner/name` */
  repository: string;
  number: number;
}

/** What is kept of an open pull request: what everybody sees, and what tells who. */
export interface KeptPull {
  pull: OpenPull;
  /** Logins whose last word, for or against it, was of its newest commit. */
  decided: string[];
  /** When something was last done to it, ISO 8601. */
  activeAt: string;
  /** Milliseconds that what it waits for usually takes at most. */
  patience: number;
}
