import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { PlanDiagnostic } from '@infra-portal/infra-common';
import type { ProviderSchema } from '../schema';
import { parseDiagnostics } from './diagnostics';
import type { TerraformProgram } from './findTerraform';
import type { Confinement } from './jail';
import {
  type KnownImports,
  serveProviders,
  type UsualValues,
} from './provider';
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
  /** Of the stack; default: nothing exists. */
  state?: Uint8Array;
  /** What providers set where nothing is said; default: nothing. */
  usual?: UsualValues;
  /** What there is to import; default: what only has an id. */
  imports?: KnownImports;
}

/** Terraform in a work folder, with its providers. */
interface Session {
  /** The work folder as Terraform sees it. */
  inside: string;
  terraform(
    args: string[],
    mostOutput: number,
  ): Promise<{ code: number | undefined; stdout: Buffer; stderr: string }>;
  /** Reads what it said. @throws PlanRefusal where it failed */
  diagnostics(done: {
    code: number | undefined;
    stdout: Buffer;
    stderr: string;
  }): PlanDiagnostic[];
}

/** Where the state lies, from the work folder. */
const STATE = 'tmp/stack.tfstate';

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

async function withTerraform<T>(
  context: PlanContext,
  folder: string,
  use: (session: Session) => Promise<T>,
): Promise<T> {
  const { schemas, stage, confinement, signal, usual, imports, state } =
    context;
  const inside = confinement.seenAs(folder);
  await confinement.prepare(folder);
  await writeFiles(
    folder,
    new Map([
      ...stage.files,
      ['cli.tfrc', new Uint8Array()],
      ['input.tfvars.json', Buffer.from(JSON.stringify(context.variables))],
      ...(state ? [[STATE, state] as const] : []),
    ]),
  );
  const server = await serveProviders(
    schemas.filter(each => stage.providers.has(each.source)),
    {
      ...{ usual, imports },
      wanted: stage,
      place: {
        folder: path.join(folder, 'run'),
        seenAs: path.posix.join(inside, 'run'),
        pid: confinement.providerPid,
      },
    },
  );
  const env = environment(context, inside, server.reattach);
  try {
    return await use({
      inside,
      terraform(args, mostOutput) {
        const chdir = `-chdir=${path.posix.join(inside, stage.folder)}`;
        const { command, args: all } = confinement.command(folder, [
          chdir,
          ...args,
        ]);
        return runProgram(command, all, {
          ...{ env, mostOutput, signal, cwd: folder },
        });
      },
      diagnostics(done) {
        const found = parseDiagnostics(
          done.stdout.toString('utf8'),
          stage.folder,
          stage.shownPath,
        );
        if (done.code !== 0) throw failed(context, done, found);
        return found;
      },
    });
  } finally {
    await server.close();
  }
}

/** What planning and applying take alike. */
const options = ({ state }: PlanContext, inside: string) => [
  '-json',
  '-input=false',
  '-lock=false',
  `-var-file=${path.posix.join(inside, 'input.tfvars.json')}`,
  ...(state ? [`-state=${path.posix.join(inside, STATE)}`] : []),
];

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
  return withTerraform(context, folder, async session => {
    const { inside, terraform } = session;
    const file = path.posix.join(inside, 'tmp/plan');
    const planned = await terraform(
      ['plan', ...options(context, inside), `-out=${file}`],
      MOST_LOG,
    );
    const diagnostics = session.diagnostics(planned);
    const shown = await terraform(['show', '-json', file], MOST_PLAN);
    if (shown.code !== 0) throw failed(context, shown, diagnostics);
    return { planJson: shown.stdout.toString('utf8'), diagnostics };
  });
}

/**
 * Runs `terraform apply` in a work folder, with providers that make everything
 * up, to have the state that a stack would have.
 *
 * @param folder an empty folder; the caller removes it
 * @throws PlanRefusal when Terraform finds errors, or the signal's reason
 */
export async function runApply(
  context: PlanContext,
  folder: string,
): Promise<Uint8Array> {
  return withTerraform(context, folder, async session => {
    const { inside, terraform } = session;
    const state = path.posix.join(inside, STATE);
    const args = options(context, inside);
    const applied = await terraform(
      ['apply', '-auto-approve', ...args, `-state=${state}`],
      MOST_LOG,
    );
    session.diagnostics(applied);
    return readFile(path.join(folder, STATE));
  });
}
