import type { GithubCredentialsProvider } from '@backstage/integration';
import { Octokit } from '@octokit/rest';
import type { RepositoryRef } from '../mirror/types';
import { answerCache } from './answerCache';
import { describeFailedCall, isOfCall } from './errors';
import { DEFAULT_RETRY, pauseBefore, RetryPolicy } from './retry';
import { ForgeError } from './types';

export interface ClientOptions {
  repository: RepositoryRef;
  /** `https://api.github.com`, or `https://<host>/api/v3` of an Enterprise server. */
  apiBaseUrl: string;
  credentials: GithubCredentialsProvider;
  /** Milliseconds one call may take; default 15,000. */
  timeout?: number;
  retry?: Partial<RetryPolicy>;
  /** Waits so many milliseconds; tests need not. */
  sleep?: (milliseconds: number) => Promise<void>;
  now?: () => Date;
  random?: () => number;
  fetch?: typeof fetch;
}

const METHODS_THAT_REPEAT = new Set(['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE']);
const TIMEOUT = 15_000;

const silent = { debug() {}, info() {}, warn() {}, error() {} };

const pause = (milliseconds: number) =>
  new Promise<void>(resolve => {
    setTimeout(resolve, milliseconds);
  });

/** Where a repository is seen by people. */
export const repositoryUrl = ({ host, owner, name }: RepositoryRef) =>
  `https://${host}/${owner}/${name}`;

async function authorisation(options: ClientOptions): Promise<string> {
  const { credentials, repository } = options;
  const url = repositoryUrl(repository);
  const found = await credentials.getCredentials({ url }).catch(error => {
    const status = Number(error?.status);
    if (status >= 500 || error?.cause?.code) {
      throw new ForgeError(
        'unavailable',
        `GitHub gave the portal no access to ${url} at the moment.`,
      );
    }
    throw new ForgeError(
      'unauthorised',
      `The portal has no usable credentials for ${url}. Check integrations.github in the configuration, and whether the GitHub App is installed there.`,
    );
  });
  const header = found.headers?.Authorization ?? found.headers?.authorization;
  if (header) return header;
  if (found.token) return `Bearer ${found.token}`;
  throw new ForgeError(
    'unauthorised',
    `The portal has no credentials for ${url}. Set a token or a GitHub App in integrations.github of the configuration.`,
  );
}

/** A page of a proxy or a sign-in, where JSON was asked for. */
function mustBeJson(
  response: { status: number; headers: any; data: unknown },
  url: string,
) {
  if (response.status === 204 || response.status === 205) return;
  const type = String(response.headers['content-type'] ?? '');
  if (type.includes('json') || response.data === '') return;
  throw new ForgeError(
    'unavailable',
    `The API of GitHub answered a call about ${url} with ${
      type || 'something'
    } instead of JSON. Check apiBaseUrl and any proxy in between.`,
    { status: response.status },
  );
}

/**
 * Octokit with a time limit for each call, repetition of what may be repeated,
 * and reads that GitHub does not count when nothing is new. A call that is safe
 * to repeat though it is a POST says so with `request: { repeatable: true }`.
 */
export function createClient(options: ClientOptions): Octokit {
  const policy = { ...DEFAULT_RETRY, ...options.retry };
  const now = options.now ?? (() => new Date());
  const random = options.random ?? Math.random;
  const sleep = options.sleep ?? pause;
  const cache = answerCache();
  const octokit = new Octokit({
    baseUrl: options.apiBaseUrl.replace(/\/+$/, ''),
    userAgent: 'infra-portal',
    log: silent,
    request: { fetch: options.fetch },
  });

  octokit.hook.wrap('request', async (request, call) => {
    const repeatable =
      METHODS_THAT_REPEAT.has(call.method) || call.request.repeatable === true;
    for (let attempt = 1; ; attempt += 1) {
      try {
        const headers = {
          ...call.headers,
          authorization: await authorisation(options),
        };
        const signal = AbortSignal.timeout(options.timeout ?? TIMEOUT);
        const response = await cache.ask(
          octokit.request.endpoint(call as any),
          headers,
          given => {
            // The hook's own call takes no other options than these.
            call.headers = given as typeof call.headers;
            call.request = { ...call.request, signal };
            return request(call);
          },
        );
        mustBeJson(response, repositoryUrl(options.repository));
        return response;
      } catch (error) {
        if (!isOfCall(error)) throw error;
        const failed = describeFailedCall(error);
        const wait = pauseBefore(
          { ...failed, repeatable },
          attempt,
          policy,
          now(),
          random(),
        );
        if (wait === undefined) throw error;
        await sleep(wait);
      }
    }
  });
  return octokit;
}
