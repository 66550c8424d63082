import { unwrap } from '../validation';
import { intentSchema, ServiceIntentInput } from './intent';

type Data = Record<string, unknown>;

/**
 * An intent without the answers that are the defaults, in the order of the
 * schema; what `service.yaml` needs to say. Data that the schema does not
 * accept is kept as it is.
 */
export function minimalIntent(intent: ServiceIntentInput): ServiceIntentInput {
  return withoutDefaults(intentSchema, intent) as ServiceIntentInput;
}

/**
 * The parts of an intent that {@link minimalIntent} keeps. Most who ask need not
 * know what is in them.
 */
export function saidParts(intent: ServiceIntentInput): string[] {
  const { shape } = unwrap(intentSchema).def as { shape: Data };
  const said = intent as unknown as Data;
  return Object.keys(said).filter(part => isSaid(shape, said, part));
}

function isObject(value: unknown): value is Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function withoutDefaults(schema: any, value: unknown): unknown {
  const { shape, valueType, keyType, element } = unwrap(schema).def;
  if (Array.isArray(value) && element) {
    return value.map(each => withoutDefaults(element, each));
  }
  if (!isObject(value)) return value;
  if (shape) return members(shape, value);
  if (!valueType) return value;
  const order = keyType && Object.keys(unwrap(keyType).def.entries ?? {});
  const keys = inOrder(Object.keys(value), order ?? []);
  return Object.fromEntries(
    keys.map(key => [key, withoutDefaults(valueType, value[key])]),
  );
}

function members(shape: Data, value: Data): Data {
  const keys = inOrder(Object.keys(value), Object.keys(shape));
  const kept: [string, unknown][] = [];
  for (const key of keys) {
    if (!isSaid(shape, value, key)) continue;
    const schema = schemaOf(shape, key);
    kept.push([key, schema ? withoutDefaults(schema, value[key]) : value[key]]);
  }
  return Object.fromEntries(kept);
}

function schemaOf(shape: Data, key: string): unknown {
  return Object.hasOwn(shape, key) ? shape[key] : undefined;
}

function isSaid(shape: Data, value: Data, key: string): boolean {
  return (
    value[key] !== undefined && !isDefault(schemaOf(shape, key), value[key])
  );
}

/** The names that are there, those that are known first and in their order. */
function inOrder(names: string[], known: string[]): string[] {
  return [
    ...known.filter(name => names.includes(name)),
    ...names.filter(name => !known.includes(name)),
  ];
}

/** Whether leaving an answer out means the same. */
function isDefault(schema: any, value: unknown): boolean {
  const usual = schema && defaultOf(schema);
  if (usual === undefined) return false;
  const given = schema.safeParse(value);
  return given.success && usual === canonical(given.data);
}

/** What a schema makes of nothing, written out; undefined when that is nothing. */
const defaults = new WeakMap<object, { text?: string }>();

function defaultOf(schema: any): string | undefined {
  let found = defaults.get(schema);
  if (!found) {
    const absent = schema.safeParse(undefined);
    const isThere = absent.success && absent.data !== undefined;
    found = isThere ? { text: canonical(absent.data) } : {};
    defaults.set(schema, found);
  }
  return found.text;
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, each) =>
    isObject(each)
      ? Object.fromEntries(
          Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)),
        )
      : each,
  );
}
