import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { schemasOf } from './schemas';
import { readSchemaFile, shippedSchemas } from './shipped';
import type { AttributeSchema, BlockSchema, NestedSchema } from './types';
import { valueTypeText } from './valueType';

const schemas = schemasOf(shippedSchemas());

function nested(body: BlockSchema | undefined, name: string): NestedSchema {
  const member = body?.members.get(name);
  if (member?.kind !== 'nested') throw new Error(`${name} is not nested`);
  return member;
}

const required = (body: BlockSchema | undefined) =>
  [...(body?.members ?? [])]
    .filter(([, member]) => member.required)
    .map(([name]) => name);

describe('the schemas of this package', () => {
  it('are of AWS 6 and eight utility providers', () => {
    expect(schemas.providers.map(each => each.source)).toEqual([
      'hashicorp/aws',
      'hashicorp/random',
      'hashicorp/null',
      'hashicorp/time',
      'hashicorp/tls',
      'hashicorp/archive',
      'hashicorp/local',
      'hashicorp/external',
      'hashicorp/http',
    ]);
    expect(schemas.provider('aws')?.version).toMatch(/^6\./);
    expect(schemas.provider('aws')?.complete).toBe(false);
    expect(schemas.provider('random')?.complete).toBe(true);
  });

  // Read from the provider's own documentation.
  it.each([
    ['aws_ecs_service', ['name']],
    ['aws_db_instance', ['instance_class']],
    ['aws_lb', []],
    ['aws_s3_bucket_lifecycle_configuration', ['bucket']],
    [
      'aws_cloudfront_distribution',
      [
        'default_cache_behavior',
        'enabled',
        'origin',
        'restrictions',
        'viewer_certificate',
      ],
    ],
    ['random_password', ['length']],
  ])('%s requires %j', (type, names) => {
    expect(required(schemas.resourceSchema(type))).toEqual(names);
  });

  it('know blocks that may appear once, and many times', () => {
    const service = schemas.resourceSchema('aws_ecs_service');
    expect(nested(service, 'network_configuration').atMostOne).toBe(true);
    expect(nested(service, 'load_balancer')).toMatchObject({
      nesting: 'set',
      atMostOne: false,
      argument: false,
    });
  });

  it('know what the provider gives, objects too', () => {
    const secret = nested(
      schemas.resourceSchema('aws_db_instance'),
      'master_user_secret',
    );
    expect(secret).toMatchObject({ computed: true, optional: false });
    expect([...(secret.body?.members.keys() ?? [])]).toContain('secret_arn');
  });

  it('know write-only arguments, and rules that may be an argument', () => {
    const version = schemas.resourceSchema('aws_secretsmanager_secret_version');
    expect(version?.members.get('secret_string_wo')).toMatchObject({
      writeOnly: true,
    });
    const group = schemas.resourceSchema('aws_security_group');
    expect(nested(group, 'ingress').argument).toBe(true);
  });

  it('tell sets from lists', () => {
    const type = (resource: string, name: string) =>
      valueTypeText(
        (schemas.resourceSchema(resource)?.members.get(name) as AttributeSchema)
          .type,
      );
    expect(type('aws_lb', 'security_groups')).toBe('set(string)');
    expect(type('aws_db_subnet_group', 'subnet_ids')).toBe('set(string)');
    expect(type('aws_sqs_queue', 'tags')).toBe('map(string)');
  });

  it('nest WAF statements in statements', () => {
    const rule = nested(schemas.resourceSchema('aws_wafv2_web_acl'), 'rule');
    const statement = nested(rule.body, 'statement');
    const not = nested(statement.body, 'not_statement');
    expect(nested(not.body, 'statement').body).toBe(statement.body);
  });

  it('advise against arguments that the provider deprecated', () => {
    const aws = schemas.provider('aws');
    expect(aws?.advice('aws_s3_bucket', 'acl')).toContain('aws_s3_bucket_acl');
    expect(
      aws?.advice('aws_s3_bucket_versioning', 'expected_bucket_owner'),
    ).toBeDefined();
    expect(aws?.advice('aws_s3_bucket_versioning', 'bucket')).toBeUndefined();
  });

  it('have the configuration of the provider', () => {
    const config = schemas.provider('aws')?.config;
    expect(config?.members.get('region')).toMatchObject({ optional: true });
    expect(config?.members.has('alias')).toBe(false);
    expect(nested(config, 'default_tags').body?.members.has('tags')).toBe(true);
  });

  it('have data sources apart from resources', () => {
    expect(schemas.dataSchema('aws_caller_identity')).toBeDefined();
    expect(schemas.resourceSchema('aws_caller_identity')).toBeUndefined();
    expect(schemas.dataSchema('azurerm_subscription')).toBeUndefined();
  });
});

describe('readSchemaFile', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'schema-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it.each([
    ['{', /Cannot read the provider schema .*broken\.json/],
    ['{"format":2}', /broken\.json is not a provider schema of format 1/],
    ['null', /broken\.json is not a provider schema of format 1/],
  ])('refuses %s', (text, message) => {
    const file = path.join(folder, 'broken.json');
    writeFileSync(file, text);
    expect(() => readSchemaFile(file)).toThrow(message);
  });

  it('refuses a file that is not there', () => {
    expect(() => readSchemaFile(path.join(folder, 'none.json'))).toThrow(
      /Cannot read the provider schema .*none\.json/,
    );
  });
});
