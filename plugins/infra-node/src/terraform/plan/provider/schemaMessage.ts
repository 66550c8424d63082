import type { WireAttribute, WireBlock, WireNested } from './wireBlock';

const NESTING = { single: 1, list: 2, set: 3, map: 4 };

/**
 * Arguments whose values the provider marks sensitive. The bindings that the
 * schema comes from do not tell, so the well-known ones are named here.
 */
const SENSITIVE = new Set([
  'auth_token',
  'bcrypt_hash',
  'client_secret',
  'master_password',
  'passwords',
  'password',
  'private_key',
  'private_key_openssh',
  'private_key_pem',
  'private_key_pem_pkcs8',
  'secret_binary',
  'secret_string',
]);
const SENSITIVE_OF_TYPE: Record<string, string[]> = {
  aws_iam_access_key: ['secret', 'ses_smtp_password_v4'],
  aws_ssm_parameter: ['value'],
  random_password: ['result'],
};

function attributeMessage(type: string, name: string, one: WireAttribute) {
  return {
    name,
    type: Buffer.from(JSON.stringify(one.type)),
    required: one.required,
    optional: one.optional,
    computed: one.computed,
    sensitive:
      SENSITIVE.has(name) || Boolean(SENSITIVE_OF_TYPE[type]?.includes(name)),
    write_only: one.writeOnly,
  };
}

function nestedMessage(type: string, name: string, nested: WireNested) {
  const single = nested.nesting === 'single';
  return {
    type_name: name,
    block: blockMessage(type, nested.block),
    nesting: NESTING[nested.nesting],
    min_items: nested.required ? 1 : 0,
    // Terraform wants both limits of a single block to be equal.
    max_items: nested.atMostOne && !(single && !nested.required) ? 1 : 0,
  };
}

function blockMessage(type: string, block: WireBlock): object {
  return {
    attributes: [...block.attributes].map(([name, one]) =>
      attributeMessage(type, name, one),
    ),
    block_types: [...block.blocks].map(([name, one]) =>
      nestedMessage(type, name, one),
    ),
  };
}

/** The schema of a type as the protocol has it. */
export function schemaMessage(type: string, block: WireBlock) {
  return { version: 0, block: blockMessage(type, block) };
}
