import fc from 'fast-check';
import { reviewAnswers, reviewSentence } from './answers';

const intent = {
  version: 1,
  product: 'dts',
  service: 'api',
  goldenPath: { name: 'ecs-fargate', version: '1.1.0' },
  cpu: 256,
  database: { engine: 'postgres' },
  environments: { dev: {}, prod: {} },
};

it('says of a new service all that its file says', () => {
  const fields = reviewAnswers(undefined, intent).map(({ field }) => field);
  expect(fields).toEqual([
    ['goldenPath', 'name'],
    ['goldenPath', 'version'],
    ['cpu'],
    ['database', 'engine'],
    ['environments', 'dev'],
    ['environments', 'prod'],
  ]);
});

it('says of a change only what changes', () => {
  const after = { ...intent, cpu: 512, database: undefined };
  expect(reviewAnswers(intent, after)).toEqual([
    { field: ['cpu'], before: 256, after: 512 },
    { field: ['database', 'engine'], before: 'postgres' },
  ]);
});

it('says it in a sentence, in both languages', () => {
  const names = { product: 'dts', service: 'api' };
  const of = (before: unknown, after: unknown) =>
    reviewSentence({ ...names, before, after });
  expect(of(undefined, intent)).toEqual({
    en: 'Creates dts/api with golden path ecs-fargate 1.1.0 in dev, prod, with a database.',
    ko: 'dev, prod에 dts/api 서비스를 만들어요 (골든 패스 ecs-fargate 1.1.0). 함께 만드는 것: 데이터베이스.',
  });
  expect(of(intent, { ...intent, cpu: 512 }).en).toBe(
    'Changes dts/api: cpu 256 → 512.',
  );
  expect(of(intent, undefined).ko).toBe('dts/api 서비스를 없애요.');
  expect(of(intent, intent).en).toMatch(/none of them changes/);
});

it('is made of any data, and stays short', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (before, after) => {
      expect(reviewAnswers(after, after)).toEqual([]);
      const asked = { product: 'p', service: 's', before, after };
      expect(reviewSentence(asked).en.length).toBeLessThan(700);
      for (const each of reviewAnswers(before, after)) {
        expect(each.before).not.toEqual(each.after);
      }
    }),
    { numRuns: 60 },
  );
});
