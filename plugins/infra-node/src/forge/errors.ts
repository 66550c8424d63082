import type { RepositoryRef } from '../mirror/types';
import { isRateLimited, retryTime } from './retry';
import { ForgeError, ForgeFailure } from './types';

/** Tokens of GitHub, and credentials in an address or a header. */
const SECRETS =
  /\b(?:gh[opsur]_\w+|github_pat_\w+|v1\.[0-9a-f]{40})\b|(?<=:\/\/)[^/\s@]+@|\b(?:basic|bearer|token)\s+[\w.~+/=-]{8,}/gi;

/** Control characters, which terminals and logs would obey. */
// eslint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u001f\u007f-\u009f]+/g;

/** A text of somebody else's without credentials, on one line, at most 300 characters. */
export function harmless(text: string): string {
  const clean = text.replace(SECRETS, '…').replace(CONTROL, ' ').trim();
  return clean.length > 300 ? `${clean.slice(0, 299)}…` : clean;
}

const BY_STATUS: Record<number, ForgeFailure> = {
  401: 'unauthorised',
  403: 'forbidden',
  404: 'not-found',
  405: 'invalid',
  408: 'timeout',
  409: 'conflict',
  410: 'not-found',
  422: 'invalid',
  451: 'forbidden',
};

const SENTENCES: Record<ForgeFailure, string> = {
  unauthorised: 'GitHub does not accept the credentials of the portal.',
  forbidden: 'The portal has no right to do this.',
  'rate-limited': 'GitHub asks the portal to wait, it has asked too often.',
  'not-found': 'It does not exist, or the portal may not see it.',
  conflict: 'Something else is there already, or has changed meanwhile.',
  invalid: 'GitHub does not take this.',
  unavailable: 'GitHub cannot be reached, or fails itself.',
  timeout: 'GitHub did not answer in time.',
};

/** What GitHub said beside its message: `errors` of a 422. */
function said(error: any): string {
  const data = error?.response?.data;
  const list = Array.isArray(data?.errors) ? data.errors : [];
  const parts = list.map((each: any) => {
    if (typeof each === 'string') return each;
    return each?.message ?? [each?.field, each?.code].filter(Boolean).join(' ');
  });
  return [data?.message ?? error?.message ?? '', ...parts]
    .filter(Boolean)
    .join('; ');
}

/** Types of errors that GraphQL answers with. */
const BY_TYPE: Record<string, ForgeFailure> = {
  NOT_FOUND: 'not-found',
  FORBIDDEN: 'forbidden',
  INSUFFICIENT_SCOPES: 'forbidden',
  RATE_LIMITED: 'rate-limited',
};

/** Names of the errors that a call over the network ends with. */
const OF_CALLS = new Set([
  'HttpError',
  'AbortError',
  'TimeoutError',
  'GraphqlResponseError',
]);

/** Whether an error came from a call, and not from a mistake of ours. */
export const isOfCall = (error: unknown): boolean =>
  error instanceof Error && OF_CALLS.has(error.name);

/** What a failed call ended with, whatever threw it. */
export function describeFailedCall(error: any) {
  const answered = error?.response !== undefined;
  return {
    status: answered ? Number(error.status) : undefined,
    headers: (error?.response?.headers ?? {}) as Record<string, string>,
    message: said(error),
    refused: error?.name === 'GraphqlResponseError',
    type: error?.errors?.[0]?.type as string | undefined,
    timedOut: [error?.name, error?.cause?.name].some(
      name => name === 'TimeoutError' || name === 'HeadersTimeoutError',
    ),
  };
}

function failureOf(call: ReturnType<typeof describeFailedCall>): ForgeFailure {
  if (call.timedOut) return 'timeout';
  // GraphQL answers 200 and says in the body what it does not like.
  if (call.refused) return BY_TYPE[call.type ?? ''] ?? 'invalid';
  if (call.status === undefined) return 'unavailable';
  if (isRateLimited(call)) return 'rate-limited';
  return BY_STATUS[call.status] ?? 'unavailable';
}

/**
 * The error of a call as a {@link ForgeError}; others are thrown as they are.
 * @param doing what was tried, as in `open a pull request`
 */
export function toForgeError(
  error: unknown,
  doing: string,
  repository: RepositoryRef,
  now: Date,
): ForgeError {
  if (error instanceof ForgeError) return error;
  if (!isOfCall(error)) throw error;
  const call = describeFailedCall(error);
  const failure = failureOf(call);
  const place = `${repository.host}/${repository.owner}/${repository.name}`;
  const detail = call.status === undefined ? '' : harmless(call.message);
  const sentences = [
    `Could not ${doing} in ${place}.`,
    SENTENCES[failure],
    detail && `GitHub said: ${detail}`,
  ];
  return new ForgeError(failure, sentences.filter(Boolean).join(' '), {
    status: call.status,
    retryAt:
      failure === 'rate-limited' || failure === 'unavailable'
        ? retryTime(call.headers, now)
        : undefined,
    ...(detail && { said: detail }),
    // The original holds the request with its authorisation header.
    cause: undefined,
  });
}
