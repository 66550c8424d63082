import { InputError } from '@backstage/errors';
import { z } from 'zod';

const hash = z.string().regex(/^[0-9a-f]{40,64}$/);
const branch = z.string().min(1).max(300);
const repository = z.object({
  full_name: z.string().regex(/^[\w.-]+\/[\w.-]+$/),
  html_url: z.url({ protocol: /^https?$/ }),
});

const push = z.object({ repository });
const pullRequest = z.object({
  repository,
  pull_request: z.object({
    number: z.int().positive(),
    state: z.enum(['open', 'closed']),
    merged: z.boolean().nullish(),
    head: z.object({ ref: branch, sha: hash }),
  }),
});
const review = z.object({
  repository,
  pull_request: z.object({
    number: z.int().positive(),
    head: z.object({ sha: hash }),
  }),
});
const onLine = z.object({
  repository,
  pull_request: z.object({ number: z.int().positive() }),
});
const comment = z.object({
  repository,
  issue: z.object({
    number: z.int().positive(),
    pull_request: z.unknown().optional(),
  }),
});
const status = z.object({ repository, sha: hash });
const checkRun = z.object({
  repository,
  check_run: z.object({ head_sha: hash }),
});

interface OfRepository {
  /** `host/owner/name` */
  repository: string;
}

/** What the portal keeps of a webhook's message. */
export type WebhookMessage = OfRepository &
  (
    | { kind: 'push' }
    | {
        kind: 'pull-request';
        number: number;
        state: 'open' | 'merged' | 'closed';
        branch: string;
        head: string;
      }
    | { kind: 'checks'; commit: string; number?: number }
    | { kind: 'conversation'; number: number }
  );

/** @throws InputError when a message is no JSON */
export function readJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    throw new InputError(
      'The message is no JSON. Choose the content type application/json for the webhook.',
    );
  }
}

/**
 * Keeps of a message what the portal works with.
 * @returns undefined for an event that it does not listen to
 * @throws InputError when the message is not as GitHub writes it
 */
export function readMessage(
  event: string,
  body: unknown,
): WebhookMessage | undefined {
  switch (event) {
    case 'push': {
      const data = parsed(push, event, body);
      return { kind: 'push', ...of(data.repository) };
    }
    case 'pull_request': {
      const data = parsed(pullRequest, event, body);
      const { number, state, merged, head } = data.pull_request;
      const closed = merged ? 'merged' : 'closed';
      return {
        kind: 'pull-request',
        ...of(data.repository),
        number,
        state: state === 'open' ? 'open' : closed,
        branch: head.ref,
        head: head.sha,
      };
    }
    case 'pull_request_review': {
      const data = parsed(review, event, body);
      const { number, head } = data.pull_request;
      const commit = head.sha;
      return { kind: 'checks', ...of(data.repository), commit, number };
    }
    case 'pull_request_review_comment':
    case 'pull_request_review_thread': {
      const data = parsed(onLine, event, body);
      const { number } = data.pull_request;
      return { kind: 'conversation', ...of(data.repository), number };
    }
    case 'issue_comment': {
      const data = parsed(comment, event, body);
      // GitHub tells of comments of issues by the same event.
      if (!data.issue.pull_request) return undefined;
      const { number } = data.issue;
      return { kind: 'conversation', ...of(data.repository), number };
    }
    case 'status': {
      const data = parsed(status, event, body);
      return { kind: 'checks', ...of(data.repository), commit: data.sha };
    }
    case 'check_run': {
      const data = parsed(checkRun, event, body);
      const commit = data.check_run.head_sha;
      return { kind: 'checks', ...of(data.repository), commit };
    }
    default:
      return undefined;
  }
}

function of({ full_name, html_url }: z.output<typeof repository>) {
  return { repository: `${new URL(html_url).host}/${full_name}` };
}

function parsed<T extends z.ZodType>(
  schema: T,
  event: string,
  data: unknown,
): z.output<T> {
  const result = schema.safeParse(data);
  if (result.success) return result.data;
  throw new InputError(
    `The message is not what GitHub sends as ${event}: ${z.prettifyError(
      result.error,
    )}`,
  );
}
