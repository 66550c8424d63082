import { InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import type { Gate, GateFinding } from '@infra-portal/infra-common';
import { examples } from './checkService.examples';
import type { GoldenPathClient } from './GoldenPathClient';
import { INPUTS } from './inputs';

/** `infra:service:check`: all gates, a line for each. */
export function createCheckServiceAction({
  client,
}: {
  client: GoldenPathClient;
}) {
  return createTemplateAction({
    id: 'infra:service:check',
    description:
      'Checks the answers about a service by all gates, and fails when one of them does.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        intent: z => z.record(z.any()).describe(INPUTS.intent),
        repository: z => z.string().optional().describe(INPUTS.repository),
        change: z => z.string().optional().describe(INPUTS.change),
        plan: z =>
          z
            .boolean()
            .optional()
            .describe('The simulated plan too, which takes seconds.'),
      },
      output: {
        digest: z =>
          z.string().describe('Digest of what passed, for the pull request.'),
      },
    },
    async handler(ctx) {
      const { intent, repository, change, plan } = ctx.input;
      const preview = await client.preview(
        { intent, repository, change, plan },
        await ctx.getInitiatorCredentials(),
        ctx.signal,
      );
      for (const gate of preview.gates) {
        ctx.logger.info(lineOf(gate));
        for (const finding of gate.findings) ctx.logger.info(textOf(finding));
      }
      const failed = preview.gates.filter(({ status }) => status === 'failed');
      if (failed.length > 0) {
        const names = failed.map(({ id }) => id).join(', ');
        const [first] = failed.flatMap(({ findings }) => findings);
        throw new InputError(
          `Failed: ${names}. ${first ? textOf(first).trim() : ''}`,
        );
      }
      if (!preview.digest) {
        throw new InputError('These answers change nothing.');
      }
      ctx.output('digest', preview.digest);
    },
  });
}

function lineOf({ id, status, reason, source }: Gate): string {
  const why = reason ? `: ${reason.en} · ${reason.ko}` : '';
  return `${status.padEnd(7)} ${id} (${source})${why}`;
}

/** One finding on one line; texts of repositories may hold anything. */
function textOf({ field, file, line, message, remedy }: GateFinding): string {
  const place = file ? `${file}${line ? `:${line}` : ''}` : field?.join('.');
  const text = [place, message.en, remedy?.en].filter(Boolean).join(': ');
  return `  ${text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')}`;
}
