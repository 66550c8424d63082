import { InputError } from '@backstage/errors';
import {
  type DeclaredResource,
  type DeclaredStack,
  holdsData,
  leftAfterDestroy,
  partOfStack,
  protectionOf,
  type PreviewEnvironment,
  type RetiredPart,
  type Retirement,
} from '@infra-portal/infra-common';

type RetiredEnvironment = Retirement['environments'][number];

const ORDER = ['prod', 'stg', 'dev', 'shared'];

/**
 * What each stack has, in parts that go or stay together; what holds data first.
 * @param keep ids of parts that stay
 * @throws InputError when an id names no part
 */
export function retiredParts(
  environments: readonly PreviewEnvironment[],
  declared: readonly DeclaredStack[],
  keep: readonly string[],
): RetiredEnvironment[] {
  const kept = new Set(keep);
  const found = environments.map(({ name, stack, directory }) => {
    const own = declared.find(each => each.stack === stack);
    const parts = partsOf(name, own?.resources ?? [], kept);
    return { name, stack, directory, parts };
  });
  const known = new Set(
    found.flatMap(({ parts }) => parts.map(({ id }) => id)),
  );
  const unknown = keep.find(id => !known.has(id));
  if (unknown !== undefined) {
    const named = JSON.stringify(unknown.slice(0, 120));
    throw new InputError(
      `keep names ${named}, which no stack of the service has. Look at the preview once more.`,
    );
  }
  return found.sort((a, b) => ORDER.indexOf(a.name) - ORDER.indexOf(b.name));
}

const byData = (a: { holdsData: boolean }, b: { holdsData: boolean }) =>
  Number(b.holdsData) - Number(a.holdsData);

function partsOf(
  environment: string,
  resources: readonly DeclaredResource[],
  kept: ReadonlySet<string>,
): RetiredPart[] {
  const parts = new Map<string, DeclaredResource[]>();
  for (const resource of resources) {
    const part = partOfStack(resource.address);
    parts.set(part, [...(parts.get(part) ?? []), resource]);
  }
  return [...parts]
    .map(([part, own]) => ({
      id: `${environment}:${part}`,
      part,
      holdsData: own.some(({ type }) => holdsData(type)),
      kept: kept.has(`${environment}:${part}`),
      resources: own.map(shown).sort(byData),
    }))
    .sort((a, b) => byData(a, b) || (a.part < b.part ? -1 : 1));
}

function shown(resource: DeclaredResource): RetiredPart['resources'][number] {
  const { address, type } = resource;
  const left = leftAfterDestroy(resource);
  const protection = protectionOf(resource);
  return {
    ...{ address, type, holdsData: holdsData(type) },
    ...(left && { left }),
    ...(protection && { protectedBy: protection.argument }),
  };
}
