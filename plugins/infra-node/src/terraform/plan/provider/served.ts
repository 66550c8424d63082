import type { ProviderSchema } from '../../schema';
import { messageType } from './protocol';
import { schemaMessage } from './schemaMessage';
import { wireBlock, WireBlock } from './wireBlock';

/** The types of resources and data sources to serve, when not all of them. */
export interface WantedTypes {
  resource: ReadonlySet<string>;
  data: ReadonlySet<string>;
  /** How deep WAF statements nest in the configuration; default: as they may. */
  statements?: number;
}

/** One provider, ready to be served. */
export interface ServedProvider {
  /** `hashicorp/aws` */
  source: string;
  config: WireBlock;
  /** The encoded answer to "what is your schema". */
  schemaResponse(): Uint8Array;
  resource(type: string): WireBlock | undefined;
  data(type: string): WireBlock | undefined;
}

/** Modules may tell the provider who they are; it does not matter here. */
const PROVIDER_META = {
  attributes: [
    {
      name: 'user_agent',
      type: Buffer.from('["list","string"]'),
      optional: true,
    },
  ],
};

function blocksOf(
  schema: ProviderSchema,
  kind: 'resource' | 'data',
  wanted: WantedTypes | undefined,
) {
  const blocks = new Map<string, WireBlock>();
  return {
    get(type: string): WireBlock | undefined {
      const known = blocks.get(type);
      if (known) return known;
      const body = schema.type(kind, type);
      if (!body) return undefined;
      const block = wireBlock(body, wanted?.statements);
      blocks.set(type, block);
      return block;
    },
    types: () =>
      schema.types(kind).filter(type => !wanted || wanted[kind].has(type)),
  };
}

/**
 * Prepares a provider. Its schema is encoded at the first question, and once.
 * @param wanted serve only these types: Terraform reads the schema at each
 *   command, and a whole provider costs a second
 */
export function servedProvider(
  schema: ProviderSchema,
  wanted?: WantedTypes,
): ServedProvider {
  const resources = blocksOf(schema, 'resource', wanted);
  const data = blocksOf(schema, 'data', wanted);
  const config = wireBlock(schema.config);
  const messages = (from: typeof resources) => {
    const found = Object.create(null);
    for (const type of from.types()) {
      const block = from.get(type);
      if (block) found[type] = schemaMessage(type, block);
    }
    return found;
  };
  let encoded: Uint8Array | undefined;
  return {
    source: schema.source,
    config,
    resource: resources.get,
    data: data.get,
    schemaResponse() {
      encoded ??= messageType('GetSchemaResponse')
        .encode({
          provider: schemaMessage('', config),
          resource_schemas: messages(resources),
          data_source_schemas: messages(data),
          provider_meta: { block: PROVIDER_META },
          server_capabilities: {
            plan_destroy: true,
            get_provider_schema_optional: true,
          },
        })
        .finish();
      return encoded;
    },
  };
}
