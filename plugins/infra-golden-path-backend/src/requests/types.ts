import type { ServiceRequest } from '@infra-portal/infra-common';
import type { Actor, RepositoryRef } from '@infra-portal/infra-node';

export interface Order {
  repository?: RepositoryRef;
  intent: unknown;
  change: string;
  digest: string;
  draft: boolean;
  note?: string;
  /** Seconds in which the form was seen. */
  answering?: number;
  /**
   * Milliseconds that submitting waits for the pull request; default: of the
   * settings. It follows by itself anyway.
   */
  patience?: number;
}

export interface RequestFilter {
  /** Entity ref of who asked. */
  requestedBy?: string;
  states?: ServiceRequest['state'][];
  product?: string;
  limit?: number;
  /** Of the page before. */
  cursor?: string;
}

/** Opens pull requests and follows them; alone owns idempotency. */
export interface RequestService {
  /**
   * Returns at once when the order is written down; the pull request follows
   * within the call where that is quick, else by itself.
   * @throws ConflictError when the digest is no longer that of a preview
   */
  submit(
    order: Order,
    actor: Actor,
  ): Promise<{ request: ServiceRequest; created: boolean }>;
  get(id: string): Promise<ServiceRequest>;
  list(
    filter: RequestFilter,
  ): Promise<{ items: ServiceRequest[]; nextCursor?: string }>;
  /**
   * Goes on where it stopped.
   * @param options.take of a conflict: whose lines win where both sides changed
   * them, ours (of the golden path) or theirs (on the branch); without it what is
   * on the branch now is merged again
   * @throws ConflictError when it is merged or closed
   */
  resume(
    id: string,
    actor: Actor,
    options?: { take?: 'ours' | 'theirs' },
  ): Promise<ServiceRequest>;
  /** Closes the pull request and deletes the branch if nobody else wrote to it. */
  cancel(id: string, actor: Actor): Promise<ServiceRequest>;
}
