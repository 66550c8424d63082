import fc from 'fast-check';
import {
  exceptionDaysLeft,
  exceptionKind,
  exceptionOrderSchema,
  exceptionStanding,
  exceptionState,
} from '..';

const at = (time: string) => new Date(time);

it.each([
  ['cost-budget', 'budget'],
  ['cost-increase', 'budget'],
  ['drift', 'drift'],
  ['saving:idle-database', 'saving'],
  ['log-retention', 'policy'],
  ['constructor', 'policy'],
])('knows what %s is about', (rule, kind) => {
  expect(exceptionKind(rule)).toBe(kind);
});

it.each([
  ['2026-11-22', 0, 'ending'],
  ['2026-11-21', -1, 'ended'],
  ['2026-12-06', 14, 'ending'],
  ['2026-12-07', 15, 'active'],
])('counts the days until %s', (until, left, state) => {
  const now = at('2026-11-22T23:59:59.999Z');
  expect(exceptionDaysLeft(until, now)).toBe(left);
  expect(exceptionStanding({ until, unused: false }, now)).toBe(state);
});

it('ends with the policies that read it, needed or not', () => {
  const day = fc.date({
    min: at('2020-01-01T00:00:00Z'),
    max: at('2040-01-01T00:00:00Z'),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(day, day, fc.boolean(), (now, last, unused) => {
      const until = last.toISOString().slice(0, 10);
      const isOver = exceptionState({ until }, now) === 'expired';
      const standing = exceptionStanding({ until, unused }, now);
      expect(standing === 'ended').toBe(isOver);
      expect(standing === 'unused').toBe(!isOver && unused);
    }),
  );
});

const order = {
  act: 'add',
  repository: 'github.com/acme/infrastructure',
  rule: 'log-retention',
  stacks: ['stacks/dts/worker/prod'],
  until: '2027-03-31',
  reason: 'It is being decided.',
};

it('takes no short reason, no folder and no day that there is none of', () => {
  expect(exceptionOrderSchema.safeParse(order).success).toBe(true);
  for (const wrong of [
    { reason: '  because  ' },
    { stacks: [] },
    { until: '2027-02-30' },
    { approvedBy: 'two words' },
    { act: 'remove' },
  ]) {
    const asked = { ...order, ...wrong };
    expect(exceptionOrderSchema.safeParse(asked).success).toBe(false);
  }
});
