import { Octokit } from '@octokit/rest';
import { Contract } from './contract';

/**
 * An unmodified octokit whose every answer is compared with GitHub's
 * description; an answer that differs makes the call fail.
 */
export function contractOctokit(
  contract: Contract,
  url: string,
  token: string | undefined,
): Octokit {
  const baseUrl = `${url}/api/v3`;
  return new Octokit({
    baseUrl,
    auth: token,
    userAgent: 'contract-suite',
    log: { debug() {}, info() {}, warn() {}, error() {} },
    request: { fetch: contractFetch(contract, baseUrl) },
  });
}

/** `fetch` that compares each answer of the REST API with the description. */
export function contractFetch(contract: Contract, baseUrl: string) {
  return async (
    input: string | URL,
    init: RequestInit = {},
  ): Promise<Response> => {
    const response = await fetch(input, init);
    const { pathname } = new URL(input, baseUrl);
    const root = new URL(baseUrl).pathname;
    const contentType = response.headers.get('content-type') ?? undefined;
    const json = contentType?.includes('json') && init.method !== 'HEAD';
    const text = json ? await response.clone().text() : '';
    contract.check({
      method: (init.method ?? 'GET').toUpperCase(),
      path: pathname.startsWith(root) ? pathname.slice(root.length) : pathname,
      status: response.status,
      contentType,
      body: text ? JSON.parse(text) : undefined,
    });
    return response;
  };
}
