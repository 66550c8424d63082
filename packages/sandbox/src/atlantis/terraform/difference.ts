import { type Move, movedAlong } from './moves';
import { replaces } from './replacing';
import {
  DescribedResource,
  isObject,
  isUnknown,
  Plain,
  Snapshot,
  Unknown,
} from './snapshot';
import { samePlain } from './values';

/** An argument before and after; undefined where it is absent. */
export interface ArgumentChange {
  name: string;
  before: Plain | undefined;
  after: Plain | undefined;
  /** Whether the resource is made anew because of it. */
  replaces: boolean;
}

export interface ResourceChange {
  action: 'create' | 'update' | 'delete' | 'replace' | 'import';
  /** What it is imported by. */
  id?: string;
  resource: DescribedResource;
  /** For a creation all arguments. */
  changes: ArgumentChange[];
  /** Arguments that stay. */
  unchanged: number;
}

export interface Difference {
  resources: ResourceChange[];
  outputs: ArgumentChange[];
  /** Resources under another address, whether they change or not. */
  moves: Move[];
  /** As in Terraform's last line. */
  counts: { add: number; change: number; destroy: number; import: number };
}

/** Something that the real world has otherwise than the last apply left it. */
export interface Drift {
  address: string;
  /** `delete`: somebody removed the resource by hand. */
  action: 'update' | 'delete';
  /** What the arguments really have. */
  arguments: Record<string, Plain>;
}

/** What is really there: the last apply, and what was changed by hand since. */
export function withDrift(
  applied: Snapshot,
  drift: readonly Drift[],
): Snapshot {
  const resources = new Map(applied.resources);
  for (const { address, action, arguments: actual } of drift) {
    const resource = resources.get(address);
    if (!resource) continue;
    if (action === 'delete') {
      resources.delete(address);
      continue;
    }
    const changed = new Map([
      ...resource.arguments,
      ...Object.entries(actual ?? {}),
    ]);
    resources.set(address, { ...resource, arguments: changed });
  }
  return { ...applied, resources };
}

/** What only the apply tells, because what it comes from is made anew. */
const laterKnown = (value: Unknown): Unknown => ({ ...value, text: '' });

/** What is wanted, where keys that are ignored have what they have. */
function heeding(
  keys: ReadonlySet<string> | undefined,
  old: Plain | undefined,
  now: Plain | undefined,
): Plain | undefined {
  if (!keys || !isObject(old) || !isObject(now)) return now;
  const kept = { ...now };
  for (const key of keys) {
    if (Object.hasOwn(old, key)) kept[key] = old[key];
    else delete kept[key];
  }
  return kept;
}

function argumentChanges(
  before: DescribedResource,
  after: DescribedResource,
): ArgumentChange[] {
  const names = new Set([
    ...before.arguments.keys(),
    ...after.arguments.keys(),
  ]);
  const found: ArgumentChange[] = [];
  for (const name of [...names].sort()) {
    const keys = after.ignored.get(name);
    const isIgnored = after.ignored.has(name) && !keys;
    if (isIgnored || after.ignored.has('all')) continue;
    const old = before.arguments.get(name);
    const now = heeding(keys, old, after.arguments.get(name));
    // What nobody sets the provider sets.
    const usual = after.usual?.[name] ?? null;
    if (samePlain(old ?? usual, now ?? usual)) continue;
    found.push({
      name,
      before: old,
      after: now,
      replaces: replaces(after.type, name),
    });
  }
  return found;
}

const created = (resource: DescribedResource): ResourceChange => ({
  action: 'create',
  resource,
  changes: [...resource.arguments]
    .filter(([, value]) => value !== null)
    .map(([name, after]) => ({
      name,
      before: undefined,
      after,
      replaces: false,
    })),
  unchanged: 0,
});

/** Arguments that are read from a resource which is made anew change too. */
function follow(
  before: Snapshot,
  after: Snapshot,
  changes: Map<string, ResourceChange>,
) {
  const fresh = new Set(
    [...changes.values()]
      .filter(({ action }) => action === 'replace')
      .map(
        ({ resource: { module, type, name } }) => `${module}${type}.${name}`,
      ),
  );
  if (fresh.size === 0) return;
  for (const resource of after.resources.values()) {
    if (!before.resources.has(resource.address)) continue;
    const known = changes.get(resource.address);
    if (known && known.action !== 'update') continue;
    const added = [...resource.arguments].flatMap(([name, value]) =>
      isUnknown(value) &&
      !known?.changes.some(each => each.name === name) &&
      value.references.some(each => fresh.has(resource.module + each))
        ? [{ name, before: value, after: laterKnown(value), replaces: false }]
        : [],
    );
    if (added.length === 0) continue;
    const all = [...(known?.changes ?? []), ...added];
    changes.set(resource.address, {
      action: 'update',
      resource,
      changes: all,
      unchanged: resource.arguments.size - all.length,
    });
  }
}

/** What has to happen so that what is there becomes what is described. */
export function difference(was: Snapshot, wanted: Snapshot): Difference {
  const { before, after, moves } = movedAlong(was, wanted);
  const changes = new Map<string, ResourceChange>();
  for (const [address, resource] of after.resources) {
    const old = before.resources.get(address);
    if (!old) {
      // What is imported is taken to be as the files say.
      const known = after.imports.find(({ to }) => to === address);
      const { id } = known ?? {};
      const change = created(resource);
      changes.set(
        address,
        known ? { ...change, action: 'import', id } : change,
      );
      continue;
    }
    const found = argumentChanges(old, resource);
    if (found.length === 0) continue;
    changes.set(address, {
      action: found.some(each => each.replaces) ? 'replace' : 'update',
      resource,
      changes: found,
      unchanged: resource.arguments.size - found.length,
    });
  }
  follow(before, after, changes);
  for (const [address, resource] of before.resources) {
    if (after.resources.has(address)) continue;
    const { changes: all } = created(resource);
    changes.set(address, {
      action: 'delete',
      resource,
      changes: all.map(each => ({
        ...each,
        before: each.after,
        after: undefined,
      })),
      unchanged: 0,
    });
  }
  const resources = [...changes.values()].sort((a, b) =>
    a.resource.address < b.resource.address ? -1 : 1,
  );
  const count = (...actions: string[]) =>
    resources.filter(({ action }) => actions.includes(action)).length;
  return {
    resources,
    moves,
    outputs: outputChanges(before, after),
    counts: {
      add: count('create', 'replace'),
      change: count('update'),
      destroy: count('delete', 'replace'),
      import: count('import'),
    },
  };
}

function outputChanges(before: Snapshot, after: Snapshot): ArgumentChange[] {
  const names = new Set([...before.outputs.keys(), ...after.outputs.keys()]);
  return [...names].sort().flatMap(name => {
    const old = before.outputs.get(name);
    const now = after.outputs.get(name);
    return samePlain(old ?? null, now ?? null)
      ? []
      : [{ name, before: old, after: now, replaces: false }];
  });
}

export const isEmpty = ({ resources, outputs, moves }: Difference) =>
  resources.length === 0 && outputs.length === 0 && moves.length === 0;
