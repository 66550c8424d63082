import type { Scope } from '../evaluate/scope';
import { string, unknown, type Value } from '../evaluate/values';
import { variableValue } from '../evaluate/variable';
import type { ModuleArgument, ModuleBlock } from '../read/module';
import { mergedArgument, mergedItems } from '../read/overrides';
import { type InstanceKey, withKey } from './address';
import { type Body, bodyOf, declaredValue } from './body';
import { lazyObject, once, type Later } from './lazy';
import type { Iterator, Located, Place, Surroundings } from './place';
import { type Providers, providersOf } from './providers';
import {
  type Repeated,
  type Repetition,
  repetitionOf,
  together,
} from './repetition';
import type { Run } from './run';
import type { ModuleTree } from './types';

/** Arguments and blocks of a resource that are for Terraform itself. */
const META = new Set([
  'count',
  'for_each',
  'provider',
  'depends_on',
  'lifecycle',
  'provisioner',
  'connection',
]);

/** More modules than these in one stack are no stack of people. */
const MOST_INSTANCES = 2_000;

/** A call of a module, seen from inside of it. */
export interface Caller {
  call: ModuleBlock;
  /** Where its arguments stand. */
  place: Place;
  instance: ModuleInstance;
}

/** One of the resources that a block stands for. */
export interface ResourceInstance {
  address: string;
  body: Body;
  place: Place;
}

const itemOf = <T>({ item }: { item: T }) => item;

interface Repeatable<T> {
  repetition: Repetition;
  instances: T[];
}

/** A module with the values that one call gives it. */
export class ModuleInstance implements Surroundings {
  readonly providers: Providers;
  private readonly scope: Scope;
  private readonly resources = new Map<
    string,
    Repeatable<ResourceInstance> | undefined
  >();
  private readonly modules = new Map<
    string,
    Repeatable<ModuleInstance | undefined> | undefined
  >();

  /** @param inputs values of the root's variables */
  constructor(
    readonly tree: ModuleTree,
    /** With a dot at its end, empty for the root. */
    readonly prefix: string,
    private readonly run: Run,
    private readonly root: ModuleTree,
    readonly caller?: Caller,
    private readonly inputs: ReadonlyMap<string, Value> = new Map(),
  ) {
    this.scope = { values: this.names(), others: 'unknown' };
    this.providers = providersOf(this, run);
  }

  /** What the names mean in expressions of this module. */
  private names(): Map<string, Value> {
    const { module } = this.tree;
    const variables = [...module.variables.keys()].map(
      (name): [string, Later] => [name, once(() => this.variable(name))],
    );
    const locals = [...module.locals].map(([name, local]): [string, Later] => [
      name,
      once(() =>
        this.run.value(
          local.attribute.value,
          this.place(local, `${this.prefix}local.${name}`),
        ),
      ),
    ]);
    const calls = [...module.calls.keys()].map((name): [string, Later] => [
      name,
      once(() => this.callValue(name)),
    ]);
    return new Map([
      ...this.resourceNames(),
      ['var', lazyObject(new Map(variables))],
      ['local', lazyObject(new Map(locals))],
      ['module', lazyObject(new Map(calls))],
      ['path', this.paths()],
      [
        'terraform',
        lazyObject(
          new Map([
            [
              'workspace',
              () => string(this.run.options.workspace ?? 'default'),
            ],
          ]),
        ),
      ],
    ]);
  }

  private resourceNames(): [string, Value][] {
    const byType = new Map<string, Map<string, Later>>();
    for (const key of this.tree.module.resources.keys()) {
      const [type, name] = key.split('.', 2);
      const names = byType.get(type) ?? new Map<string, Later>();
      names.set(
        name,
        once(() => this.resourceValue(key)),
      );
      byType.set(type, names);
    }
    return [...byType].map(([type, names]) => [type, lazyObject(names)]);
  }

  /** Relative to the root of the repository, as far as that is known. */
  private paths(): Value {
    const of = (folder: string) => () => string(folder === '' ? '.' : folder);
    return lazyObject(
      new Map([
        ['module', of(this.tree.folder)],
        ['root', of(this.root.folder)],
        ['cwd', of(this.root.folder)],
      ]),
    );
  }

  place({ source }: Pick<ModuleArgument, 'source'>, address: string): Place {
    const { scope } = this;
    return { source, scope, address, module: this, iterators: new Map() };
  }

  private variable(name: string): Value {
    const block = this.tree.module.variables.get(name) as ModuleBlock;
    const address = `${this.prefix}var.${name}`;
    const given = this.given(name);
    const value = given
      ? this.run.value(given.expression, given.place)
      : this.inputs.get(name);
    return this.run.guarded(address, () => {
      const merged = { ...block.block, body: mergedItems(block).map(itemOf) };
      const check = variableValue(merged, value, block.source, this.run.budget);
      for (const { kind, message } of check.problems) {
        // The root's are given when Terraform runs.
        if (kind === 'missing' && !this.caller) continue;
        this.run.problem(message, address);
      }
      return check.value;
    });
  }

  given(name: string): Located | undefined {
    if (!this.caller || !this.tree.module.variables.has(name)) return undefined;
    const { call, place } = this.caller;
    const found = mergedArgument(call, name);
    if (!found) return undefined;
    const { attribute, source } = found;
    return { expression: attribute.value, place: { ...place, source } };
  }

  local(name: string): Located | undefined {
    const local = this.tree.module.locals.get(name);
    return (
      local && {
        expression: local.attribute.value,
        place: this.place(local, `${this.prefix}local.${name}`),
      }
    );
  }

  output(name: string): Located | undefined {
    const block = this.tree.module.outputs.get(name);
    const value = block && mergedArgument(block, 'value');
    return (
      value && {
        expression: value.attribute.value,
        place: this.place(value, `${this.prefix}output.${name}`),
      }
    );
  }

  /** Its outputs as its caller sees them. */
  readonly outputValues = once(() => {
    const makers = [...this.tree.module.outputs.keys()].map(
      (name): [string, Later] => [
        name,
        once(() => {
          const found = this.output(name);
          return found
            ? this.run.value(found.expression, found.place)
            : unknown();
        }),
      ],
    );
    return lazyObject(new Map(makers));
  });

  outputs(call: string, key: string | undefined, name: string): Located[] {
    const called = this.called(call);
    if (!called) return [];
    return pick(called, key).flatMap(each => each?.output(name) ?? []);
  }

  isRepeated(call: string): boolean {
    return (this.called(call)?.repetition.kind ?? 'none') !== 'none';
  }

  resource(name: string, key: string | undefined): string[] | undefined {
    const found = this.resourceInstances(name);
    if (!found) return undefined;
    const { kind } = found.repetition;
    const picked = pick(found, kind === 'none' ? undefined : key);
    return picked.map(each => each.address);
  }

  private resourceValue(name: string): Value {
    const found = this.resourceInstances(name);
    if (!found) return unknown();
    const { repetition, instances } = found;
    const schema = this.run.options.schemaOf?.(name.split('.', 1)[0]);
    return together(repetition, at =>
      declaredValue(instances[at].body, schema),
    );
  }

  private callValue(name: string): Value {
    const found = this.called(name);
    if (!found) return unknown();
    const { repetition, instances } = found;
    return together(
      repetition,
      at => instances[at]?.outputValues() ?? unknown(),
    );
  }

  /** All that a resource block stands for. */
  resourceInstances(name: string): Repeatable<ResourceInstance> | undefined {
    const schema = this.run.options.schemaOf?.(name.split('.', 1)[0]);
    const options = { skipped: META, schema };
    return this.repeated(this.resources, this.tree.module.resources, name, {
      address: this.prefix + name,
      make: (block, place, key) => ({
        address: withKey(this.prefix + name, key),
        body: bodyOf(mergedItems(block), place, this.run, options),
        place,
      }),
    });
  }

  /** All that a module call stands for; undefined members could not be had. */
  called(name: string): Repeatable<ModuleInstance | undefined> | undefined {
    const address = `${this.prefix}module.${name}`;
    const tree = this.tree.calls.get(name);
    return this.repeated(this.modules, this.tree.module.calls, name, {
      address,
      make: (call, place, key) => {
        if (typeof tree !== 'object') {
          this.run.problem(tree ?? 'The module is not known.', address);
          return undefined;
        }
        if (!this.run.takeModule(MOST_INSTANCES)) return undefined;
        const prefix = `${withKey(address, key)}.`;
        const caller = { call, place, instance: this };
        return new ModuleInstance(tree, prefix, this.run, this.root, caller);
      },
    });
  }

  private repeated<T>(
    known: Map<string, Repeatable<T> | undefined>,
    blocks: ReadonlyMap<string, ModuleBlock>,
    name: string,
    {
      address,
      make,
    }: {
      address: string;
      make: (block: ModuleBlock, place: Place, key: InstanceKey) => T;
    },
  ): Repeatable<T> | undefined {
    if (known.has(name)) return known.get(name);
    const block = blocks.get(name);
    // What asks for itself while it is counted gets nothing.
    known.set(name, undefined);
    if (!block) return undefined;
    const { scope } = this;
    const repetition = repetitionOf(block, { scope, address }, this.run);
    const instances = repetition.instances.map(each =>
      make(block, this.placeOf(block, address, repetition, each), each.key),
    );
    const made = { repetition, instances };
    known.set(name, made);
    return made;
  }

  private placeOf(
    block: ModuleBlock,
    address: string,
    { over, kind, isKnown }: Repetition,
    { key, scope }: Repeated,
  ): Place {
    const place = { ...this.place(block, withKey(address, key)), scope };
    if (!over || kind !== 'for_each') return place;
    const iterator: Iterator = {
      expression: over.attribute.value,
      place: this.place(over, address),
      key: isKnown ? String(key) : undefined,
    };
    return { ...place, iterators: new Map([['each', iterator]]) };
  }
}

/** The instances that a key means; all where it is not known. */
function pick<T>(
  { repetition, instances }: Repeatable<T>,
  key: string | undefined,
): T[] {
  if (key === undefined || !repetition.isKnown) return instances;
  return instances.filter(
    (_, index) => String(repetition.instances[index].key) === key,
  );
}
