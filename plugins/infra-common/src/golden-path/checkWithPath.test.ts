import fc from 'fast-check';
import {
  answersOf,
  checkWithPath,
  PARTS,
  type ServiceIntentInput,
  validateGoldenPath,
  validateIntent,
} from '.';

const text = { en: 'x', ko: '가' };

function pathWith(more: object) {
  const result = validateGoldenPath({
    name: 'batch',
    version: '1.0.0',
    runtime: 'batch',
    title: text,
    description: text,
    modules: {},
    outputs: [{ from: 'a', to: 'b', scope: 'service' }],
    ...more,
  });
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

function intentOf(more: Partial<ServiceIntentInput> = {}) {
  const result = validateIntent({
    version: 1,
    product: 'a',
    service: 'b',
    description: 'x',
    owner: 'c',
    costCenter: 'x',
    goldenPath: { name: 'batch', version: '1.0.0' },
    environments: { dev: {} },
    ...more,
  });
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

const said = (
  more: Partial<ServiceIntentInput>,
  path: ReturnType<typeof pathWith>,
) =>
  checkWithPath(intentOf(more), path).map(each => {
    expect(each.text.ko).toMatch(/\p{Script=Hangul}/u);
    return [each.path.join('.'), each.message];
  });

it('asks for the parts that a path cannot do without', () => {
  const some = pathWith({ requires: ['ingress', 'database'] });
  const whole: Partial<ServiceIntentInput> = {
    ingress: { kind: 'internal', host: 'b' },
    database: {},
  };
  expect(said(whole, some)).toEqual([]);
  expect(said({}, some)).toEqual([
    ['ingress.kind', 'ingress is what the golden path cannot do without'],
    ['database', 'database is what the golden path cannot do without'],
  ]);
  const strict = pathWith({ requires: ['ingress.public'] });
  expect(said(whole, strict)).toHaveLength(1);
});

describe('what a path supports', () => {
  const some = pathWith({
    supports: ['queues', 'ingress.internal', 'auth.opa'],
  });

  it('is everything unless it says otherwise', () => {
    expect(pathWith({}).supports).toEqual([...PARTS]);
    expect(said({ cache: {}, port: 80 }, pathWith({}))).toEqual([]);
  });

  it.each<[Partial<ServiceIntentInput>, string[]]>([
    [{ queues: { a: {} }, auth: { opa: true } }, []],
    [{ ingress: { kind: 'internal', host: 'a' } }, []],
    [{ ingress: { kind: 'public', host: 'a' } }, ['ingress.kind']],
    [
      { ingress: { kind: 'internal', host: 'a', path: '/x' } },
      ['ingress.path'],
    ],
    [{ cache: {} }, ['cache']],
    [{ database: {} }, ['database', 'database.engine']],
    [
      {
        ingress: { kind: 'internal', host: 'a' },
        deployment: { strategy: 'canary' },
        cpu: 256,
      },
      ['cpu', 'deployment.strategy'],
    ],
    [{ environments: { dev: { memory: 512 } } }, ['environments.dev.memory']],
  ])('of %j refuses %j', (more, fields) => {
    expect(said(more, some).map(([field]) => field)).toEqual(fields);
  });
});

describe('questions of a path', () => {
  const asking = pathWith({
    questions: [
      {
        name: 'schedule',
        title: text,
        schema: { type: 'string', pattern: '^rate\\(.+\\)$' },
        required: true,
      },
      {
        name: 'hours',
        title: text,
        schema: { type: 'integer', minimum: 1, maximum: 24 },
        default: 8,
      },
      {
        name: 'zones',
        title: text,
        schema: {
          type: 'array',
          items: { type: 'string', enum: ['a', 'b'] },
          uniqueItems: true,
        },
      },
    ],
  });

  it.each<[ServiceIntentInput['extra'], [string, string][]]>([
    [{ schedule: 'rate(1 hour)' }, []],
    [{}, [['extra.schedule', 'extra.schedule is missing: it must be text']]],
    [
      { schedule: 'daily', hours: 25 },
      [
        [
          'extra.schedule',
          'extra.schedule must follow the rule ^rate\\(.+\\)$',
        ],
        ['extra.hours', 'extra.hours must be at most 24'],
      ],
    ],
    [
      { schedule: 'rate(1)', zones: ['a', 'a'] },
      [['extra.zones', 'extra.zones has one item twice']],
    ],
    [
      { schedule: 'rate(1)', zones: ['c'] },
      [['extra.zones.0', 'extra.zones[0] must be one of: a, b']],
    ],
    [
      { schedule: 'rate(1)', huors: 1 },
      [['extra.huors', 'extra.huors is not known here: did you mean "hours"?']],
    ],
  ])('with %j: %j', (extra, expected) => {
    expect(said({ extra }, asking)).toEqual(expected);
  });

  it('are answered by default, or with null', () => {
    const extra = { schedule: 'rate(1)' };
    expect(answersOf(intentOf({ extra }), asking)).toEqual({
      schedule: 'rate(1)',
      hours: 8,
      zones: null,
    });
  });

  it('have a default that is an answer', () => {
    const wrong = { name: 'a', title: text, schema: { type: 'boolean' } };
    expect(() => pathWith({ questions: [{ ...wrong, default: 1 }] })).toThrow(
      /must be an answer that its schema allows/,
    );
    expect(() => pathWith({ questions: [wrong, wrong] })).toThrow(
      /two questions of one name/,
    );
  });

  it('never throw, whatever the answer', () => {
    fc.assert(
      fc.property(fc.string(), fc.jsonValue(), (name, answer) => {
        const extra = { [name]: answer, schedule: answer } as never;
        expect(Array.isArray(checkWithPath(intentOf({ extra }), asking))).toBe(
          true,
        );
      }),
    );
  });
});

it.each([
  [{ from: 'a', to: '../b', scope: 'service' }, /inside the repository/],
  [{ from: 'a', to: 'b', scope: 'environment' }, /needs {environment}/],
  [{ from: 'a', to: '{product}', scope: 'repository' }, /cannot name one/],
  [{ from: 'a', to: 'b', scope: 'service', repeat: 'x' }, /needs {key}/],
])('an output %j is refused', (output, message) => {
  expect(() => pathWith({ outputs: [output] })).toThrow(message);
});
