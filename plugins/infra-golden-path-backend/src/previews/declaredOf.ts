import type {
  DeclaredStack,
  FileChange,
  ServiceIntent,
  Standards,
} from '@infra-portal/infra-common';
import type { GoldenPath } from '@infra-portal/infra-node';
import type { RepositoryModel } from '../repository/readRepository';
import { createPauses } from '../util/steps';
import { declaredStacks } from './declaredStacks';
import { environmentsOf } from './environmentsOf';
import type { Former } from './formerOf';
import { overlay } from './overlay';

/** A rendering of which is asked what it declares. */
export interface DeclaredRendering {
  model: RepositoryModel;
  standards: Standards;
  intent: ServiceIntent;
  path: GoldenPath;
  changes: readonly FileChange[];
  /** Of a service that is there. */
  former?: Former;
  signal?: AbortSignal;
}

/** What the stacks of a service declare, and what they declare in the base. */
export async function declaredOf({
  model,
  standards,
  ...rendering
}: DeclaredRendering): Promise<{
  declared: DeclaredStack[];
  declaredBefore?: DeclaredStack[];
}> {
  const { former, signal } = rendering;
  const pause = createPauses(signal);
  const of = (
    { intent, path }: Pick<Former, 'intent' | 'path'>,
    changes: readonly FileChange[],
  ) => {
    const { repository } = model.tree;
    const { definition } = path;
    const environments = environmentsOf(
      ...([intent, standards, definition, repository] as const),
    );
    const files = overlay(model, changes);
    return declaredStacks(
      { model, standards, overlay: files, environments },
      pause,
    );
  };
  const declared = await of(rendering, rendering.changes);
  return former
    ? { declared, declaredBefore: await of(former, []) }
    : { declared };
}
