import { sampleJudgement, samplePull, sampleReason } from '../testing/pulls';
import { dayIn, exceptionOf } from './exceptionOf';

const stackOf = (dir: string, product: string, service?: string) => ({
  ...{ ref: `x//${dir}#default`, dir, product, service },
  change: 'changed' as const,
});

const change = (dir: string, delta?: string) => ({
  stack: `x//${dir}#default`,
  ...(delta !== undefined && { delta }),
});

const pull = samplePull({
  stacks: [
    stackOf('a', 'authhub', 'api'),
    stackOf('b', 'authhub', 'web'),
    stackOf('c', 'mail'),
    stackOf('d', 'authhub'),
  ],
  judgement: sampleJudgement({
    stacks: [
      change('a', '50'),
      change('b', '-3'),
      change('c', '9'),
      change('d'),
    ],
  }),
});

it('names the stacks of the budget that make it grow', () => {
  expect(exceptionOf(sampleReason(), pull)).toEqual({
    ...{ rule: 'cost-budget', dirs: ['a', 'b', 'c', 'd'] },
    chosen: ['a'],
  });
  const service = sampleReason({ kind: 'service', key: 'authhub/api' });
  expect(exceptionOf(service, pull)?.chosen).toEqual(['a']);
  const other = sampleReason({ kind: 'service', key: 'authhub/web' });
  expect(exceptionOf(other, pull)?.chosen).toEqual([]);
});

it('names the stack that grows too much', () => {
  const reason = sampleReason({ code: 'increase', stack: 'x//c#default' });
  expect(exceptionOf(reason, pull)).toMatchObject({
    ...{ rule: 'cost-increase', chosen: ['c'] },
  });
});

it('is for what blocks only', () => {
  expect(exceptionOf(sampleReason({ level: 'warn' }), pull)).toBeUndefined();
  const unknown = sampleReason({ code: 'unknown' });
  expect(exceptionOf(unknown, pull)).toBeUndefined();
});

it('counts days in UTC', () => {
  const late = Date.parse('2026-11-22T23:59:59.000Z');
  expect([dayIn(0, late), dayIn(30, late)]).toEqual([
    '2026-11-22',
    '2026-12-22',
  ]);
});
