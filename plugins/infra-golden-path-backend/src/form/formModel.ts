import {
  type EnvironmentName,
  type FormEnvironment,
  type FormGoldenPath,
  type FormModel,
  type GoldenPathDefinition,
  type Standards,
} from '@infra-portal/infra-common';
import {
  DocumentError,
  readGoldenPathFolder,
  repositoryName,
} from '@infra-portal/infra-node';
import { NotFoundError } from '@backstage/errors';
import {
  readRepository,
  type RepositoryModel,
} from '../repository/readRepository';
import type { Base } from '../repository/types';
import { COST_CENTER, costCentersOf } from './costCenters';
import { productsOf } from './products';

/**
 * What the form of a repository asks.
 * @throws NotFoundError when the repository has no standards that can be read
 */
export async function formModel(
  base: Base,
): Promise<Omit<FormModel, 'repositories'>> {
  const model = await readRepository(base.tree);
  const { standards, problems } = model.reading;
  const repository = repositoryName(base.tree.repository);
  if (!standards) {
    const [{ file, line, message }] = problems;
    throw new NotFoundError(
      `${repository} cannot be used yet: ${file}:${line}: ${message}`,
    );
  }
  return {
    repository,
    base: { branch: base.tree.branch, commit: base.tree.commit },
    products: productsOf(
      model,
      standards,
      await costCentersOf(model, standards),
    ),
    naming: {
      product: standards.naming.product,
      service: standards.naming.service,
    },
    regions: standards.regions,
    environments: environmentsOf(standards),
    ...costCenterRule(standards),
    ...(await goldenPathsOf(model)),
    observedAt: base.observedAt,
  };
}

function costCenterRule({ tags }: Standards) {
  const tag = tags.required.find(({ name }) => name === COST_CENTER);
  return tag?.pattern ? { costCenterPattern: tag.pattern } : {};
}

/** Environments that services can have: those with sizes. */
function environmentsOf(standards: Standards): FormEnvironment[] {
  const order: EnvironmentName[] = ['shared', 'dev', 'stg', 'prod'];
  return order.flatMap(name => {
    const rules = standards.environments[name];
    const sizes = standards.sizes[name];
    if (!rules || !sizes) return [];
    const { account, zone, approvals, budget } = rules;
    return [{ name, account, zone, approvals, budget, ...sizes }];
  });
}

async function goldenPathsOf(model: RepositoryModel) {
  const goldenPaths: FormGoldenPath[] = [];
  const broken: FormModel['broken'] = [];
  for (const folder of model.goldenPaths) {
    try {
      const path = await readGoldenPathFolder(model.tree, folder);
      goldenPaths.push(shown(path.definition));
    } catch (error) {
      if (!(error instanceof DocumentError)) throw error;
      broken.push({ name: folder.name, message: error.message });
    }
  }
  return { goldenPaths, broken };
}

function shown(definition: GoldenPathDefinition): FormGoldenPath {
  const { name, version, runtime, title, description } = definition;
  const { supports, questions } = definition;
  return {
    name,
    version,
    runtime,
    title,
    description,
    supports,
    // Checked JSON data: what it leaves out is not there.
    questions: JSON.parse(JSON.stringify(questions)),
    application: definition.application.length > 0,
  };
}
