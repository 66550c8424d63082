import type {
  DeclaredResource,
  DeclaredStack,
} from '@infra-portal/infra-common';

/** What `terraform show -json` says of a plan, as far as Infracost v0.10 reads it. */
export interface PlanDocument {
  format_version: '1.2';
  terraform_version: string;
  planned_values: { root_module: { resources: PlannedResource[] } };
  configuration: {
    provider_config: Record<string, object>;
    root_module: { resources: ConfiguredResource[] };
  };
}

interface PlannedResource {
  address: string;
  mode: 'managed';
  type: string;
  name: string;
  provider_name: string;
  values: Record<string, unknown>;
}

interface ConfiguredResource {
  address: string;
  mode: 'managed';
  type: string;
  name: string;
  provider_config_key: string;
  expressions: Expressions;
}

/** Arguments that refer to something; a block is a list of itself. */
interface Expressions {
  [argument: string]: { references: string[] } | Expressions[];
}

/** A document, and what its addresses stand for. */
export interface PlannedStack {
  document: PlanDocument;
  /** The address of a resource by the one that it has in the document. */
  addresses: ReadonlyMap<string, string>;
}

/** Only looked at to tell formats of very old versions. */
const TERRAFORM_VERSION = '1.11.4';
/** What cannot be a type in a plan, and is not priced by Infracost either. */
const TYPE = /^[a-z][a-z0-9_]{0,199}$/;

const providerKey = (region: string | undefined) =>
  region === undefined ? 'aws' : `aws.${region}`;

/**
 * What a stack declares, as a plan that Infracost reads: no file of the
 * repository, no module and no state is needed. Every resource gets an address
 * of our own in the root module, so that references across modules are plain
 * and no text of a repository becomes part of a query.
 */
export function planDocument({
  resources,
  region,
}: Pick<DeclaredStack, 'resources' | 'region'>): PlannedStack {
  const usable = resources.filter(({ type }) => TYPE.test(type));
  const own = new Map(
    usable.map((each, index) => [each.address, `${each.type}.r${index}`]),
  );
  const regions = new Set(usable.map(each => each.region ?? region));
  return {
    addresses: new Map([...own].map(([address, short]) => [short, address])),
    document: {
      format_version: '1.2',
      terraform_version: TERRAFORM_VERSION,
      planned_values: {
        root_module: {
          resources: usable.map(each => planned(each, own.get(each.address)!)),
        },
      },
      configuration: {
        provider_config: Object.fromEntries(
          [...regions].map(each => [providerKey(each), provider(each)]),
        ),
        root_module: {
          resources: usable.map(each =>
            configured(each, own, each.region ?? region),
          ),
        },
      },
    },
  };
}

function named({ type }: DeclaredResource, address: string) {
  return {
    ...{ address, mode: 'managed' as const, type },
    name: address.slice(type.length + 1),
  };
}

function planned(resource: DeclaredResource, address: string): PlannedResource {
  return {
    ...named(resource, address),
    provider_name: 'registry.terraform.io/hashicorp/aws',
    values: resource.values,
  };
}

function provider(region: string | undefined) {
  return {
    name: 'aws',
    full_name: 'registry.terraform.io/hashicorp/aws',
    expressions:
      region === undefined ? {} : { region: { constant_value: region } },
  };
}

function configured(
  resource: DeclaredResource,
  own: ReadonlyMap<string, string>,
  region: string | undefined,
): ConfiguredResource {
  const expressions: Expressions = Object.create(null);
  for (const [path, addresses] of Object.entries(resource.links)) {
    const references = addresses.flatMap(each => own.get(each) ?? []);
    if (references.length > 0) put(expressions, path.split('.'), references);
  }
  return {
    ...named(resource, own.get(resource.address)!),
    provider_config_key: providerKey(region),
    expressions,
  };
}

/** An argument in a block is `launch_template.0.id` to Infracost. */
function put(
  all: Expressions,
  [name, ...rest]: string[],
  references: string[],
): void {
  if (rest.length === 0) {
    all[name] ??= { references };
    return;
  }
  all[name] ??= [Object.create(null)];
  const block = all[name];
  if (Array.isArray(block)) put(block[0], rest, references);
}
