import { NotFoundError } from '@backstage/errors';
import type {
  GithubCredentialsProvider,
  ScmIntegrations,
} from '@backstage/integration';
import type { RepositoryRef } from '../mirror/types';
import { type ClientOptions, createClient } from './client';
import type { ForgeMergeMethod } from './conversationTypes';
import { toForgeError } from './errors';
import {
  mergePull,
  type NewReview,
  setResolved,
  writeReply,
  writeReview,
} from './personActs';

/** Who somebody is at GitHub. */
export interface ForgeIdentity {
  id: number;
  /** Of GraphQL, by which the catalog's providers know people. */
  nodeId: string;
  login: string;
}

/** Somebody at GitHub in a repository, by a token of their own. */
export interface ForgePerson {
  /**
   * Who the token is of.
   * @throws ForgeError
   */
  identity(): Promise<ForgeIdentity>;
  /**
   * Writes a comment into a pull request, once: it is never tried again.
   * @throws ForgeError
   */
  comment(
    number: number,
    body: string,
  ): Promise<{ url: string; createdAt: string }>;
  /**
   * Says what one thinks, with all comments on lines, in one review.
   * @throws ForgeError `invalid` for lines that are not in the diff, and for a
   *   verdict on one's own pull request
   */
  review(number: number, review: NewReview): Promise<{ url: string }>;
  /**
   * Answers in a thread.
   * @param comment number of its first comment
   * @throws ForgeError
   */
  reply(
    number: number,
    comment: number,
    body: string,
  ): Promise<{ url: string }>;
  /**
   * Resolves a thread, or opens it again; one that is so already is fine.
   * @param thread its id of GraphQL
   * @throws ForgeError
   */
  setResolved(thread: string, resolved: boolean): Promise<void>;
  /**
   * Merges a head, and no other.
   * @throws ForgeError `conflict` when there is another head by now, `invalid`
   *   when GitHub does not merge it
   */
  merge(
    number: number,
    merge: { head: string; method: ForgeMergeMethod },
  ): Promise<{ commit: string }>;
}

export interface ForgePeople {
  /**
   * The token goes to the API of the repository's host, and is not kept.
   * @throws NotFoundError when `integrations.github` does not have the host
   */
  of(repository: RepositoryRef, token: string): ForgePerson;
}

export interface ForgePeopleOptions
  extends Omit<ClientOptions, 'repository' | 'apiBaseUrl' | 'credentials'> {
  integrations: ScmIntegrations;
}

const byToken = (token: string): GithubCredentialsProvider => ({
  getCredentials: async () => ({
    type: 'token',
    token,
    headers: { Authorization: `Bearer ${token}` },
  }),
});

/** People at the hosts in `integrations.github`. */
export function createForgePeople(options: ForgePeopleOptions): ForgePeople {
  const { integrations, ...rest } = options;
  return {
    of(repository, token) {
      const { host, owner, name } = repository;
      const apiBaseUrl = integrations.github.byHost(host)?.config.apiBaseUrl;
      if (!apiBaseUrl) {
        throw new NotFoundError(
          `There is no GitHub at ${host} in the configuration; add it to integrations.github.`,
        );
      }
      const octokit = createClient({
        // Somebody waits for the answer.
        retry: { attempts: 1 },
        ...rest,
        ...{ repository, apiBaseUrl },
        credentials: byToken(token),
      });
      const place = { owner, repo: name };
      const attempt = async <T>(doing: string, work: () => Promise<T>) => {
        try {
          return await work();
        } catch (error) {
          const now = options.now?.() ?? new Date();
          throw toForgeError(error, doing, repository, now);
        }
      };
      return {
        identity: () =>
          attempt('ask who somebody is', async () => {
            const { data } = await octokit.users.getAuthenticated();
            const { id, node_id: nodeId, login } = data;
            return { id, nodeId, login };
          }),
        comment: (number, body) =>
          attempt('write a comment', async () => {
            const { data } = await octokit.issues.createComment({
              ...{ ...place, issue_number: number, body },
            });
            return { url: data.html_url, createdAt: data.created_at };
          }),
        review: (number, review) =>
          attempt('write a review', () =>
            writeReview(octokit, place, number, review),
          ),
        reply: (number, comment, body) =>
          attempt('answer a comment', () =>
            writeReply(octokit, place, number, comment, body),
          ),
        setResolved: (thread, resolved) =>
          attempt('resolve a conversation', () =>
            setResolved(octokit, thread, resolved),
          ),
        merge: (number, merge) =>
          attempt(`merge #${number}`, () =>
            mergePull(octokit, place, number, merge),
          ),
      };
    },
  };
}
