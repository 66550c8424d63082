import {
  REPORT_SIGNATURE_HEADER,
  type ReportAnswer,
  reportAnswerSchema,
  type ReportInput,
} from '@infra-portal/infra-common';
import { createHmac } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { CommandFailure } from '../exitCodes';

const TRIES = 4;
/** Before the second try; three times as long before each later one. ms */
const PAUSE = 1_000;
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

export type Unsent = Omit<ReportInput, 'sentAt'>;

interface Refusal {
  why: string;
  isFinal: boolean;
}

/**
 * Signs a report and posts it, again while the portal is away.
 * @throws CommandFailure with what the portal said
 */
export async function sendReport(
  report: Unsent,
  receiver: Receiver,
): Promise<ReportAnswer> {
  const { retrying, pause = PAUSE } = receiver;
  for (let tried = 1; ; tried += 1) {
    const answer = await post(report, receiver);
    if (!('why' in answer)) return answer;
    if (answer.isFinal || tried === TRIES) throw new CommandFailure(answer.why);
    retrying(answer.why);
    await sleep(pause * 3 ** (tried - 1));
  }
}

async function post(
  report: Unsent,
  { url, secret, timeout }: Receiver,
): Promise<ReportAnswer | Refusal> {
  // Signed anew each time: the portal takes no old ones.
  const body = JSON.stringify({ ...report, sentAt: new Date().toISOString() });
  const sum = createHmac('sha256', secret).update(body).digest('hex');
  try {
    const response = await fetch(`${url}/api/infra-stacks/reports`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        [REPORT_SIGNATURE_HEADER]: `sha256=${sum}`,
      },
      body,
      redirect: 'error',
      signal: AbortSignal.timeout(timeout),
    });
    return readAnswer(response.status, await response.text());
  } catch (error) {
    const { message, cause } = error as Error;
    const why = cause instanceof Error ? cause.message || message : message;
    return { why: `The portal cannot be reached: ${why}`, isFinal: false };
  }
}

function readAnswer(status: number, text: string): ReportAnswer | Refusal {
  const data = parsed(text);
  if (status === 202) {
    const answer = reportAnswerSchema.safeParse(data);
    if (answer.success) return answer.data;
  }
  const said =
    (data as { error?: { message?: string } } | undefined)?.error?.message ??
    text;
  return {
    why: `The portal answered ${status}: ${said.slice(0, LONGEST_ANSWER)}`,
    isFinal: REFUSED.has(status),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
