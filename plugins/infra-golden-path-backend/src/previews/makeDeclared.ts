import type {
  DeclaredService,
  ServiceIntentInput,
} from '@infra-portal/infra-common';
import { renderOwnFiles, repositoryName } from '@infra-portal/infra-node';
import { readRepository } from '../repository/readRepository';
import type { Base } from '../repository/types';
import { declaredOf } from './declaredOf';
import { readAnswers } from './readAnswers';
import { renderIntent } from './renderIntent';
import type { DeclaredOptions } from './types';

/**
 * What the stacks of a service would declare, without a look at anything else:
 * asked at each key, while a preview waits for a pause. The priority of its
 * ingress may be another than a preview finds free; nothing costs more by that.
 */
export async function makeDeclared(
  { tree, observedAt }: Base,
  { intent: given, signal }: DeclaredOptions,
): Promise<DeclaredService> {
  const model = await readRepository(tree);
  const answer = {
    repository: repositoryName(tree.repository),
    base: { branch: tree.branch, commit: tree.commit },
    observedAt,
  };
  const { standards } = model.reading;
  const { intent } = readAnswers(given);
  if (!standards || !intent) return answer;
  const rendering = await renderIntent(
    ...([model, standards, given as ServiceIntentInput, intent] as const),
    renderOwnFiles,
  );
  if ('problems' in rendering) return answer;
  const { path, changes, former } = rendering;
  const found = await declaredOf({
    ...{ model, standards, intent, path, changes, former, signal },
  });
  return { ...answer, ...found };
}
