import { decodeSchema, shippedSchemas } from '../../schema';
import { emptyObject, existing, planned } from './complete';
import { UNCONFIGURED } from './configuration';
import { UNKNOWN } from './codec';
import { objectType, wireBlock, WireBlock } from './wireBlock';

function schemaOf(thing: Record<string, never>) {
  const schema = decodeSchema({
    format: 1,
    source: 'example/example',
    version: '1.0.0',
    from: 'example@1.0.0',
    complete: true,
    config: {},
    resource: { thing },
    data: {},
    ephemeral: {},
    definitions: {},
    advice: {},
  });
  return wireBlock(schema.type('resource', 'thing')!);
}

const BODY = {
  name: 'r string',
  arn: 'c string',
  secret_wo: 'ow string',
  extra: 'o any',
  rules: ['oc =set', { port: 'r number', free: 'o any' }],
  logging: ['o one', { level: 'o string', id: 'c string' }],
  loose: ['o list', null],
  timeouts: ['o single', { create: 'o string' }],
} as never;

describe('bodies in the shape of the protocol', () => {
  const block = schemaOf(BODY);

  it('serves sets with parts of unknown type as lists', () => {
    expect(objectType(block)).toEqual([
      'object',
      {
        name: 'string',
        arn: 'string',
        secret_wo: 'string',
        extra: 'dynamic',
        rules: ['list', ['object', { port: 'number', free: 'dynamic' }]],
        logging: ['list', ['object', { level: 'string', id: 'string' }]],
        loose: 'dynamic',
        timeouts: ['object', { create: 'string' }],
      },
    ]);
  });

  it('plans what the provider decides as unknown, also inside blocks', () => {
    const config = {
      ...emptyObject(block),
      name: 'x',
      secret_wo: 's',
      logging: [{ level: 'info', id: null }],
    };
    const result = planned(config, block, 'thing', UNCONFIGURED);
    expect(result).toMatchObject({
      name: 'x',
      arn: UNKNOWN,
      secret_wo: null,
      extra: null,
      rules: UNKNOWN,
      logging: [{ level: 'info', id: UNKNOWN }],
      timeouts: null,
    });
  });

  it('keeps on update what the resource has', () => {
    const state = { ...emptyObject(block), name: 'x', arn: 'arn:x', rules: [] };
    expect(planned(state, block, 'thing', UNCONFIGURED)).toMatchObject({
      arn: 'arn:x',
      rules: [],
    });
  });

  it('makes up the same values for the same thing', () => {
    const make = (seed: string) =>
      existing(
        { ...emptyObject(block), arn: UNKNOWN },
        block,
        'aws_thing_part',
        seed,
        UNCONFIGURED,
      ) as { arn: string };
    expect(make('a')).toEqual(make('a'));
    expect(make('a').arn).not.toBe(make('b').arn);
    expect(make('a').arn).toMatch(
      /^arn:aws:thing:ap-northeast-2:123456789012:part\/[0-9a-f]{12}$/,
    );
  });
});

describe('WAF statements', () => {
  const aws = shippedSchemas()[0];
  const at = (block: WireBlock | undefined, ...path: string[]) =>
    path.reduce<WireBlock | undefined>(
      (inner, name) => inner?.blocks.get(name)?.block,
      block,
    );

  it('nest four deep, and end', () => {
    const block = wireBlock(aws.type('resource', 'aws_wafv2_web_acl')!);
    const deeper = ['and_statement', 'statement'];
    const leaf = [...deeper, ...deeper, ...deeper, 'geo_match_statement'];
    expect(at(block, 'rule', 'statement', ...leaf)).toBeDefined();
    expect(
      at(
        block,
        'rule',
        'statement',
        ...deeper,
        ...deeper,
        ...deeper,
        ...deeper,
      ),
    ).toBeUndefined();
  });

  it('nest no deeper than asked', () => {
    const schema = aws.type('resource', 'aws_wafv2_web_acl')!;
    const inner = ['rule', 'statement', 'not_statement', 'statement'];
    expect(at(wireBlock(schema, 1), ...inner)).toBeUndefined();
    expect(at(wireBlock(schema, 2), ...inner)).toBeDefined();
  });

  it('limit rates on the outside only', () => {
    const block = wireBlock(aws.type('resource', 'aws_wafv2_web_acl')!);
    const rate = ['rate_based_statement', 'scope_down_statement'];
    expect(at(block, 'rule', 'statement', ...rate)).toBeDefined();
    expect(
      at(block, 'rule', 'statement', 'not_statement', 'statement', ...rate),
    ).toBeUndefined();
  });
});
