import { isObject, isUnknown, ObjectValue, UNKNOWN, Value } from './codec';
import type { ProviderConfiguration } from './configuration';
import { madeUp, Place } from './madeUp';
import type { WireAttribute, WireBlock, WireNested } from './wireBlock';

/** Gives the value of an argument that has none yet. */
type Fill = (place: Place, attribute: WireAttribute) => Value;

/**
 * Tags of the resource over those of the provider. A tag whose value is not
 * known yet makes all of them unknown, as with the real provider.
 */
function tagsAll(tags: Value, { defaultTags }: ProviderConfiguration): Value {
  if (isUnknown(tags) || defaultTags === null) return UNKNOWN;
  const own = isObject(tags) ? tags : {};
  const merged = { ...defaultTags, ...own };
  return Object.values(merged).some(isUnknown) ? UNKNOWN : merged;
}

/** What the configuration of the provider gives to every resource. */
function inherited(
  name: string,
  object: ObjectValue,
  configuration: ProviderConfiguration,
): Value | undefined {
  if (name === 'region') return configuration.region;
  if (name === 'tags_all') {
    return tagsAll(object.tags ?? null, configuration);
  }
  return undefined;
}

function completeNested(
  value: Value,
  nested: WireNested,
  place: Place,
  fill: Fill,
): Value {
  if (Array.isArray(value)) {
    return value.map((item, index) =>
      completeBody(item, nested.block, inside(place, index), fill),
    );
  }
  if (nested.nesting === 'map' && isObject(value)) {
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [
        key,
        completeBody(item, nested.block, inside(place, key), fill),
      ]),
    );
  }
  return completeBody(value, nested.block, place, fill);
}

function inside(place: Place, key: string | number): Place {
  return { ...place, seed: `${place.seed}/${place.name}/${key}` };
}

function completeBody(
  value: Value,
  block: WireBlock,
  place: Place,
  fill: Fill,
): Value {
  if (!isObject(value)) return value;
  const result: ObjectValue = {};
  for (const [name, attribute] of block.attributes) {
    const current = value[name] ?? null;
    if (attribute.writeOnly) result[name] = null;
    else if (attribute.computed && (current === null || isUnknown(current))) {
      const filled = fill({ ...place, name }, attribute);
      // What the configuration will know later stays open until then.
      result[name] = isUnknown(filled) ? current ?? filled : filled;
    } else result[name] = current;
  }
  for (const [name, nested] of block.blocks) {
    result[name] = completeNested(
      value[name] ?? null,
      nested,
      { ...place, name },
      fill,
    );
  }
  return result;
}

function withInherited(
  value: ObjectValue,
  block: WireBlock,
  configuration: ProviderConfiguration,
): ObjectValue {
  const result = { ...value };
  for (const name of ['region', 'tags_all']) {
    const attribute = block.attributes.get(name);
    const open = name === 'tags_all' || (value[name] ?? null) === null;
    if (attribute?.computed && open) {
      result[name] = inherited(name, value, configuration) ?? null;
    }
  }
  return result;
}

/**
 * The planned state of a resource: what the configuration leaves to the
 * provider is known after apply; what the resource has already, it keeps.
 */
export function planned(
  proposed: ObjectValue,
  block: WireBlock,
  type: string,
  configuration: ProviderConfiguration,
): Value {
  const place = { type, name: '', seed: '' };
  const start = withInherited(proposed, block, configuration);
  return completeBody(start, block, place, () => UNKNOWN);
}

/**
 * The state of something that exists: what is not known is made up, always
 * alike for the same `seed`.
 */
export function existing(
  value: ObjectValue,
  block: WireBlock,
  type: string,
  seed: string,
  configuration: ProviderConfiguration,
): Value {
  const place = { type, name: '', seed };
  const start = withInherited(value, block, configuration);
  return completeBody(start, block, place, (at, attribute) =>
    madeUp(at, attribute.type, configuration),
  );
}

/** The object of a type with nothing in it. */
export function emptyObject(block: WireBlock): ObjectValue {
  const result: ObjectValue = {};
  for (const name of block.attributes.keys()) result[name] = null;
  for (const [name, { nesting }] of block.blocks) {
    if (nesting === 'single') result[name] = null;
    else result[name] = nesting === 'map' ? {} : [];
  }
  return result;
}
