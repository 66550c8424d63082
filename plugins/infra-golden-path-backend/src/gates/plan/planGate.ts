import { createHash } from 'node:crypto';
import {
  type GateFinding,
  type LocalisedText,
  type PlanDiagnostic,
  type PlanFailure,
  type PreviewEnvironment,
  type PreviewPlan,
  verbatim,
} from '@infra-portal/infra-common';
import {
  planMove,
  planStack,
  type PlanRun,
  type Tree,
} from '@infra-portal/infra-node';
import type { Overlay } from '../../previews/overlay';
import type { RepositoryModel } from '../../repository/readRepository';
import { LruMap } from '../../util/LruMap';
import type { GateOutcome } from '../types';
import { type PlanQueue, QueueFullError } from './PlanQueue';

/** A stack that is planned: what people call it, and where it is. */
export type PlannedStack = Pick<
  PreviewEnvironment,
  'name' | 'directory' | 'stack'
>;

/** Files of a commit: plans are made against the state that they would make. */
export interface FilesBefore {
  commit: string;
  tree: Tree;
  /** Folders that held a stack then; others are planned against nothing. */
  stacks: ReadonlySet<string>;
}

export interface PlanInput {
  model: RepositoryModel;
  overlay: Pick<Overlay, 'tree'>;
  environments: readonly PlannedStack[];
  /** Default: all is planned against nothing. */
  before?: FilesBefore;
  /** Address of the repository of modules, as sources name it. */
  modulesUrl: string;
  queue: PlanQueue;
  settings: PlanSettings;
  /** Makes a plan; default {@link planStack}. */
  makePlan?: typeof planStack;
  /** The same against earlier files; default {@link planMove}. */
  makeMove?: typeof planMove;
  signal?: AbortSignal;
}

export interface PlanSettings {
  /** Whether repositories may be planned without a jail. */
  trusted: boolean;
  /** Milliseconds for one stack. */
  timeout: number;
}

/** The plan of one environment; its JSON stays on the server. */
export interface StackPlan {
  environment: PlannedStack;
  /** Absent when too many other plans were waiting. */
  run?: PlanRun;
}

export interface PlanOutcome {
  outcome: GateOutcome;
  /** As people may see them. */
  plans: PreviewPlan[];
  /** For the policies. */
  runs: StackPlan[];
}

/** UTF-16 units of plans that are kept; they hold sensitive values. */
const MOST_KEPT = 8 * 1024 * 1024;

/** Plans by what they were made of. */
const known = new LruMap<string, PlanRun>(
  MOST_KEPT,
  ({ planJson = '' }) => planJson.length + 1_000,
);

const BUSY: LocalisedText = {
  en: 'Other plans are waiting; try again in a moment.',
  ko: '다른 플랜이 대기 중입니다. 잠시 후 다시 시도하십시오.',
};

const isCodeFailure = (reason: PlanFailure) =>
  reason === 'errors' || reason === 'refused';

/**
 * Plans each environment with Terraform itself and providers of schemas only,
 * as many at a time as the queue allows.
 */
export async function planGate(input: PlanInput): Promise<PlanOutcome> {
  const own = new AbortController();
  const signal = AbortSignal.any(
    [own.signal, input.signal].filter(each => each !== undefined),
  );
  const runs = await Promise.all(
    input.environments.map(async environment => ({
      environment,
      run: await planOf(environment, { ...input, signal }),
    })),
  ).catch(error => {
    // Nobody waits for the others any more.
    own.abort(error);
    throw error;
  });
  return { outcome: outcomeOf(runs), plans: runs.flatMap(shown), runs };
}

async function planOf(
  environment: PlannedStack,
  input: PlanInput,
): Promise<PlanRun | undefined> {
  try {
    return await knownOrMade(environment, input);
  } catch (error) {
    if (error instanceof QueueFullError) return undefined;
    throw error;
  }
}

async function knownOrMade(
  { directory }: PlannedStack,
  input: PlanInput,
): Promise<PlanRun> {
  const { model, overlay, modulesUrl, queue, settings, signal } = input;
  const { makePlan = planStack, makeMove = planMove } = input;
  const earlier = input.before?.stacks.has(directory)
    ? input.before
    : undefined;
  const hash = createHash('sha256').update(
    `${model.tree.directory}\0${model.tree.commit}\0${directory}`,
  );
  if (earlier) hash.update(`\0${earlier.commit}`);
  for (const { path, content } of await overlay.tree.files(directory)) {
    hash.update(`\0${path}\0`).update(content);
  }
  const key = hash.digest('hex');
  const before = known.get(key);
  if (before) return before;
  const request = {
    tree: overlay.tree,
    folder: directory,
    repositories: [
      {
        url: modulesUrl,
        path: model.tree.directory,
        commitOf: (tag: string) => model.tree.tag(tag),
      },
    ],
    trusted: settings.trusted,
    timeout: settings.timeout,
    signal,
  };
  const run = await queue.run(async () => {
    const moved =
      earlier && (await makeMove({ ...request, before: earlier.tree }));
    // Earlier files that are broken say nothing of those in their place.
    const isUseful =
      moved && (moved.status === 'planned' || !isCodeFailure(moved.reason));
    return isUseful ? moved : makePlan({ ...request, known });
  }, signal);
  if (isAboutCode(run)) known.set(key, run);
  return run;
}

/** What another attempt would say too. */
function isAboutCode(run: PlanRun): boolean {
  return run.status === 'planned' || isCodeFailure(run.reason);
}

const REASONS: Record<PlanFailure, LocalisedText> = {
  errors: { en: 'The plan has errors.', ko: '플랜에 오류가 있습니다.' },
  refused: {
    en: 'The configuration asks for what is not planned here.',
    ko: '여기서 플랜할 수 없는 구성이 포함되어 있습니다.',
  },
  unavailable: {
    en: 'This portal cannot plan: it has no Terraform, or no way to keep it apart.',
    ko: '이 포털에서는 플랜할 수 없습니다. Terraform이 없거나 격리할 방법이 없습니다.',
  },
  timeout: {
    en: 'The plan took too long.',
    ko: '플랜 시간이 초과되었습니다.',
  },
  cancelled: { en: 'The plan was cancelled.', ko: '플랜이 취소되었습니다.' },
  'too-large': {
    en: 'The plan is too large to be made here.',
    ko: '플랜이 너무 커서 여기서 실행할 수 없습니다.',
  },
};

/** Why a plan says nothing of the code; undefined when it does. */
function silenceOf({ run }: StackPlan) {
  if (!run) return { code: 'plan.busy', message: BUSY };
  if (run.status === 'planned' || isCodeFailure(run.reason)) return undefined;
  return { code: `plan.${run.reason}`, message: REASONS[run.reason] };
}

/** One stack that could not be planned hides nothing of the others. */
function outcomeOf(runs: readonly StackPlan[]): GateOutcome {
  const source = sourceOf(runs);
  const silent = runs.filter(silenceOf);
  if (silent.length > 0 && silent.length === runs.length) {
    return { reason: silenceOf(silent[0])!.message, source };
  }
  const found = runs.flatMap(each => (silenceOf(each) ? [] : findingsOf(each)));
  return { findings: [...found, ...silent.map(unplanned)], source };
}

function unplanned(stack: StackPlan): GateFinding {
  const { code, message } = silenceOf(stack)!;
  const { name, directory } = stack.environment;
  return {
    code,
    severity: 'warning',
    message: {
      en: `${name}: ${message.en}`,
      ko: `${name}: ${message.ko}`,
    },
    file: directory,
  };
}

function sourceOf(runs: readonly StackPlan[]): string {
  const program = runs.find(({ run }) => run?.program)?.run?.program;
  if (!program) return 'Terraform, simulated';
  const name = program.name === 'tofu' ? 'OpenTofu' : 'Terraform';
  return `${name} ${program.version}, simulated`;
}

/** What Terraform says of how the portal calls it is for nobody else. */
const isAboutFiles = ({ file, severity, summary }: PlanDiagnostic) =>
  file !== undefined ||
  severity === 'error' ||
  !summary.startsWith('Deprecated flag');

function findingsOf({ run }: StackPlan): GateFinding[] {
  if (!run) return [];
  const found = run.diagnostics.filter(isAboutFiles).map(findingOf);
  const isSilent =
    run.status === 'failed' &&
    !found.some(({ severity }) => severity === 'error');
  if (!isSilent) return found;
  return [
    ...found,
    {
      code: `plan.${run.reason}`,
      severity: 'error',
      message: verbatim(run.message),
    },
  ];
}

function findingOf(diagnostic: PlanDiagnostic): GateFinding {
  const { severity, summary, detail, file, line } = diagnostic;
  return {
    code: 'plan.diagnostic',
    severity,
    message: verbatim(summary),
    ...(detail && { remedy: verbatim(detail) }),
    ...(file && { file }),
    ...(line !== undefined && { line }),
  };
}

function shown({ environment, run }: StackPlan): PreviewPlan[] {
  if (!run) return [];
  const { name, stack } = environment;
  const { grade, took } = run;
  if (run.status === 'planned') {
    const { against = 'nothing', summary } = run;
    return [{ environment: name, stack, grade, against, summary, took }];
  }
  const { reason: failure } = run;
  const message = REASONS[failure];
  return [{ environment: name, stack, grade, failure, message, took }];
}
