import {
  type GateFinding,
  type LocalisedText,
  verbatim,
} from '@infra-portal/infra-common';
import type { PlanRun } from '@infra-portal/infra-node';
import type { RepositoryModel } from '../../repository/readRepository';
import type { StackPlan } from '../plan/planGate';
import type { GateOutcome } from '../types';
import { askPolicies, findConftest, type PolicyFinding } from './conftest';

export interface PolicyInput {
  model: RepositoryModel;
  /** Plans that were made; the policies judge nothing else. */
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
    en: 'This portal has no conftest; install it to run the policies of the repository.',
    ko: '포털에 conftest가 없습니다. 저장소의 정책을 실행하려면 설치하십시오.',
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
  const planned = runs.filter(({ run }) => run.planJson !== undefined);
  if (planned.length === 0 || planned.length < runs.length) {
    return { reason: REASONS.noPlan, source };
  }
  const files = new Map(await tree.filesAt(tree.commit, FOLDER));
  files.set('portal.yaml', (await tree.read('portal.yaml')) ?? '');
  const findings: GateFinding[] = [];
  for (const { environment, run } of planned) {
    const { directory } = environment;
    const before = known.get(run);
    const fresh = before?.commit !== tree.commit;
    try {
      const found = fresh
        ? await askPolicies(
            program,
            files,
            { directory, planJson: run.planJson! },
            signal,
          )
        : before!.found;
      known.set(run, { commit: tree.commit, found });
      findings.push(...found.map(each => shown(each, directory)));
    } catch (error) {
      signal?.throwIfAborted();
      const why = (error as Error).message;
      const { en, ko } = REASONS.broken;
      return { reason: { en: `${en} ${why}`, ko: `${ko} ${why}` }, source };
    }
  }
  return { findings, source };
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
