import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import {
  type EnvironmentName,
  resolveEnvironment,
  type ServiceIntent,
  type TakeOverAnswer,
  validateIntent,
} from '@infra-portal/infra-common';
import {
  type GoldenPath,
  readYaml,
  renderService,
  writeIntent,
} from '../../golden-path';
import {
  acceptedIntent,
  intentsFor,
} from '../../golden-path/__testUtils__/intents';
import {
  starterModule,
  starterPaths,
  starterStandards,
  starterText,
  starterTree,
} from '../../golden-path/__testUtils__/starter';
import { starterRepository } from '../../terraform/expand/__testUtils__/starter';
import { memoryTree } from '../../terraform/plan';
import { ROOT } from '../__testUtils__/places';
import { proposeIntent } from './proposeIntent';

jest.setTimeout(60_000);

const repository = starterRepository();
const url = starterStandards.modules.url;
const modules = readdirSync(path.join(ROOT, 'templates/infrastructure/modules'))
  .sort()
  .flatMap(name => {
    const source = `git::${url}//modules/${name}?ref=${name}/v1.0.0`;
    const module = starterModule(source);
    return module ? [{ name, version: '1.0.0', source, module }] : [];
  });
const paths = starterPaths();
const SAMPLES = {
  'ecs-fargate': 'dts-invoices',
  'ecs-ec2': 'community-feed',
  worker: 'dts-statements',
  'static-site': 'community-guide',
  ec2: 'community-board',
} as const;

afterAll(() => rmSync(repository.path, { recursive: true, force: true }));

async function proposalOf(intent: ServiceIntent, golden: GoldenPath) {
  const lists = starterTree();
  const changes = await renderService({
    ...{ intent, intentText: writeIntent(intent), path: golden },
    standards: starterStandards,
    base: async file => (Object.hasOwn(lists, file) ? lists[file] : undefined),
  });
  const files = new Map(changes.map(each => [each.path, each.after ?? '']));
  const { product, service } = intent;
  const stacks = Object.keys(intent.environments).map(environment => ({
    folder: `stacks/${product}/${service}/${environment}`,
    ...{ product, service, environment },
  }));
  const [stack, ...siblings] = stacks;
  return proposeIntent({
    ...{ stack, siblings, modules, matched: [], tree: memoryTree(files) },
    repositories: [repository],
    standards: starterStandards,
    paths: [...paths.values()],
  });
}

type Data = Record<string, any>;

/** What an intent means in an environment, under the names of its answers. */
function meant(intent: ServiceIntent, environment: EnvironmentName): Data {
  const settings = resolveEnvironment(intent, starterStandards, environment);
  const { database, cache } = settings;
  return {
    ...intent,
    ...{ cpu: settings.cpu.value, memory: settings.memory.value },
    ...{ count: settings.count.value, region: settings.region.value },
    ...{ image: settings.image?.value, variables: settings.variables.value },
    database: database?.value,
    cache: cache?.value,
  };
}

/** Answers that are not what the intent means. */
function wrongOnes(intent: ServiceIntent, answers: readonly TakeOverAnswer[]) {
  const names = Object.keys(intent.environments) as EnvironmentName[];
  return answers.filter(({ path: at, value }) => {
    if (at[0] === 'environments' && at.length === 2) {
      return !names.includes(at[1] as EnvironmentName);
    }
    const isOfOne = at[0] === 'environments';
    const where = isOfOne ? [at[1] as EnvironmentName] : names;
    const steps = isOfOne ? at.slice(2) : at;
    return where.some(name => {
      const found = steps.reduce<any>(
        (data, step) => data?.[step],
        meant(intent, name),
      );
      if (typeof value === 'object' && value !== null) {
        return Object.entries(value).some(([key, own]) => found?.[key] !== own);
      }
      // HCL composes letters, as Terraform does.
      const text = typeof found === 'string' ? found.normalize('NFC') : found;
      return text !== value;
    });
  });
}

const saidBy = (answers: readonly TakeOverAnswer[]) =>
  new Set(answers.map(each => each.path.join('.')));

describe('services that golden paths wrote', () => {
  it.each(Object.entries(SAMPLES))('%s is found again', async (name, test) => {
    const file = `golden-paths/${name}/tests/${test}/service.yaml`;
    const intent = readYaml(starterText(file), file, validateIntent);
    const made = await proposalOf(intent, paths.get(name)!);
    expect(made.goldenPath?.name).toBe(name);
    expect(wrongOnes(intent, made.answers)).toEqual([]);
    expect(made.answers.every(({ from }) => from.length > 0)).toBe(true);
    expect(made.answers.filter(each => each.otherName)).toEqual([]);
    expect([...saidBy(made.answers)]).toEqual(
      expect.arrayContaining(['product', 'service', 'owner', 'costCenter']),
    );
    expect(made.types.filter(({ covered }) => !covered)).toEqual([]);
  });

  it.each([...paths].filter(([name]) => name !== 'kubernetes'))(
    '%s: no answer is wrong',
    async (_, golden) => {
      await fc.assert(
        fc.asyncProperty(intentsFor(starterStandards, golden), async input => {
          const intent = acceptedIntent(input, starterStandards, golden);
          fc.pre(intent !== undefined);
          const made = await proposalOf(intent, golden);
          expect(wrongOnes(intent, made.answers)).toEqual([]);
          expect([made.goldenPath?.name, ...made.alternatives]).toContain(
            golden.definition.name,
          );
        }),
        { numRuns: Number(process.env.RUNS ?? 2), seed: 20_261_123 },
      );
    },
  );
});
