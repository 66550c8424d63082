import { decodeSchema, type BlockSchema, type BodyText } from '../schema';

/** A condition with its message: validations, assertions, pre- and postconditions. */
const CONDITION: BodyText = { condition: 'r any', error_message: 'r string' };

const PRECONDITION: BodyText = { precondition: ['o list', CONDITION] };

const CONDITIONS: BodyText = {
  ...PRECONDITION,
  postcondition: ['o list', CONDITION],
};

const COUNTED: BodyText = {
  count: 'o number',
  for_each: 'o any',
  depends_on: 'o any',
};

/** Blocks of Terraform's language, and what they hold. */
const BLOCKS: Record<string, BodyText> = {
  terraform: {
    required_version: 'o string',
    experiments: 'o any',
    required_providers: ['o list', null],
    backend: ['o one', null],
    cloud: ['o one', null],
    provider_meta: ['o list', null],
  },
  variable: {
    type: 'o any',
    default: 'o any',
    description: 'o string',
    sensitive: 'o bool',
    nullable: 'o bool',
    ephemeral: 'o bool',
    const: 'o bool',
    deprecated: 'o string',
    validation: ['o list', CONDITION],
  },
  output: {
    value: 'r any',
    type: 'o any',
    description: 'o string',
    sensitive: 'o bool',
    ephemeral: 'o bool',
    deprecated: 'o string',
    depends_on: 'o any',
    ...PRECONDITION,
  },
  module: {
    ...COUNTED,
    source: 'r any',
    version: 'o any',
    providers: 'o any',
  },
  provider: { alias: 'o any', version: 'o any', for_each: 'o any' },
  resource: {
    ...COUNTED,
    provider: 'o any',
    lifecycle: [
      'o one',
      {
        create_before_destroy: 'o bool',
        prevent_destroy: 'o bool',
        destroy: 'o bool',
        ignore_changes: 'o any',
        replace_triggered_by: 'o any',
        action_trigger: ['o list', null],
        ...CONDITIONS,
      },
    ],
    connection: ['o one', null],
    provisioner: ['o list', null],
  },
  data: {
    ...COUNTED,
    provider: 'o any',
    lifecycle: ['o one', CONDITIONS],
  },
  ephemeral: {
    ...COUNTED,
    provider: 'o any',
    lifecycle: ['o one', CONDITIONS],
  },
  moved: { from: 'r any', to: 'r any' },
  import: {
    to: 'r any',
    id: 'o any',
    identity: 'o any',
    provider: 'o any',
    for_each: 'o any',
  },
  removed: {
    from: 'r any',
    lifecycle: ['o one', { destroy: 'o bool' }],
    connection: ['o one', null],
    provisioner: ['o list', null],
  },
  check: {
    data: ['o one', null],
    assert: ['r list', CONDITION],
  },
};

/** How many labels a block has. Blocks that are not here have none. */
export const LABELS: ReadonlyMap<string, string[]> = new Map([
  ['resource', ['type', 'name']],
  ['data', ['type', 'name']],
  ['ephemeral', ['type', 'name']],
  ['action', ['type', 'name']],
  ['module', ['name']],
  ['provider', ['name']],
  ['variable', ['name']],
  ['output', ['name']],
  ['check', ['name']],
]);

/** Free bodies: their arguments are names that people choose. */
export const FREE_BLOCKS: ReadonlySet<string> = new Set(['locals', 'action']);

export const BLOCK_NAMES: readonly string[] = [
  ...Object.keys(BLOCKS),
  ...FREE_BLOCKS,
];

/** Names that a variable cannot have, for module calls use them. */
export const RESERVED_VARIABLES: ReadonlySet<string> = new Set([
  'source',
  'version',
  'providers',
  'count',
  'for_each',
  'lifecycle',
  'depends_on',
  'locals',
]);

const NOTHING = { config: {}, definitions: {}, advice: {}, ephemeral: {} };

const language = decodeSchema({
  ...NOTHING,
  format: 1,
  source: 'terraform.io/language',
  version: '1.15',
  from: 'this file',
  complete: true,
  resource: BLOCKS,
  data: {},
});

/** What a block of the language holds; undefined when there is no such block. */
export function languageBlock(type: string): BlockSchema | undefined {
  return language.type('resource', type);
}

/** The provider that is part of Terraform: `terraform_data` and remote state. */
export const BUILT_IN = decodeSchema({
  ...NOTHING,
  format: 1,
  source: 'terraform.io/builtin/terraform',
  version: '1.15',
  from: 'this file',
  complete: true,
  resource: {
    terraform_data: {
      id: 'c string',
      input: 'o any',
      output: 'c any',
      triggers_replace: 'o any',
    },
  },
  data: {
    terraform_remote_state: {
      backend: 'r string',
      config: 'o any',
      defaults: 'o any',
      outputs: 'c any',
      workspace: 'o string',
    },
  },
});
