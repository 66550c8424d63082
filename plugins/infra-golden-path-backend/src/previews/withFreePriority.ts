import type { ServiceIntentInput } from '@infra-portal/infra-common';
import { missingPriority } from '../gates/collisionsGate';
import { renderProblems } from '../gates/renderGate';
import { goldenPathOf } from './renderIntent';
import type { Proposal } from './tools';

/**
 * The same answers, with `ingress.priority` where somebody else has the number
 * that the service's name gives. It becomes part of `service.yaml`: rendering
 * that file later gives the same, whatever else is made in the meantime.
 */
export async function withFreePriority(proposal: Proposal): Promise<Proposal> {
  const { model, intent, options, made, tools } = proposal;
  if (intent.ingress.kind === 'none') return proposal;
  const path = await pathOf(proposal);
  if (!path) return proposal;
  const priority = await missingPriority({
    ...proposal,
    path,
    branch: made.preview.branch!,
    change: options.change,
    requests: await tools.openRequests.of(model.tree.repository),
  });
  if (priority === undefined) return proposal;
  const given = options.intent as ServiceIntentInput;
  return {
    ...proposal,
    intent: { ...intent, ingress: { ...intent.ingress, priority } },
    options: {
      ...options,
      intent: { ...given, ingress: { ...given.ingress, priority } },
    },
  };
}

/** Undefined where it cannot be used, which rendering says. */
async function pathOf({ model, intent }: Proposal) {
  try {
    const found = await goldenPathOf(model, intent);
    return 'path' in found ? found.path : undefined;
  } catch (error) {
    if (!renderProblems(error)) throw error;
    return undefined;
  }
}
