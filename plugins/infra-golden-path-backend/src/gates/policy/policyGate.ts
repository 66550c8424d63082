import {
  type GateFinding,
  type LocalisedText,
  verbatim,
} from '@infra-portal/infra-common';
import type { PlanRun } from '@infra-portal/infra-node';
import type { RepositoryModel } from '../../repository/readRepository';
import type { StackPlan } from '../plan/planGate';
import type { GateOutcome } from '../types';
import {
  askPolicies,
  type Conftest,
  findConftest,
  type PolicyFinding,
} from './conftest';

export interface PolicyInput {
  model: RepositoryModel;
  /** Of each environment; the policies judge what is planned. */
  runs: readonly StackPlan[];
  signal?: AbortSignal;
}

const FOLDER = 'policies';

const REASONS = {
  none: {
    en: 'The repository has no policies.',
    ko: '저장소에 정책이 없습니다.',
  },
  noProgram: {
    en: 'This portal has no conftest to run the policies of the repository with. Who operates it puts conftest on its PATH: https://www.conftest.dev/install, or "node scripts/starter/install.mjs conftest" in the portal’s folder.',
    ko: '포털에 conftest가 없어 저장소의 정책을 실행할 수 없습니다. 포털 운영자가 PATH에 conftest를 설치해야 합니다: https://www.conftest.dev/install, 또는 포털 폴더에서 "node scripts/starter/install.mjs conftest".',
  },
  noPlan: {
    en: 'Policies judge a plan, and there is none yet.',
    ko: '정책은 플랜을 검사하며, 아직 플랜이 없습니다.',
  },
  broken: {
    en: 'The policies could not be run.',
    ko: '정책을 실행할 수 없습니다.',
  },
} as const satisfies Record<string, LocalisedText>;

/** Findings by the plan they are about; equal plans are the same object. */
const known = new WeakMap<
  PlanRun,
  { commit: string; found: PolicyFinding[] }
>();

/**
 * The repository's own rules over the plan. They are taken from the base: a
 * proposal is not judged by rules that it brings along.
 */
export async function policyGate(input: PolicyInput): Promise<GateOutcome> {
  const { model, runs, signal } = input;
  const { tree } = model;
  const entries = await tree.list(FOLDER);
  if (!entries.some(({ path }) => path.endsWith('.rego'))) {
    return { reason: REASONS.none, source: 'conftest' };
  }
  const program = await findConftest();
  if (!program) return { reason: REASONS.noProgram, source: 'conftest' };
  const source = `conftest ${program.version}`;
  const files = new Map(await tree.filesAt(tree.commit, FOLDER));
  files.set('portal.yaml', (await tree.read('portal.yaml')) ?? '');
  const judge: Judge = { program, files, commit: tree.commit, signal };
  const judged: GateFinding[] = [];
  const silent: { environment: string; reason: LocalisedText }[] = [];
  for (const stack of runs) {
    const { name } = stack.environment;
    const said = await judgementOf(stack, judge);
    if ('reason' in said) silent.push({ environment: name, ...said });
    else judged.push(...said.findings);
  }
  if (silent.length === runs.length) {
    return { reason: silent[0]?.reason ?? REASONS.noPlan, source };
  }
  // What could not be judged hides nothing of what was.
  return { findings: [...judged, ...silent.map(unjudged)], source };
}

interface Judge {
  program: Conftest;
  files: ReadonlyMap<string, string>;
  commit: string;
  signal?: AbortSignal;
}

async function judgementOf(
  { environment: { directory }, run }: StackPlan,
  { program, files, commit, signal }: Judge,
): Promise<{ findings: GateFinding[] } | { reason: LocalisedText }> {
  if (run?.planJson === undefined) return { reason: REASONS.noPlan };
  const before = known.get(run);
  const stack = { directory, planJson: run.planJson };
  try {
    const found =
      before?.commit === commit
        ? before.found
        : await askPolicies(program, files, stack, signal);
    known.set(run, { commit, found });
    return { findings: found.map(each => shown(each, directory)) };
  } catch (error) {
    signal?.throwIfAborted();
    const why = (error as Error).message;
    const { en, ko } = REASONS.broken;
    return { reason: { en: `${en} ${why}`, ko: `${ko} ${why}` } };
  }
}

function unjudged(silent: {
  environment: string;
  reason: LocalisedText;
}): GateFinding {
  const { environment, reason } = silent;
  return {
    code: 'policy.not-run',
    severity: 'warning',
    message: {
      en: `${environment}: ${reason.en}`,
      ko: `${environment}: ${reason.ko}`,
    },
  };
}

function shown(
  { severity, message, rule }: PolicyFinding,
  directory: string,
): GateFinding {
  return {
    code: `policy.${rule ?? 'rule'}`,
    severity,
    message: verbatim(message),
    file: directory,
  };
}
