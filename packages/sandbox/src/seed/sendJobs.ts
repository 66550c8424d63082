import { createHmac } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { GitHub } from '../github/github';
import { JOBS, reportOf, type SampleJob } from './jobs';

const PATIENCE = 10_000;
/** The portal starts after the sandbox. ms */
const PAUSE = 1_000;
const TRIES = 900;
/** All else may be otherwise in a moment: a portal that starts says 404. */
const REFUSED = new Set([400, 401, 403, 413]);

export interface SendJobsOptions {
  /** Where the sandbox answers. */
  url: string;
  portalUrl: string;
  /** What reports are signed with; absent: nobody is told. */
  secret?: string;
  log: (message: string) => void;
  signal: AbortSignal;
}

/**
 * Tells the portal, when it is there, what GitHub Actions did in the sample.
 * What it did not take is told again after the next start.
 */
export async function sendJobs(
  github: GitHub,
  { url, portalUrl, secret, log, signal }: SendJobsOptions,
): Promise<void> {
  const kept = github.meta.get(JOBS);
  if (!secret || !kept) return;
  const jobs: SampleJob[] = JSON.parse(kept);
  let sent = 0;
  try {
    for (let tried = 0; tried < TRIES && sent < jobs.length; ) {
      const status = await send(jobs[sent]).catch(() => 0);
      if (status === 202) sent += 1;
      else if (REFUSED.has(status)) {
        log(`Sandbox: the portal refused a sample report: ${status}`);
        return;
      } else {
        tried += 1;
        await sleep(PAUSE, undefined, { signal });
      }
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    if (sent > 0) github.meta.set(JOBS, JSON.stringify(jobs.slice(sent)));
  }

  async function send(job: SampleJob): Promise<number> {
    const body = JSON.stringify({
      ...reportOf(job, url),
      sentAt: new Date().toISOString(),
    });
    const sum = createHmac('sha256', secret!).update(body).digest('hex');
    const answer = await fetch(`${portalUrl}/api/infra-stacks/reports`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-infra-portal-signature-256': `sha256=${sum}`,
      },
      body,
      signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE)]),
    });
    await answer.arrayBuffer();
    return answer.status;
  }
}
