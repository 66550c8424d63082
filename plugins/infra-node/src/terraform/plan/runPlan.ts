import path from 'node:path';
import type { PlanDiagnostic } from '@infra-portal/infra-common';
import type { ProviderSchema } from '../schema';
import { parseDiagnostics } from './diagnostics';
import type { TerraformProgram } from './findTerraform';
import type { Confinement } from './jail';
import { serveProviders } from './provider';
import { PlanRefusal } from './refusal';
import { runProgram } from './runProgram';
import type { Stage } from './stage';
import { writeFiles } from './workFolder';

/** Bytes. */
const MOST_LOG = 8 * 2 ** 20;
const MOST_PLAN = 64 * 2 ** 20;

/** Everything a plan needs. */
export interface PlanContext {
  schemas: readonly ProviderSchema[];
  workspace: string | undefined;
  variables: Readonly<Record<string, unknown>>;
  program: TerraformProgram;
  confinement: Confinement;
  stage: Stage;
  signal: AbortSignal;
}

function environment(
  { workspace, confinement }: PlanContext,
  inside: string,
  reattach: string,
) {
  return {
    PATH: confinement.path,
    HOME: path.posix.join(inside, 'tmp'),
    TMPDIR: path.posix.join(inside, 'tmp'),
    // An empty file of our own: the user's configuration must not matter.
    TF_CLI_CONFIG_FILE: path.posix.join(inside, 'cli.tfrc'),
    TF_IN_AUTOMATION: '1',
    TF_INPUT: '0',
    CHECKPOINT_DISABLE: '1',
    TF_REATTACH_PROVIDERS: reattach,
    ...(workspace && workspace !== 'default' && { TF_WORKSPACE: workspace }),
  };
}

function failed(
  { program }: PlanContext,
  { code, stderr }: { code: number | undefined; stderr: string },
  diagnostics: PlanDiagnostic[],
): PlanRefusal {
  const errors = diagnostics.filter(each => each.severity === 'error');
  if (errors.length > 0) {
    return new PlanRefusal('errors', errors[0].summary, diagnostics);
  }
  const words = stderr.trim().split('\n').slice(-5).join('\n');
  return new PlanRefusal(
    'errors',
    `${program.name} ended with ${code ?? 'a signal'}${words && `: ${words}`}`,
    diagnostics,
  );
}

/**
 * Runs `terraform plan` and `terraform show` in a work folder.
 *
 * @param folder an empty folder; the caller removes it
 * @returns the plan as JSON, and what Terraform had to say
 * @throws PlanRefusal when Terraform finds errors, or the signal's reason
 */
export async function runPlan(
  context: PlanContext,
  folder: string,
): Promise<{ planJson: string; diagnostics: PlanDiagnostic[] }> {
  const { schemas, stage, confinement, signal } = context;
  const inside = confinement.seenAs(folder);
  await confinement.prepare(folder);
  await writeFiles(
    folder,
    new Map([
      ...stage.files,
      ['cli.tfrc', new Uint8Array()],
      ['input.tfvars.json', Buffer.from(JSON.stringify(context.variables))],
    ]),
  );
  const server = await serveProviders(
    schemas.filter(each => stage.providers.has(each.source)),
    {
      wanted: stage,
      place: {
        folder: path.join(folder, 'run'),
        seenAs: path.posix.join(inside, 'run'),
        pid: confinement.providerPid,
      },
    },
  );
  const env = environment(context, inside, server.reattach);
  const terraform = (args: string[], mostOutput: number) => {
    const chdir = `-chdir=${path.posix.join(inside, stage.folder)}`;
    const { command, args: all } = confinement.command(folder, [
      chdir,
      ...args,
    ]);
    return runProgram(command, all, { env, mostOutput, signal, cwd: folder });
  };
  try {
    const file = path.posix.join(inside, 'tmp/plan');
    const planned = await terraform(
      [
        'plan',
        '-json',
        '-input=false',
        '-lock=false',
        `-out=${file}`,
        `-var-file=${path.posix.join(inside, 'input.tfvars.json')}`,
      ],
      MOST_LOG,
    );
    const diagnostics = parseDiagnostics(
      planned.stdout.toString('utf8'),
      stage.folder,
      stage.shownPath,
    );
    if (planned.code !== 0) throw failed(context, planned, diagnostics);
    const shown = await terraform(['show', '-json', file], MOST_PLAN);
    if (shown.code !== 0) throw failed(context, shown, diagnostics);
    return { planJson: shown.stdout.toString('utf8'), diagnostics };
  } finally {
    await server.close();
  }
}
