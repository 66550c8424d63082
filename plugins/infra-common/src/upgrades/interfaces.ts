import type { InterfaceChange } from './upgrade';

/** What callers of a module see of it at one version. */
export interface ModuleFace {
  inputs: { name: string; type: string; default?: string }[];
  outputs: { name: string }[];
  /** Constraint on Terraform, as written. */
  requiredVersion?: string;
  /** Constraints on providers, as written, by name. */
  providers: Readonly<Record<string, string>>;
  /** Number of resources of its own, by type. */
  resources: Readonly<Record<string, number>>;
}

type Change = Omit<InterfaceChange, 'kind' | 'name'>;

const plain = (text: string) => text.replace(/\s+/g, ' ').trim();

function inputChange(
  before: ModuleFace['inputs'][number] | undefined,
  after: ModuleFace['inputs'][number] | undefined,
): Change | undefined {
  if (!after) {
    return { change: 'removed', breaking: true, before: before?.type };
  }
  const required = after.default === undefined;
  if (!before) {
    return {
      change: required ? 'added-required' : 'added',
      breaking: required,
      after: after.type,
    };
  }
  if (required && before.default !== undefined) {
    return {
      change: 'became-required',
      breaking: true,
      before: before.default,
    };
  }
  if (plain(before.type) !== plain(after.type)) {
    return {
      ...{ change: 'type-changed', breaking: true },
      ...{ before: before.type, after: after.type },
    };
  }
  if (plain(before.default ?? '') === plain(after.default ?? '')) {
    return undefined;
  }
  return {
    ...{ change: 'default-changed', breaking: false },
    ...(before.default !== undefined && { before: before.default }),
    ...(after.default !== undefined && { after: after.default }),
  };
}

function constraintChange(
  before: string | undefined,
  after: string | undefined,
): Change | undefined {
  if (before === after) return undefined;
  if (after === undefined) {
    return { change: 'removed', breaking: false, before };
  }
  if (before === undefined) return { change: 'added', breaking: false, after };
  // Which of two constraints is narrower only Terraform can tell.
  return { change: 'version-raised', breaking: true, before, after };
}

const presence = (
  before: boolean,
  after: boolean,
  breaking: boolean,
): Change | undefined => {
  if (before === after) return undefined;
  return after
    ? { change: 'added', breaking: false }
    : { change: 'removed', breaking };
};

const namesOf = (...lists: readonly string[][]) =>
  [...new Set(lists.flat())].sort();

/**
 * How what callers see of a module differs between two versions: what breaks
 * them first, then by kind and name. Resources that come or go break no caller,
 * but are built or destroyed.
 */
export function compareInterfaces(
  before: ModuleFace,
  after: ModuleFace,
): InterfaceChange[] {
  const found: InterfaceChange[] = [];
  const put = (
    kind: InterfaceChange['kind'],
    name: string,
    change: Change | undefined,
  ) => change && found.push({ kind, name, ...change });
  const inputs = [before, after].map(
    face => new Map(face.inputs.map(each => [each.name, each])),
  );
  for (const name of namesOf(...inputs.map(all => [...all.keys()]))) {
    put(
      'variable',
      name,
      inputChange(inputs[0].get(name), inputs[1].get(name)),
    );
  }
  const outputs = [before, after].map(
    face => new Set(face.outputs.map(({ name }) => name)),
  );
  for (const name of namesOf(...outputs.map(all => [...all]))) {
    const [had, has] = outputs.map(all => all.has(name));
    put('output', name, presence(had, has, true));
  }
  const { requiredVersion: old, providers } = before;
  put('terraform', 'terraform', constraintChange(old, after.requiredVersion));
  for (const name of namesOf(
    Object.keys(providers),
    Object.keys(after.providers),
  )) {
    const [had, has] = [providers, after.providers].map(all =>
      Object.hasOwn(all, name) ? all[name] : undefined,
    );
    put('provider', name, constraintChange(had, has));
  }
  for (const name of namesOf(
    Object.keys(before.resources),
    Object.keys(after.resources),
  )) {
    const [had, has] = [before, after].map(each =>
      Object.hasOwn(each.resources, name),
    );
    put('resource', name, presence(had, has, false));
  }
  return found.sort((a, b) => Number(b.breaking) - Number(a.breaking));
}
