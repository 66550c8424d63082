import {
  type DeclaredResource,
  environmentOf,
  type ServiceIntentInput,
  type TakeOverAnswer,
  type TakeOverGap,
  type TakeOverIntent,
} from '@infra-portal/infra-common';
import { writeIntent } from '../../golden-path/writeIntent';
import { Draft } from '../../savings/Draft';
import { loadModule } from '../../terraform/read/loadModule';
import type { Module } from '../../terraform/read/module';
import { calledModules } from './calledModules';
import { choosePath, type PathReach, reachOf } from './choosePath';
import { mergeFacts } from './mergeFacts';
import { readData } from './readData';
import { readIngress } from './readIngress';
import { readService } from './readService';
import { readTags } from './readTags';
import { StackReader } from './StackReader';
import type { IntentPlace, IntentStack, StackFacts } from './types';
import { checkedDraft } from './writeDraft';

/** Resources that are listed; the counts by type tell of all. */
const MOST_LEFT = 200;

/** What only people know of any service. */
const OF_PEOPLE = ['description'];

/** Parts that no Terraform tells, where the golden path knows them. */
const NOT_IN_FILES = ['source', 'objectives', 'alertChannel'] as const;

/** What a golden path asks whatever it supports. */
const ALWAYS = new Set([
  ...['product', 'service', 'owner', 'costCenter', 'dataClass'],
  ...['environments', 'region'],
]);

interface ReadStack {
  stack: IntentStack;
  module: Module;
  resources: readonly DeclaredResource[];
  region?: string;
}

async function readStack(
  { tree, repositories }: IntentPlace,
  stack: IntentStack,
): Promise<ReadStack> {
  const { folder, workspace } = stack;
  const draft = Draft.of({ tree, repositories, folder, workspace });
  const { resources, region } = await draft.expand();
  return { stack, module: loadModule(await draft.own()), resources, region };
}

function factsOf(
  { standards, codeowners, stack: asked }: IntentPlace,
  { stack, module, resources, region }: ReadStack,
  { path }: PathReach,
  pathText: string,
): StackFacts {
  const { product = asked.product, service = asked.service } = stack;
  const environment =
    stack.environment === undefined
      ? undefined
      : environmentOf(stack.environment, standards);
  const reader = new StackReader({
    ...{ module, resources, standards, product, service, environment },
    pathText,
  });
  const at = { file: stack.folder === '' ? '.' : stack.folder };
  const placed = { product, service };
  for (const [name, value] of Object.entries(placed)) {
    if (value === undefined) reader.miss([name], 'absent', at);
    else reader.say([name], value, at);
  }
  if (environment) reader.say(['environments', environment], {}, at);
  else reader.miss(['environments'], 'absent', at, stack.environment);
  if (region !== undefined && region !== standards.regions.default) {
    reader.say(['region'], region, at);
  }
  readTags(reader, stack.folder, codeowners);
  readService(reader, path.definition.runtime);
  readIngress(reader);
  readData(reader);
  return reader;
}

/** Whether a golden path asks what an answer or a gap is about. */
const asks =
  ({ path: { definition } }: PathReach) =>
  ({ path }: { path: readonly string[] }) => {
    const isOfOne = path[0] === 'environments' && path.length > 2;
    const [part, field] = isOfOne ? path.slice(2) : path;
    return (
      ALWAYS.has(part) ||
      definition.supports.some(
        each =>
          each === part ||
          each === `${part}.${field}` ||
          (each.startsWith(`${part}.`) &&
            part === 'ingress' &&
            field === 'kind') ||
          (field === undefined && each.startsWith(`${part}.`)),
      ) ||
      (part === 'ingress' &&
        field === 'host' &&
        definition.supports.some(each => each.startsWith('ingress')))
    );
  };

/** What no file tells. */
function gapsOfPeople({ path: { definition } }: PathReach): TakeOverGap[] {
  const parts = NOT_IN_FILES.filter(part => definition.supports.includes(part));
  const questions = definition.questions
    .filter(each => each.for !== 'application')
    .map(({ name }) => ['extra', name]);
  return [...[...OF_PEOPLE, ...parts].map(part => [part]), ...questions].map(
    path => ({ path, reason: 'person' as const }),
  );
}

/** Regions other than the default one are of environments. */
const placedRegion = (answer: TakeOverAnswer): TakeOverAnswer[] =>
  answer.path[0] === 'region'
    ? answer.from.flatMap(from =>
        from.environment === undefined
          ? []
          : [
              {
                ...answer,
                path: ['environments', from.environment, 'region'],
                from: [from],
              },
            ],
      )
    : [answer];

function typesOf(
  resources: readonly DeclaredResource[],
  covered: (type: string) => boolean,
): TakeOverIntent['types'] {
  const counts = new Map<string, number>();
  for (const { type } of resources) {
    counts.set(type, (counts.get(type) ?? 0) + 1);
  }
  return [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([type, count]) => ({ type, count, covered: covered(type) }));
}

const NOTHING = {
  ...{ answers: [], gaps: [], intent: {}, text: '', problems: [] },
  ...{ alternatives: [], paths: [], left: [] },
};

/**
 * The intent that a hand-written stack, with those of the service's other
 * environments, comes nearest to: the golden path that fits, the answers that the
 * files tell and where, and those that they do not. What is told is what is
 * written; whether the golden path makes the same of it, only a plan tells.
 *
 * @throws HclError where a golden path is no Terraform
 */
export async function proposeIntent(
  place: IntentPlace,
): Promise<TakeOverIntent> {
  const own = await readStack(place, place.stack);
  const others = [];
  for (const each of place.siblings) others.push(await readStack(place, each));
  const read = [own, ...others];
  const called = calledModules(read, place);
  const reaches = place.paths.map(path => reachOf(path, place.modules));
  const all = read.flatMap(({ resources }) => resources);
  const { fitting, paths, why } = choosePath(reaches, all, called);
  const base = {
    ...NOTHING,
    ...(place.repository !== undefined && { repository: place.repository }),
    stacks: read.map(({ stack: { folder, environment } }) => ({
      dir: folder === '' ? '.' : folder,
      ...(environment !== undefined && { environment }),
    })),
    paths,
  };
  const [best, ...rest] = fitting;
  if (!best) {
    const types = typesOf(own.resources, () => false);
    return { ...base, types, why };
  }
  const isAsked = asks(best);
  // Several may fit, and what any of them writes by itself nobody answered.
  const pathText = fitting.map(({ text }) => text).join('\n');
  const merged = mergeFacts(
    read.map(each => factsOf(place, each, best, pathText)),
  );
  const answers = merged.answers.filter(isAsked).flatMap(placedRegion);
  const { definition } = best.path;
  const made = checkedDraft(answers, definition, place.standards);
  const { name, version, title } = definition;
  return {
    ...{ ...base, ...made, goldenPath: { name, version, title } },
    alternatives: rest.map(({ path }) => path.definition.name),
    gaps: [...merged.gaps.filter(isAsked), ...made.gaps, ...gapsOfPeople(best)],
    text: writeIntent(made.intent as unknown as ServiceIntentInput),
    types: typesOf(own.resources, type => best.types.has(type)),
    left: own.resources
      .filter(({ type }) => !best.types.has(type))
      .slice(0, MOST_LEFT)
      .map(({ address, file, line }) => ({ address, file, line })),
  };
}
