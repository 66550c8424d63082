import {
  addAmounts,
  type Amount,
  type CostState,
  type DeclaredStack,
  type EstimateAnswer,
  subtractAmounts,
} from '@infra-portal/infra-common';
import type { LiveEstimates } from '../live';
import type { Declaration } from './PreviewClient';
import { said, saidIfAny } from './said';

/** More of each help no model. */
const MOST = 20;

interface Means {
  live: LiveEstimates;
  /** Instead of the usual usage. */
  usage: Record<string, string>;
}

type Estimated = EstimateAnswer['stacks'][number];

const answerOf = (
  stacks: readonly DeclaredStack[] | undefined,
  { live, usage }: Means,
): EstimateAnswer | undefined =>
  stacks?.length ? live.estimate({ stacks, usage }) : undefined;

const findingsOf = (gates: Declaration['gates']) =>
  gates
    .filter(({ status }) => status === 'failed')
    .flatMap(({ id, findings }) =>
      findings
        .filter(({ severity }) => severity === 'error')
        .map(({ message, remedy, field }) => ({
          gate: id,
          message: said(message.en, 500),
          remedy: saidIfAny(remedy?.en),
          field: saidIfAny(field?.join('.')),
        })),
    )
    .slice(0, MOST);

/**
 * What a service would cost, in few words.
 * @throws InputError when the usage is not as it must be
 */
export function serviceEstimate(
  { gates, declared, declaredBefore }: Declaration,
  means: Means,
) {
  const findings = findingsOf(gates);
  const answer = answerOf(declared, means);
  if (!answer) {
    return {
      ...{ findings, environments: [], drivers: [], assumptions: [] },
      gaps: gapsOf([]),
    };
  }
  const before = answerOf(declaredBefore, means);
  return {
    currency: answer.currency,
    ...sumOf(answer.stacks),
    ...changeOf(answer, before),
    environments: environmentsOf(answer.stacks),
    drivers: driversOf(answer),
    assumptions: answer.assumptions
      .slice(0, MOST)
      .map(({ key, unit, value, monthly }) => ({ key, unit, value, monthly })),
    gaps: gapsOf(answer.stacks),
    findings,
    source: said(answer.stacks[0].estimate.source),
    observedAt: answer.observedAt,
  };
}

function stateOf(stacks: readonly Estimated[]): CostState {
  const states = new Set(stacks.map(({ estimate }) => estimate.state));
  const [only] = states;
  return states.size === 1 ? only : 'partial';
}

/** A sum of stacks of which at least one has an amount. */
function sumOf(stacks: readonly Estimated[]): {
  state: CostState;
  monthly?: Amount;
  usage?: Amount;
} {
  const state = stateOf(stacks);
  if (state === 'failed') return { state };
  const known = stacks
    .map(({ estimate }) => estimate)
    .filter(estimate => estimate.state !== 'failed');
  return {
    state,
    monthly: addAmounts(...known.map(({ monthly }) => monthly)),
    usage: addAmounts(...known.map(({ usage }) => usage)),
  };
}

/** A difference says something only where nothing failed. */
function changeOf(after: EstimateAnswer, before: EstimateAnswer | undefined) {
  if (!before) return {};
  const { monthly } = sumOf(before.stacks);
  const failed = [...before.stacks, ...after.stacks].some(
    ({ estimate }) => estimate.state === 'failed',
  );
  return {
    ...(monthly !== undefined && { monthlyBefore: monthly }),
    ...(!failed && { change: subtractAmounts(after.monthly, before.monthly) }),
  };
}

const environmentOf = ({ environment, stack }: Estimated): string =>
  said(environment ?? stack);

function environmentsOf(stacks: readonly Estimated[]) {
  const byName = new Map<string, Estimated[]>();
  for (const each of stacks) {
    const name = environmentOf(each);
    byName.set(name, [...(byName.get(name) ?? []), each]);
  }
  return [...byName].map(([environment, own]) => {
    const count = (key: 'missingPrices' | 'unknownUsage' | 'unsupported') =>
      own.reduce((sum, { estimate }) => sum + estimate.coverage[key], 0);
    return {
      environment,
      ...sumOf(own),
      missingPrices: count('missingPrices'),
      unknownUsage: count('unknownUsage'),
      unsupported: count('unsupported'),
    };
  });
}

function driversOf({ drivers, stacks }: EstimateAnswer) {
  const names = new Map(stacks.map(each => [each.stack, environmentOf(each)]));
  return drivers.map(({ stack, address, component, monthly, share }) => ({
    environment: names.get(stack)!,
    ...{ address: said(address), component: said(component) },
    ...{ monthly, share },
  }));
}

function gapsOf(stacks: readonly Estimated[]) {
  const types = new Set<string>();
  const problems = new Set<string>();
  for (const { estimate } of stacks) {
    for (const type of Object.keys(estimate.coverage.unsupportedTypes)) {
      types.add(said(type));
    }
    for (const { message } of estimate.problems) problems.add(said(message));
  }
  const listed = (texts: Set<string>) => [...texts].sort().slice(0, MOST);
  const more = [types, problems].map(({ size }) => Math.max(0, size - MOST));
  return {
    unsupportedTypes: listed(types),
    problems: listed(problems),
    more: more[0] + more[1],
  };
}
