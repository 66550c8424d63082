import { ResourceUse } from '../estimate';
import { DeclaredResource, DeclaredStack } from '../estimate/resources';
import { SavingChange } from './types';

/** A stack, and how its resources are used. */
export interface Variant {
  stack: DeclaredStack;
  uses: Readonly<Record<string, ResourceUse>>;
}

type Path = readonly (string | number)[];

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A copy of a value with another one at a path; what is missing is made. */
function withValue(value: unknown, path: Path, to: unknown): unknown {
  if (path.length === 0) return to;
  const [step, ...rest] = path;
  if (typeof step === 'number') {
    // A single block may stand there without a list around it.
    if (isRecord(value) && step === 0) return withValue(value, rest, to);
    const list = Array.isArray(value) ? [...value] : [];
    list[step] = withValue(list[step], rest, to);
    return list;
  }
  const record = isRecord(value) ? value : {};
  const old = Object.hasOwn(record, step) ? record[step] : undefined;
  return { ...record, [step]: withValue(old, rest, to) };
}

function changed(
  resource: DeclaredResource,
  changes: readonly SavingChange[],
): DeclaredResource {
  const values = changes.reduce<unknown>(
    (all, change) =>
      change.kind === 'set' ? withValue(all, change.path, change.to) : all,
    resource.values,
  );
  return values === resource.values
    ? resource
    : { ...resource, values: values as DeclaredResource['values'] };
}

function useOf(
  use: ResourceUse,
  changes: readonly SavingChange[],
): ResourceUse {
  return changes.reduce((now, change) => {
    if (change.kind === 'hours') return { ...now, hours: change.to };
    if (change.kind !== 'usage') return now;
    return { ...now, usage: { ...now.usage, [change.key]: change.to } };
  }, use);
}

/** A stack after some changes; it is not changed itself. */
export function applyChanges(
  { stack, uses }: Variant,
  changes: readonly SavingChange[],
): Variant {
  const byAddress = new Map<string, SavingChange[]>();
  for (const change of changes) {
    const list = byAddress.get(change.address);
    if (list) list.push(change);
    else byAddress.set(change.address, [change]);
  }
  const resources = stack.resources.flatMap(each => {
    const own = byAddress.get(each.address);
    if (!own) return [each];
    return own.some(({ kind }) => kind === 'remove')
      ? []
      : [changed(each, own)];
  });
  const used = [...byAddress]
    .filter(([, own]) =>
      own.some(({ kind }) => kind === 'hours' || kind === 'usage'),
    )
    .map(([address, own]) => [
      address,
      useOf(Object.hasOwn(uses, address) ? uses[address] : {}, own),
    ]);
  return {
    stack: { ...stack, resources },
    uses: { ...uses, ...Object.fromEntries(used) },
  };
}
