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
    const schema = Object.hasOwn(shape, key) ? shape[key] : undefined;
    if (value[key] === undefined || isDefault(schema, value[key])) continue;
    kept.push([key, schema ? withoutDefaults(schema, value[key]) : value[key]]);
  }
  return Object.fromEntries(kept);
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
  if (!schema) return false;
  const absent = schema.safeParse(undefined);
  const given = schema.safeParse(value);
  return (
    absent.success &&
    absent.data !== undefined &&
    given.success &&
    canonical(absent.data) === canonical(given.data)
  );
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
