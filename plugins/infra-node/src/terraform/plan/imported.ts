import { withKey } from '../expand/address';
import type { KnownImports } from './provider';

/** A resource that is there, and that no state has. */
export interface ImportedResource {
  /** As the files that were applied call it. */
  address: string;
  type: string;
  id: string;
}

interface StateInstance {
  index_key?: string | number;
  attributes?: Record<string, never>;
}

interface StateResource {
  module?: string;
  mode: string;
  type: string;
  name: string;
  instances: StateInstance[];
}

const addressOf = (
  { module, type, name }: StateResource,
  { index_key: key }: StateInstance,
) => withKey(`${module ? `${module}.` : ''}${type}.${name}`, key);

/**
 * Takes resources out of a state that was made up, and tells what there is to
 * import instead.
 *
 * @param state in the format of Terraform's states, version 4
 * @param absent addresses of what is neither in the state nor to be imported
 */
export function takenOut(
  state: Uint8Array,
  imported: readonly ImportedResource[],
  absent: readonly string[],
): { state: Uint8Array; known: KnownImports } {
  const parsed: { resources: StateResource[] } = JSON.parse(
    Buffer.from(state).toString('utf8'),
  );
  const ids = new Map(imported.map(({ address, id }) => [address, id]));
  const gone = new Set([...ids.keys(), ...absent]);
  const known = new Map<string, Record<string, never>>();
  const resources = parsed.resources.map(resource => {
    if (resource.mode !== 'managed') return resource;
    const instances = resource.instances.filter(each => {
      const address = addressOf(resource, each);
      const id = ids.get(address);
      if (id !== undefined && each.attributes) {
        known.set(JSON.stringify([resource.type, id]), each.attributes);
      }
      return !gone.has(address);
    });
    return { ...resource, instances };
  });
  const kept = resources.filter(({ instances }) => instances.length > 0);
  return {
    state: Buffer.from(JSON.stringify({ ...parsed, resources: kept })),
    known: (type, id) => known.get(JSON.stringify([type, id])),
  };
}
