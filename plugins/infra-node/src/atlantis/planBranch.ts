import {
  cleanText,
  oneLine,
  type PlanAnswer,
  readPlanAnswer,
} from '@infra-portal/infra-common';
import { AtlantisError } from './AtlantisClient';
import { longCall } from './longCall';

export type PlanBranchFailure =
  | 'down'
  | 'unauthorised'
  | 'disabled'
  | 'not-allowed'
  | 'timeout'
  | 'refused'
  | 'strange';

/** Why Atlantis made no plan of a branch; the message is for people. */
export class PlanBranchError extends AtlantisError {
  constructor(
    readonly failure: PlanBranchFailure,
    message: string,
    /** In the words of Atlantis, one line. */
    readonly detail?: string,
  ) {
    super(message);
    this.name = 'PlanBranchError';
  }
}

export interface PlanBranchRequest {
  /** `owner/name` */
  repository: string;
  branch: string;
  /** Names as `atlantis.yaml` of the branch has them. */
  projects: readonly string[];
  /** Folders of projects without a name. */
  paths: readonly { directory: string; workspace: string }[];
}

export interface PlanBranchOptions {
  /** Milliseconds for all plans together. */
  timeout: number;
  /** Ends the waiting. Atlantis goes on: nothing can stop it. */
  signal?: AbortSignal;
}

/**
 * Has Atlantis plan a branch without a pull request, and waits for all plans. It
 * is asked once: a second call would plan a second time. No `base_branch` is
 * named: with one, a branch that is ahead of it is refused.
 * @throws PlanBranchError when it makes none; the reason of the signal
 */
export async function planBranch(
  server: { url: string; token: string },
  { repository, branch, projects, paths }: PlanBranchRequest,
  { timeout, signal }: PlanBranchOptions,
): Promise<PlanAnswer> {
  if (projects.length + paths.length === 0) {
    // Atlantis would say that all of nothing succeeded.
    throw new PlanBranchError('refused', 'There is no project to plan.');
  }
  const late = AbortSignal.timeout(timeout);
  const body = JSON.stringify({
    Repository: repository,
    Ref: branch,
    Type: 'Github',
    ...(projects.length > 0 && { Projects: projects }),
    ...(paths.length > 0 && { Paths: paths }),
  });
  const both = signal ? AbortSignal.any([signal, late]) : late;
  try {
    const { status, text } = await longCall(server, '/api/plan', {
      body,
      signal: both,
    });
    return answerOf(server.url, status, text);
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof AtlantisError) throw error;
    if (late.aborted) {
      throw new PlanBranchError(
        'timeout',
        `${server.url} did not finish within ${Math.round(
          timeout / 60_000,
        )} minutes.`,
      );
    }
    throw new PlanBranchError('down', `${server.url} cannot be reached.`);
  }
}

function answerOf(url: string, status: number, text: string): PlanAnswer {
  const data = parsed(text);
  const said = saidIn(data);
  const fail = (failure: PlanBranchFailure, message: string) =>
    new PlanBranchError(failure, message, said);
  if (status === 401) {
    throw fail('unauthorised', `${url} does not accept the secret.`);
  }
  if (status === 403) {
    throw fail('not-allowed', `${url} does not work on this repository.`);
  }
  if (status === 503 && said !== undefined) {
    throw fail('disabled', `The API of ${url} is switched off.`);
  }
  if (status === 504 || status === 408) {
    throw fail(
      'timeout',
      `Something in front of ${url} ended the call before the plan was made.`,
    );
  }
  if (status === 502 || status === 503) {
    throw fail('down', `${url} cannot be reached: ${status}.`);
  }
  try {
    // When a project failed it is 500, in the same form.
    if (status === 200 || status === 500) return readPlanAnswer(data);
  } catch {
    // What else it may be is looked at below.
  }
  if (said !== undefined) {
    throw fail('refused', `${url} could not plan the branch.`);
  }
  throw fail(
    'strange',
    `${url} answered ${status} with something else than a plan. Check that it is Atlantis, 0.47 or newer.`,
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** `{"error": "…"}` of calls that came to no result. */
function saidIn(data: unknown): string | undefined {
  const error = (data as { error?: unknown } | undefined | null)?.error;
  return typeof error === 'string' ? oneLine(cleanText(error), 600) : undefined;
}
