import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import type { GoldenPathClient } from './GoldenPathClient';
import { INPUTS } from './inputs';
import { examples } from './renderService.examples';

/** `infra:service:render`: the files of a service, into the workspace. */
export function createRenderServiceAction({
  client,
}: {
  client: GoldenPathClient;
}) {
  return createTemplateAction({
    id: 'infra:service:render',
    description:
      'Renders a service from its golden path, and writes the changed files into the workspace.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        intent: z => z.record(z.any()).describe(INPUTS.intent),
        repository: z => z.string().optional().describe(INPUTS.repository),
        change: z => z.string().optional().describe(INPUTS.change),
        targetPath: z =>
          z
            .string()
            .optional()
            .describe('Folder of the workspace; default: its top.'),
      },
      output: {
        files: z =>
          z.array(z.string()).describe('Paths of changed files, in order.'),
        application: z =>
          z
            .array(z.string())
            .describe(
              'Paths that the second pull request adds to the repository of the application; not written here.',
            ),
        removed: z => z.array(z.string()).describe('Paths of files that go.'),
        digest: z => z.string().describe('Digest of what would be proposed.'),
        branch: z => z.string().describe('Branch of the pull request.'),
      },
    },
    async handler(ctx) {
      const { intent, repository, change, targetPath = '.' } = ctx.input;
      const credentials = await ctx.getInitiatorCredentials();
      const { digest, branch, files, skeleton } = await ctx.checkpoint({
        key: 'infra.service.render',
        fn: async () => {
          const request = { intent, repository, change, whole: true };
          const preview = await client.preview(
            request,
            credentials,
            ctx.signal,
          );
          const wanted = preview.files.map(file => ({
            path: file.path,
            text: file.after ?? null,
          }));
          return {
            digest: preview.digest ?? null,
            branch: preview.branch ?? null,
            files: wanted,
            skeleton: preview.application?.files.map(each => each.path) ?? [],
          };
        },
      });
      if (!digest || !branch) {
        throw new InputError(
          'These answers make no files. infra:service:check says what is in the way.',
        );
      }
      const folder = resolveSafeChildPath(ctx.workspacePath, targetPath);
      for (const { path: file, text } of files) {
        if (text === null) continue;
        const target = resolveSafeChildPath(folder, file);
        await mkdir(path.dirname(target), { recursive: true });
        await writeFile(target, text);
      }
      ctx.logger.info(`${files.length} files change on ${branch}`);
      const pathsOf = (some: typeof files) => some.map(each => each.path);
      ctx.output('files', pathsOf(files.filter(({ text }) => text !== null)));
      ctx.output('removed', pathsOf(files.filter(({ text }) => text === null)));
      ctx.output('application', skeleton);
      ctx.output('digest', digest);
      ctx.output('branch', branch);
    },
  });
}
