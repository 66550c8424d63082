import { createHash } from 'node:crypto';
import path from 'node:path';
import type { PlanResult } from '@infra-portal/infra-common';
import { ProviderSchema, shippedSchemas } from '../schema';
import { checkSchemas } from './checkSchemas';
import { findTerraform, TerraformProgram } from './findTerraform';
import { type ImportedResource, takenOut } from './imported';
import { confinementOf } from './jail';
import { PlanRefusal } from './refusal';
import type { UsualValues } from './provider';
import { runApply, runPlan } from './runPlan';
import { type ModuleRepository, type Stage, stageStack } from './stage';
import { standIns } from './standIns';
import { summarisePlan } from './summarise';
import type { Tree } from './tree';
import { withWorkFolder } from './workFolder';

export interface PlanRequest {
  /** The repository. */
  tree: Tree;
  /** Folder of the stack in it, `''` for the root. */
  folder: string;
  workspace?: string;
  /** Repositories on this machine that modules come from; nothing is downloaded. */
  repositories?: readonly ModuleRepository[];
  /** Values of input variables. */
  variables?: Readonly<Record<string, unknown>>;
  /**
   * Whether whoever can write to the repository may read what this process
   * can. Otherwise the plan needs a jail, and is `unavailable` without one.
   */
  trusted: boolean;
  /** Milliseconds; default one minute. */
  timeout?: number;
  signal?: AbortSignal;
  /** Path of the program; default: `terraform`, then `tofu`, of `PATH`. */
  terraformPath?: string;
  /** Default: the schemas of this package. */
  schemas?: readonly ProviderSchema[];
  /** Plans of before: what was made of the very same files is not made again. */
  known?: PlanMemory;
}

/** Plans by a hash of all that goes into them. They hold sensitive values. */
export interface PlanMemory {
  get(key: string): PlanRun | undefined;
  set(key: string, run: PlanRun): void;
}

/** The result, and the JSON it was made from, which holds sensitive values. */
export type PlanRun = PlanResult & {
  planJson?: string;
  /** It begins with a state that earlier files would have made. */
  against?: 'files';
};

/** What is known of a plan so far. */
interface Progress {
  program?: TerraformProgram;
  assumptions?: string[];
  /** Of a plan that may be kept. */
  key?: string;
}

/** Everything that Terraform sees, and Terraform itself. */
function keyOf(
  { workspace = '', variables = {} }: PlanRequest,
  { path: program, version }: TerraformProgram,
  { folder, files }: Stage,
): string {
  const hash = createHash('sha256').update(
    JSON.stringify([program, version, workspace, variables, folder]),
  );
  for (const file of [...files.keys()].sort()) {
    const content = files.get(file)!;
    hash.update(JSON.stringify([file, content.length])).update(content);
  }
  return hash.digest('hex');
}

function findProgram(request: PlanRequest): TerraformProgram {
  const program = findTerraform(request.terraformPath);
  if (program) return program;
  throw new PlanRefusal(
    'unavailable',
    request.terraformPath
      ? `${request.terraformPath} is not a Terraform or OpenTofu that runs.`
      : 'Neither terraform nor tofu is on the PATH of this server.',
  );
}

async function confine(program: TerraformProgram, trusted: boolean) {
  const confinement = await confinementOf(program);
  if (confinement.isolated || trusted) return confinement;
  throw new PlanRefusal(
    'unavailable',
    'This machine has no user namespaces for unprivileged users, so a repository that is not trusted cannot be planned apart from the rest.',
  );
}

/** Aborts after the time, or with the caller's signal, and says which. */
function deadline(request: PlanRequest) {
  const timeout = request.timeout ?? 60_000;
  const own = new AbortController();
  const abort = (reason: PlanRefusal) => own.abort(reason);
  const timer = setTimeout(
    () =>
      abort(
        new PlanRefusal(
          'timeout',
          `The plan took longer than ${timeout / 1000} seconds.`,
        ),
      ),
    timeout,
  );
  const onCancel = () =>
    abort(new PlanRefusal('cancelled', 'The plan was cancelled.'));
  if (request.signal?.aborted) onCancel();
  request.signal?.addEventListener('abort', onCancel, { once: true });
  return {
    signal: own.signal,
    clear() {
      clearTimeout(timer);
      request.signal?.removeEventListener('abort', onCancel);
    },
  };
}

function frame({ program, assumptions }: Progress) {
  return {
    grade: 'simulated' as const,
    assumptions: assumptions ?? [],
    ...(program && {
      program: { name: program.name, version: program.version },
    }),
  };
}

type Made = Awaited<ReturnType<typeof runPlan>>;

/** What a plan runs with. @throws PlanRefusal where it cannot */
async function prepare(
  request: PlanRequest,
  progress: Progress,
  signal: AbortSignal,
) {
  signal.throwIfAborted();
  const program = findProgram(request);
  progress.program = program;
  const confinement = await confine(program, request.trusted);
  const folder = path.posix.normalize(request.folder || '.');
  if (folder.startsWith('..') || folder.startsWith('/')) {
    throw new PlanRefusal(
      'refused',
      `${request.folder} is not a folder of the repository.`,
    );
  }
  return {
    ...{ program, confinement },
    folder: folder === '.' ? '' : folder.replace(/\/$/, ''),
  };
}

/** The files of a stack. @throws PlanRefusal where they cannot be planned */
async function staged(
  { tree, repositories = [] }: PlanRequest,
  folder: string,
  progress: Progress,
): Promise<Stage> {
  const stage = await stageStack(tree, folder, repositories);
  progress.assumptions = stage.assumptions;
  if (stage.problems.length > 0) {
    throw new PlanRefusal('refused', stage.problems[0].summary, stage.problems);
  }
  return stage;
}

async function attempt(
  request: PlanRequest,
  progress: Progress,
  signal: AbortSignal,
): Promise<Made | PlanRun> {
  const { folder, ...tools } = await prepare(request, progress, signal);
  const { program } = tools;
  const stage = await staged(request, folder, progress);
  const schemas = request.schemas ?? shippedSchemas();
  checkSchemas(stage, schemas);
  signal.throwIfAborted();
  if (!request.schemas) progress.key = keyOf(request, program, stage);
  const before = progress.key && request.known?.get(progress.key);
  if (before) return before;
  const { workspace, variables = {} } = request;
  return withWorkFolder(work =>
    runPlan({ schemas, workspace, variables, ...tools, stage, signal }, work),
  );
}

/** Makes a plan of what comes of it, also of failures. */
async function framed(
  request: PlanRequest,
  work: (progress: Progress, signal: AbortSignal) => Promise<Made | PlanRun>,
): Promise<PlanRun> {
  const started = performance.now();
  const took = () => Math.round(performance.now() - started);
  const progress: Progress = {};
  const { signal, clear } = deadline(request);
  const kept = (run: PlanRun) => {
    if (progress.key) request.known?.set(progress.key, run);
    return run;
  };
  try {
    const made = await work(progress, signal);
    if ('status' in made) return made;
    return kept({
      ...frame(progress),
      status: 'planned',
      summary: summarisePlan(JSON.parse(made.planJson)),
      ...made,
      took: took(),
    });
  } catch (error) {
    if (!(error instanceof PlanRefusal)) throw error;
    const run: PlanRun = {
      ...frame(progress),
      status: 'failed',
      reason: error.reason,
      message: error.message,
      diagnostics: error.diagnostics,
      took: took(),
    };
    // Another attempt might go better than one that took too long.
    return error.reason === 'errors' ? kept(run) : run;
  } finally {
    clear();
  }
}

/**
 * Plans a stack with Terraform (or OpenTofu) and providers that know their
 * schemas only: offline, without state, without credentials. The repository is
 * not touched; Terraform sees a copy that is gone afterwards.
 *
 * What keeps a hostile repository in: nothing is installed (`init` never runs;
 * modules come from the given repositories), backends and remote states are
 * taken out of the copy, no provider program is started, and the program runs
 * in a file system that holds the copy only, without network and with limits.
 *
 * @returns also for failures; throws only for defects
 */
export async function planStack(request: PlanRequest): Promise<PlanRun> {
  return framed(request, (progress, signal) =>
    attempt(request, progress, signal),
  );
}

/** A state is read with the types of what is in it, which the files may not have. */
function withTypesOf(stage: Stage, earlier: Stage): Stage {
  return {
    ...stage,
    resource: new Set([...stage.resource, ...earlier.resource]),
    data: new Set([...stage.data, ...earlier.data]),
    providers: new Set([...stage.providers, ...earlier.providers]),
    statements: Math.max(stage.statements, earlier.statements),
  };
}

export interface MoveRequest extends Omit<PlanRequest, 'known'> {
  /** The files as they were applied; `tree` has them as they should be. */
  before: Tree;
  /** What providers set where nothing is said. */
  usual?: UsualValues;
  /** Of the earlier files: what is there, but not in the state. */
  imported?: readonly ImportedResource[];
  /** Addresses of the earlier files that are neither there nor in the state. */
  absent?: readonly string[];
}

/**
 * Plans a stack against the state that its earlier files would have made, or to
 * import what they would have made where it is in no state. That
 * state is made up by applying these files with providers that know their
 * schemas only; provisioners are taken out, what other stacks give is made up.
 *
 * Such a plan tells what is made, destroyed, moved and updated. Which updates a
 * provider answers by replacing it does not know.
 *
 * @returns also for failures; throws only for defects
 */
export async function planMove(request: MoveRequest): Promise<PlanRun> {
  return framed(request, async (progress, signal) => {
    const { folder, ...tools } = await prepare(request, progress, signal);
    const { before, usual, workspace, variables = {} } = request;
    const schemas = request.schemas ?? shippedSchemas();
    const context = { schemas, workspace, variables, ...tools, usual, signal };
    const stageOf = async (tree: Tree, work: string) => {
      const stage = await staged({ ...request, tree }, folder, progress);
      checkSchemas(stage, schemas);
      return standIns(stage, tools.confinement.seenAs(work));
    };
    const [state, earlier] = await withWorkFolder(async work => {
      const stage = await stageOf(before, work);
      return [await runApply({ ...context, stage }, work), stage] as const;
    });
    const { imported = [], absent = [] } = request;
    const out = takenOut(state, imported, absent);
    const now = { ...context, state: out.state, imports: out.known };
    const made = await withWorkFolder(async work => {
      const stage = withTypesOf(await stageOf(request.tree, work), earlier);
      return runPlan({ ...now, stage }, work);
    });
    progress.assumptions = [
      'The state was made up: as if the files as they are now had just been applied.',
    ];
    return { ...made, against: 'files' as const };
  });
}
