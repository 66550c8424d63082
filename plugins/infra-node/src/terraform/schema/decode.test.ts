import { decodeSchema } from './decode';
import type { NestedSchema } from './types';
import type { SchemaFile } from './format';

const file = (members: Partial<SchemaFile>): SchemaFile => ({
  format: 1,
  source: 'acme/cloud',
  version: '1.2.3',
  from: 'bindings@1.0.0',
  complete: true,
  config: {},
  resource: {},
  data: {},
  ephemeral: {},
  definitions: {},
  advice: {},
  ...members,
});

const member = (text: string | [string, null], name = 'x') =>
  decodeSchema(file({ resource: { cloud_x: { [name]: text } } }))
    .type('resource', 'cloud_x')
    ?.members.get(name);

describe('decodeSchema', () => {
  it('reads flags and type of an argument', () => {
    expect(member('ocw list(map(string))')).toEqual({
      kind: 'attribute',
      required: false,
      optional: true,
      computed: true,
      writeOnly: true,
      type: { kind: 'list', of: { kind: 'map', of: { kind: 'string' } } },
    });
  });

  it.each([
    ['r one', 'list', true, false],
    ['o list', 'list', false, false],
    ['o single', 'single', true, false],
    ['oc =set', 'set', false, true],
    ['c =map', 'map', false, true],
  ])('reads the nesting %s', (spec, nesting, atMostOne, argument) => {
    expect(member([spec, null])).toMatchObject({
      kind: 'nested',
      nesting,
      atMostOne,
      argument,
      body: undefined,
    });
  });

  it('lets a definition hold itself', () => {
    const schema = decodeSchema(
      file({
        resource: { cloud_rule: { statement: ['r one', 'statement'] } },
        definitions: { statement: { not: ['o one', 'statement'] } },
      }),
    );
    const statement = schema
      .type('resource', 'cloud_rule')
      ?.members.get('statement') as NestedSchema;
    const inner = statement.body?.members.get('not') as NestedSchema;
    expect(inner.definition).toBe('statement');
    expect(inner.body).toBe(statement.body);
  });

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
    'has no type %s unless the file has',
    name => {
      expect(decodeSchema(file({})).type('resource', name)).toBeUndefined();
      expect(decodeSchema(file({})).advice(name, name)).toBeUndefined();
      const own = JSON.parse(`{"${name}": {"${name}": "r string"}}`);
      const body = decodeSchema(file({ data: own })).type('data', name);
      expect(body?.members.get(name)).toMatchObject({ required: true });
    },
  );

  it('takes a type it does not know for any, however deep', () => {
    expect(member('o object({a=string})')).toMatchObject({
      type: { kind: 'any' },
    });
    const deep = `${'list('.repeat(100_000)}string${')'.repeat(100_000)}`;
    expect(member(`o ${deep}`)).toMatchObject({ type: { kind: 'list' } });
  });
});
