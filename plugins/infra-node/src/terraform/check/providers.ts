import type { Schemas } from '../schema';
import { literalString } from '../read/literalString';
import { literalKey } from './typeConstraint';
import type { TopBlock } from './topBlocks';

const HOST = /^registry\.(terraform\.io|opentofu\.org)\//;

/** Local names of providers and their sources, from `required_providers`. */
function requiredSources(blocks: readonly TopBlock[]): Map<string, string> {
  const sources = new Map<string, string>();
  for (const { block } of blocks) {
    if (block.type !== 'terraform') continue;
    for (const inner of block.body) {
      if (inner.kind !== 'block' || inner.type !== 'required_providers') {
        continue;
      }
      for (const item of inner.body) {
        if (item.kind !== 'attribute' || item.value.kind !== 'object') continue;
        const source = item.value.items.find(
          ({ key }) => literalKey(key) === 'source',
        );
        const text = source && literalString(source.value);
        if (text !== undefined) {
          sources.set(item.name, text.toLowerCase().replace(HOST, ''));
        }
      }
    }
  }
  return sources;
}

/**
 * The schemas as this module's own names for providers have it: where `aws`
 * is somebody else's provider, nothing is known of `aws_…` types.
 */
export function schemasOfModule(
  schemas: Schemas,
  blocks: readonly TopBlock[],
): Schemas {
  const sources = requiredSources(blocks);
  const provider = (name: string) => {
    const source = sources.get(name);
    if (source === undefined) return schemas.provider(name);
    return schemas.providers.find(each => each.source === source);
  };
  const providerOf = (type: string) => provider(type.split('_', 1)[0]);
  const typeSchema: Schemas['typeSchema'] = (kind, type) =>
    providerOf(type)?.type(kind, type);
  return {
    providers: schemas.providers,
    provider,
    providerOf,
    typeSchema,
    resourceSchema: type => typeSchema('resource', type),
    dataSchema: type => typeSchema('data', type),
  };
}
