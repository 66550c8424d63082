import { setTimeout as sleep } from 'node:timers/promises';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import type { ServiceRequest } from '@infra-portal/infra-common';
import type { GoldenPathClient } from './GoldenPathClient';
import { INPUTS } from './inputs';
import { examples } from './openPullRequest.examples';

/** Milliseconds between looks at a request, and until it is left to itself. */
const PAUSE = 1_000;
const PATIENCE = 120_000;

/** `infra:pull-request:open`: opens or updates the pull request of a service. */
export function createOpenPullRequestAction({
  client,
  pause = PAUSE,
}: {
  client: GoldenPathClient;
  pause?: number;
}) {
  return createTemplateAction({
    id: 'infra:pull-request:open',
    description:
      'Opens the pull request of a service, or updates the one that is open. The same answers give the same pull request, however often they are sent.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        intent: z => z.record(z.any()).describe(INPUTS.intent),
        digest: z =>
          z
            .string()
            .describe(
              'Digest of infra:service:check: what was checked is what is proposed.',
            ),
        repository: z => z.string().optional().describe(INPUTS.repository),
        change: z => z.string().optional().describe(INPUTS.change),
        draft: z => z.boolean().optional().describe('Opens it as a draft.'),
        note: z => z.string().optional().describe('A word to the reviewers.'),
      },
      output: {
        id: z => z.string().describe('Id of the request in the portal.'),
        url: z => z.string().describe('Address of the pull request.'),
        number: z => z.number().describe('Number of the pull request.'),
      },
    },
    async handler(ctx) {
      const { intent, digest, repository, change, draft, note } = ctx.input;
      if (ctx.isDryRun) {
        ctx.logger.info('A dry run opens no pull request');
        return;
      }
      const credentials = await ctx.getInitiatorCredentials();
      const id = await ctx.checkpoint({
        key: 'infra.pull-request.open',
        fn: async () => {
          const order = { intent, digest, repository, change, draft, note };
          return (await client.submit(order, credentials)).id;
        },
      });
      ctx.output('id', id);
      const request = await settled(() => client.request(id, credentials), {
        pause,
        signal: ctx.signal,
      });
      if (request.failure) throw new Error(request.failure.message.en);
      if (!request.pullRequest) {
        ctx.logger.warn(
          `Request ${id} is still being opened; the portal goes on with it`,
        );
        return;
      }
      const { url, number } = request.pullRequest;
      ctx.logger.info(`Pull request #${number}: ${url}`);
      ctx.output('url', url);
      ctx.output('number', number);
    },
  });
}

/** Waits until there is a pull request, or a failure. */
async function settled(
  ask: () => Promise<ServiceRequest>,
  { pause, signal }: { pause: number; signal?: AbortSignal },
): Promise<ServiceRequest> {
  const until = Date.now() + PATIENCE;
  for (;;) {
    const request = await ask();
    if (request.state !== 'opening' || Date.now() > until) return request;
    await sleep(pause, undefined, { signal });
  }
}
