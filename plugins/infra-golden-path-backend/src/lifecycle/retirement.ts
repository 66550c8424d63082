import {
  type FileChange,
  type Retirement,
  RETIREMENT_STEPS,
  type RetirementStep,
} from '@infra-portal/infra-common';
import {
  previewFileOf,
  repositoryName,
  retiredFiles,
} from '@infra-portal/infra-node';
import { createHash } from 'node:crypto';
import type { Base } from '../repository/types';
import { retiredParts } from './retiredParts';
import { retiredService } from './retiredService';
import {
  declaredOf,
  type Environments,
  requestOf,
  STEPS,
  type Work,
} from './retirementSteps';

export interface RetireOptions {
  product: string;
  service: string;
  /** Ids of parts that stay. */
  keep: readonly string[];
}

/** A retirement, and what its next pull request changes. */
export interface PreparedRetirement {
  retirement: Omit<Retirement, 'usedBy' | 'pullRequest'>;
  changes: FileChange[];
}

const environmentOf = (environments: Environments, path: string) =>
  environments.find(({ directory }) => path.startsWith(`${directory}/`))?.name;

function stepsOf(environments: Environments): RetirementStep[] {
  const parts = environments.flatMap(each => each.parts);
  if (parts.length === 0) return ['clean-up'];
  const isProtected = parts.some(
    ({ kept, resources }) => !kept && resources.some(each => each.protectedBy),
  );
  return isProtected ? [...RETIREMENT_STEPS] : ['removal', 'clean-up'];
}

const digestOf = (step: RetirementStep, changes: readonly FileChange[]) =>
  createHash('sha256')
    .update(JSON.stringify([step, changes]))
    .digest('hex');

/**
 * What retiring a service would do now: which step is next follows from what its
 * stacks declare on the default branch.
 * @throws NotFoundError, ConflictError as {@link retiredService}
 * @throws InputError when `keep` names what is not there
 */
export async function prepareRetirement(
  base: Base,
  { product, service, keep }: RetireOptions,
): Promise<PreparedRetirement> {
  const { tree } = base;
  const found = await retiredService(tree, product, service);
  const declared = await declaredOf(found, []);
  const shown = retiredParts(found.environments, declared, keep);
  const work: Work = { ...found, shown, declared };
  const steps = stepsOf(shown);
  const [step] = steps;
  const { changes, problems } = await STEPS[step](work);
  const isStuck = problems.some(({ severity }) => severity === 'error');
  const { former } = found;
  const outputs = await retiredFiles(requestOf(work));
  const gone = outputs.changes.map(({ path }) => path);
  return {
    changes: isStuck ? [] : changes,
    retirement: {
      ...{ product, service, step, steps, declared, problems },
      repository: repositoryName(tree.repository),
      owner: former.intent.owner,
      base: { branch: tree.branch, commit: tree.commit },
      branch: `portal/${product}/${service}/retire`,
      environments: shown,
      objectives: gone.filter(path => path.endsWith('.slo.yaml')),
      runbooks: gone.filter(path => path.endsWith('.md')),
      files: changes.map(change =>
        previewFileOf(change, environmentOf(shown, change.path)),
      ),
      ...(!isStuck &&
        changes.length > 0 && { digest: digestOf(step, changes) }),
      observedAt: base.observedAt,
    },
  };
}
