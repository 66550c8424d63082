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

/** Whether all that one type constraint takes is taken by the other. */
export type TypeAccepts = (before: string, after: string) => boolean;

type Input = ModuleFace['inputs'][number];

function typeChange(
  before: Input,
  after: Input,
  accepts: TypeAccepts,
): Change | undefined {
  if (plain(before.type) === plain(after.type)) return undefined;
  const isWider = accepts(before.type, after.type);
  return {
    change: isWider ? 'type-widened' : 'type-changed',
    breaking: !isWider,
    before: before.type,
    after: after.type,
  };
}

function defaultChange(before: Input, after: Input): Change | undefined {
  const [had, has] = [before.default, after.default];
  if (plain(had ?? '') === plain(has ?? '')) return undefined;
  if (has === undefined) {
    return { change: 'became-required', breaking: true, before: had };
  }
  return {
    ...{ change: 'default-changed', breaking: false, after: has },
    ...(had !== undefined && { before: had }),
  };
}

function inputChanges(
  before: Input | undefined,
  after: Input | undefined,
  accepts: TypeAccepts,
): (Change | undefined)[] {
  if (!after) {
    return [{ change: 'removed', breaking: true, before: before?.type }];
  }
  if (before) {
    return [typeChange(before, after, accepts), defaultChange(before, after)];
  }
  const required = after.default === undefined;
  return [
    {
      change: required ? 'added-required' : 'added',
      breaking: required,
      after: after.type,
    },
  ];
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
  accepts: TypeAccepts,
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
    const [had, has] = inputs.map(all => all.get(name));
    for (const each of inputChanges(had, has, accepts)) {
      put('variable', name, each);
    }
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
