import {
  detectedDrift,
  type DriftObservation,
} from '@infra-portal/infra-common';
import { AtlantisError } from './AtlantisClient';
import { longCall } from './longCall';

const OK = 200;
/** Done, and some projects have errors. */
const PARTLY = 207;

/** Names that Atlantis takes for tags or commits where no base is named. */
const AMBIGUOUS =
  /^(?:[0-9a-f]{7,40}|v?\d[\w.-]{0,100}|prod|production|latest|stable|release)$/i;

export type DriftFailure =
  /** It is not there, or fails itself; it may be there soon. */
  | 'down'
  /** The answer was lost: Atlantis may go on, and tell by its memory. */
  | 'lost'
  | 'unauthorised'
  | 'disabled'
  | 'not-allowed'
  | 'refused'
  | 'strange';

/** Why Atlantis did not say what drifted; the message is for people. */
export class DriftError extends AtlantisError {
  constructor(readonly failure: DriftFailure, message: string) {
    super(message);
    this.name = 'DriftError';
  }
}

/** A stack as Atlantis knows it: by its project, or by its place. */
export type DriftTarget =
  | { project: string }
  | { directory: string; workspace: string };

export interface DriftQuestion {
  /** `host/owner/name` */
  repository: string;
  branch: string;
  /** All by project, or all by place; at least one. */
  targets: readonly DriftTarget[];
}

interface Server {
  url: string;
  token: string;
}

export interface DriftCallOptions {
  /** Milliseconds for the whole answer. */
  timeout: number;
  signal?: AbortSignal;
  /** Milliseconds since 1970. */
  now?: () => number;
}

const fullName = (repository: string) =>
  repository.slice(repository.indexOf('/') + 1);

/**
 * Has Atlantis plan some stacks of a branch and say whether they drifted. It
 * takes as long as all plans together, and holds their locks. It is asked once:
 * a second call would plan a second time.
 * @throws DriftError when it does not say; the reason of the signal
 */
export async function detectDrift(
  server: Server,
  { repository, branch, targets }: DriftQuestion,
  options: DriftCallOptions,
): Promise<DriftObservation[]> {
  const projects = targets.flatMap(each =>
    'project' in each ? each.project : [],
  );
  const paths = targets.filter(each => 'directory' in each);
  if (projects.length > 0 === paths.length > 0) {
    // With neither Atlantis would plan everything; both it refuses.
    throw new DriftError('refused', 'Name projects or places, not both.');
  }
  const body = JSON.stringify({
    repository: fullName(repository),
    ref: branch,
    ...(AMBIGUOUS.test(branch) && { base_branch: branch }),
    type: 'Github',
    include_plan_output: true,
    ...(projects.length > 0 ? { projects } : { paths }),
  });
  const path = '/api/drift/detect';
  return ask(server, path, { repository, branch }, { ...options, body });
}

/**
 * What Atlantis remembers of the looks at a branch since it was started last.
 * @throws DriftError when it does not say; the reason of the signal
 */
export async function driftStatus(
  server: Server,
  { repository, branch }: Omit<DriftQuestion, 'targets'>,
  options: DriftCallOptions,
): Promise<DriftObservation[]> {
  const query = new URLSearchParams({
    repository: fullName(repository),
    type: 'Github',
    ref: branch,
  });
  const path = `/api/drift/status?${query}`;
  return ask(server, path, { repository, branch }, options);
}

async function ask(
  server: Server,
  path: string,
  about: { repository: string; branch: string },
  options: DriftCallOptions & { body?: string },
): Promise<DriftObservation[]> {
  const { body, timeout, signal, now = Date.now } = options;
  const late = AbortSignal.timeout(timeout);
  let answer: { status: number; text: string };
  try {
    answer = await longCall(server, path, {
      ...(body !== undefined && { body }),
      signal: signal ? AbortSignal.any([signal, late]) : late,
    });
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof AtlantisError) throw error;
    throw late.aborted
      ? new DriftError(
          'lost',
          `${server.url} did not answer within ${Math.round(
            timeout / 60_000,
          )} minutes.`,
        )
      : brokenCall(server.url, error);
  }
  return read(server.url, answer, { ...about, at: now() });
}

/** A connection that was never made asked for nothing; one that broke may have. */
function brokenCall(url: string, error: unknown): DriftError {
  const { code } = error as NodeJS.ErrnoException;
  const isMade = code === 'ECONNRESET' || code === 'EPIPE';
  return new DriftError(
    isMade ? 'lost' : 'down',
    isMade
      ? `The connection to ${url} broke before it answered.`
      : `${url} cannot be reached.`,
  );
}

function read(
  url: string,
  { status, text }: { status: number; text: string },
  asked: Parameters<typeof detectedDrift>[1],
): DriftObservation[] {
  const data = parsed(text);
  const code = (data as { error?: { code?: unknown } } | undefined)?.error
    ?.code;
  if (status === 401) {
    throw new DriftError(
      'unauthorised',
      `${url} does not accept the token. Check infraPortal.atlantis[].token.`,
    );
  }
  if (status === 403) {
    throw new DriftError(
      'not-allowed',
      `${url} does not work on this repository.`,
    );
  }
  if (status === 503 && code !== undefined) {
    throw new DriftError(
      'disabled',
      `${url} does not look for drift. Start it with --api-secret and --enable-drift-detection.`,
    );
  }
  if (status === 504 || status === 408) {
    throw new DriftError(
      'lost',
      `Something in front of ${url} ended the call before it answered.`,
    );
  }
  if (status >= 500) {
    throw new DriftError('down', `${url} fails itself: it answered ${status}.`);
  }
  if (status === OK || status === PARTLY) {
    try {
      return detectedDrift(data, asked);
    } catch {
      // In another form than Atlantis has: said below.
    }
  } else if (status === 400 || status === 404) {
    throw new DriftError(
      'refused',
      `${url} refused the question: it answered ${status}.`,
    );
  }
  throw new DriftError(
    'strange',
    `${url} answered ${status} with something else than drift. Check that it is Atlantis, 0.47 or newer.`,
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
