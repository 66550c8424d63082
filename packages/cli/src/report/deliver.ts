import { setTimeout as sleep } from 'node:timers/promises';
import { CommandFailure } from '../exitCodes';

const TRIES = 4;
/** Before the second try; three times as long before each later one. ms */
const PAUSE = 1_000;
/** No portal is waited for longer than this between two tries. ms */
const LONGEST_PAUSE = 60_000;
const LONGEST_ANSWER = 2_000;
/** All else may be otherwise in a moment: a portal that starts says 404. */
const REFUSED = new Set([400, 401, 403, 413]);

export interface Receiver {
  /** The portal, without a slash at its end. */
  url: string;
  secret: string;
  /** Milliseconds for one try. */
  timeout: number;
  /** Hears why a try was not the last one. */
  retrying: (why: string) => void;
  pause?: number;
}

interface Refusal {
  why: string;
  isFinal: boolean;
  /** Milliseconds that the portal asks to wait. */
  wait?: number;
}

/** What reads an answer: a schema of zod. */
interface Schema<T> {
  safeParse(data: unknown): { success: true; data: T } | { success: false };
}

export interface Delivery {
  /** Below the portal, with a slash in front. */
  path: string;
  headers: Record<string, string>;
  body: string | Uint8Array;
}

/**
 * Posts something to the portal, again while the portal is away.
 * @param next what to post in this try; a signature may be of its time
 * @throws CommandFailure with what the portal said
 */
export async function deliver<T extends object>(
  next: () => Delivery,
  schema: Schema<T>,
  receiver: Receiver,
): Promise<T> {
  const { retrying, pause = PAUSE } = receiver;
  for (let tried = 1; ; tried += 1) {
    const answer = await post(next(), schema, receiver);
    if (!('why' in answer)) return answer;
    if (answer.isFinal || tried === TRIES) throw new CommandFailure(answer.why);
    retrying(answer.why);
    const wait = Math.min(answer.wait ?? 0, LONGEST_PAUSE);
    await sleep(Math.max(wait, pause * 3 ** (tried - 1)));
  }
}

async function post<T extends object>(
  { path, headers, body }: Delivery,
  schema: Schema<T>,
  { url, timeout }: Receiver,
): Promise<T | Refusal> {
  try {
    const response = await fetch(`${url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
      redirect: 'error',
      signal: AbortSignal.timeout(timeout),
    });
    return readAnswer(response, await response.text(), schema);
  } catch (error) {
    const { message, cause } = error as Error;
    const why = cause instanceof Error ? cause.message || message : message;
    return { why: `The portal cannot be reached: ${why}`, isFinal: false };
  }
}

function readAnswer<T extends object>(
  { status, headers }: Response,
  text: string,
  schema: Schema<T>,
): T | Refusal {
  const data = parsed(text);
  if (status === 202) {
    const answer = schema.safeParse(data);
    if (answer.success) return answer.data;
  }
  const said =
    (data as { error?: { message?: string } } | undefined)?.error?.message ??
    text;
  const seconds = Number(headers.get('retry-after') ?? 0);
  return {
    why: `The portal answered ${status}: ${said.slice(0, LONGEST_ANSWER)}`,
    isFinal: REFUSED.has(status),
    ...(seconds > 0 && { wait: seconds * 1_000 }),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
