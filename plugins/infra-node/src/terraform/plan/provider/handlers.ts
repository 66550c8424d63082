import { isObject, ObjectValue, readValue, Value, writeValue } from './codec';
import { emptyObject, existing, planned } from './complete';
import { providerConfiguration, UNCONFIGURED } from './configuration';
import { knownAnswer } from './knownAnswers';
import type { CallName, Dynamic } from './protocol';
import type { ServedProvider } from './served';
import type { WireBlock } from './wireBlock';

/** What requests hold; each call sets some of these. */
export interface Request {
  type_name: string;
  id: string;
  config?: Dynamic;
  raw_state?: Dynamic;
  current_state?: Dynamic;
  planned_state?: Dynamic;
  proposed_new_state?: Dynamic;
  private?: Uint8Array;
}

/** What a provider sets where a configuration leaves an argument out, by type. */
export type UsualValues = (type: string) => Readonly<Record<string, Value>>;

/** What there is to import, by type and id; undefined: only the id is known. */
export type KnownImports = (
  type: string,
  id: string,
) => ObjectValue | undefined;

export type Handlers = Record<CallName, (request: Request) => object>;

/** What tells a resource from another of its type, as far as it is known. */
function seedOf(value: ObjectValue): string {
  const names = [
    'name',
    'bucket',
    'identifier',
    'family',
    'domain_name',
    'tags',
  ];
  return JSON.stringify(
    names.map(name => value[name] ?? null),
    (_, one) => (typeof one === 'bigint' ? String(one) : one),
  );
}

/**
 * The state of a data source: what is asked for, what is known of the answer,
 * and made-up values for the rest.
 */
function answer(
  config: ObjectValue,
  known: { [name: string]: Value },
  block: WireBlock,
): ObjectValue {
  const result = { ...config };
  for (const [name, value] of Object.entries(known)) {
    if (block.attributes.has(name)) result[name] = value;
  }
  return result;
}

/** The same with what is usual where nothing is said. */
function withUsual(
  value: ObjectValue,
  block: WireBlock,
  usual: Readonly<Record<string, Value>>,
): ObjectValue {
  const result = { ...value };
  for (const [name, each] of Object.entries(usual)) {
    const isOpen = (result[name] ?? null) === null;
    if (isOpen && block.attributes.has(name)) result[name] = each;
  }
  return result;
}

/**
 * Answers for one provider configuration: Terraform opens a connection for
 * each `provider` block. Nothing exists anywhere; what is applied is echoed.
 */
export function createHandlers(
  provider: ServedProvider,
  usual: UsualValues = () => ({}),
  imports: KnownImports = () => undefined,
): Handlers {
  let configuration = UNCONFIGURED;

  const objectAndBlock = (
    dynamic: Dynamic | undefined,
    block: WireBlock | undefined,
  ) => {
    const value = readValue(dynamic);
    return block && isObject(value) ? { value, block } : undefined;
  };

  return {
    GetSchema: () => provider.schemaResponse(),
    PrepareProviderConfig: ({ config }) => ({ prepared_config: config }),
    Configure: ({ config }) => {
      configuration = providerConfiguration(readValue(config));
      return {};
    },
    ValidateResourceTypeConfig: () => ({}),
    ValidateDataSourceConfig: () => ({}),
    UpgradeResourceState: ({ raw_state }) => ({ upgraded_state: raw_state }),
    ReadResource: request => ({
      new_state: request.current_state,
      private: request.private,
    }),
    PlanResourceChange: ({ type_name, proposed_new_state }) => {
      const found = objectAndBlock(
        proposed_new_state,
        provider.resource(type_name),
      );
      const state = found
        ? writeValue(
            planned(
              withUsual(found.value, found.block, usual(type_name)),
              found.block,
              type_name,
              configuration,
            ),
          )
        : proposed_new_state;
      return { planned_state: state, legacy_type_system: true };
    },
    ApplyResourceChange: ({ type_name, planned_state }) => {
      const found = objectAndBlock(planned_state, provider.resource(type_name));
      const state = found
        ? writeValue(
            existing(
              found.value,
              found.block,
              type_name,
              seedOf(found.value),
              configuration,
            ),
          )
        : planned_state;
      return { new_state: state, legacy_type_system: true };
    },
    ImportResourceState: ({ type_name, id }) => {
      const block = provider.resource(type_name);
      if (!block) return {};
      const value = emptyObject(block);
      if (block.attributes.has('id')) value.id = id;
      const state =
        imports(type_name, id) ??
        existing(value, block, type_name, id, configuration);
      return {
        imported_resources: [{ type_name, state: writeValue(state) }],
      };
    },
    ReadDataSource: ({ type_name, config }) => {
      const found = objectAndBlock(config, provider.data(type_name));
      if (!found) return { state: config };
      const known = knownAnswer(type_name, found.value, configuration);
      const value = answer(found.value, known, found.block);
      const seed = JSON.stringify(Object.values(found.value), (_, one) =>
        typeof one === 'bigint' ? String(one) : one,
      );
      return {
        state: writeValue(
          existing(value, found.block, type_name, seed, configuration),
        ),
      };
    },
    Stop: () => ({}),
  };
}
