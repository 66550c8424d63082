import { KOREAN } from '../validation/korean';
import { standardsSchema, validateStandards } from '../standards';
import { validateIntent, checkIntent } from '.';
import { goldenPathSchema, validateGoldenPath } from './definition';
import { intentSchema } from './intent';

/** Checks whose sentence is made of their limit. */
const MEASURED = new Set([
  ...['max_length', 'min_length', 'length_equals'],
  ...['greater_than', 'less_than', 'number_format'],
]);

/** The fixed sentences of a schema and of all schemas in it. */
function sentencesOf(schema: any, seen = new Set<any>()): string[] {
  const def = schema?.def ?? schema?._zod?.def;
  if (!def || seen.has(schema)) return [];
  seen.add(schema);
  const own = [def, ...(def.checks ?? []).map((each: any) => each._zod.def)]
    .filter(each => !MEASURED.has(each.check))
    .map(each => each.error?.({}))
    .filter((each): each is string => typeof each === 'string');
  const inner = [
    ...Object.values(def.shape ?? {}),
    ...(def.options ?? []),
    def.element,
    def.valueType,
    def.keyType,
    def.innerType,
  ];
  return [...own, ...inner.flatMap(each => sentencesOf(each, seen))];
}

const english = /[A-Za-z]{2,} (must|is|are|has|needs|be|one of|not)\b/;

function expectBothLanguages(problems: ReturnType<typeof checkIntent>) {
  expect(problems.length).toBeGreaterThan(0);
  for (const { code, text, message } of problems) {
    expect(code).toMatch(/^(intent|standards|golden-path|answer)\.[a-z-]+$/);
    expect(text.en).toMatch(/^[^\p{Script=Hangul}]+[.?]$/u);
    expect(message).not.toMatch(/\p{Script=Hangul}/u);
    expect(text.ko).toMatch(/\p{Script=Hangul}/u);
    expect(text.ko).not.toMatch(english);
    expect(text.ko).not.toMatch(/올바르지 않은 값입니다/);
  }
}

describe('sentences of schemas', () => {
  it.each([
    ['intent', intentSchema],
    ['standards', standardsSchema],
    ['golden path', goldenPathSchema],
  ])('of the %s are in the Korean list', (_, schema) => {
    const sentences = sentencesOf(schema);
    expect(sentences.length).toBeGreaterThan(3);
    for (const each of sentences) {
      expect([each, Object.hasOwn(KOREAN, each)]).toEqual([each, true]);
    }
  });

  it('say in Korean what they say in English', () => {
    for (const [en, ko] of Object.entries(KOREAN)) {
      expect(en).toMatch(/^[a-z]/);
      expect(ko).toMatch(/[다요]\.|예: /);
      expect(ko).not.toMatch(english);
    }
  });
});

const standards = {
  version: 2,
  organisation: { name: 'Acme', title: '', more: 1 },
  modules: { url: 'ftp://x' },
  environments: { dev: { account: 'x', approvals: 9, zone: '!' }, qa: {} },
  regions: { default: 'x', allowed: [] },
  state: { bucket: 'a', key: '', region: 'b' },
  naming: { product: { pattern: '(', maxLength: 0 } },
  layout: [{ path: '/{x}', kind: 'odd' }],
  exceptions: [{ until: 'soon', reason: 'x', stacks: [] }],
  sizes: { dev: { memory: { min: 3, max: 2, default: 9 } } },
};

const intent = {
  version: 1,
  product: 'shared',
  service: 'A B',
  description: 'a\nb',
  owner: '!',
  costCenter: '',
  goldenPath: { name: 'x', verison: '1.0.0', version: 'x' },
  image: 'api',
  port: 1.5,
  memory: 'much',
  count: { min: 3, max: 2, cpuPercent: 100 },
  ingress: { kind: 'public', waf: {}, allowedCidrs: ['x'] },
  variables: { 'a b': 'x', A: 1 },
  secrets: { A: { name: ' ' } },
  queues: { __proto__x: {} },
  objectives: { windowDays: 3, availabilityPercent: 100 },
  environments: { qa: {} },
};

it('of problems are in both languages', () => {
  for (const result of [
    validateIntent(intent),
    validateIntent(1),
    validateStandards(standards),
    validateGoldenPath({
      outputs: [{ from: '../x', scope: 'environment' }],
      application: [
        { from: 'x', to: '.git/hooks/pre-push' },
        { from: 'x', to: '{environment}/x' },
      ],
    }),
  ]) {
    expectBothLanguages(result.ok ? [] : result.problems);
  }
});
