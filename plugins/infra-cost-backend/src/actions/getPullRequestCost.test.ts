import { NotFoundError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { judgeCosts, type PullCostDetail } from '@infra-portal/infra-common';
import { startActions } from '../__testUtils__/startActions';

const KEY = { repository: 'github.example/acme/infra', number: 7 };
const judgement = judgeCosts({
  ...{ currency: 'USD', totals: [], budgets: [], exceptions: [] },
  rules: { warnAt: 0.8, increase: { warn: 0.1, block: 0.3 }, smallest: 10 },
  stacks: Array.from({ length: 30 }, (_, index) => ({
    ...{ stack: `github.example/acme/infra//s${index}\u202e#default` },
    ...{ dir: `s${index}`, before: '100', after: `${200 + index}` },
  })),
  today: new Date('2026-11-22T09:00:00Z'),
});
const detail = {
  ...{ title: 'Run\n\u0007 more', open: 'open', head: 'h', state: 'priced' },
  ...{ judgement, judgedCommit: 'h', source: 'price book 2026-10-05' },
} as PullCostDetail;
const pulls = {
  reader: {
    async pull({ number }: { number: number }) {
      if (number !== KEY.number) throw new NotFoundError('There is none.');
      return detail;
    },
  },
};

it('tells a model what a pull request would change, bounded and plain', async () => {
  const output = await startActions({ pulls })('get-pull-request-cost', KEY);
  expect(output).toMatchObject({ title: 'Run more', state: 'priced' });
  expect(output.judgement).toMatchObject({
    ...{ verdict: 'block', before: '3000', after: '6435', delta: '3435' },
    moreStacks: 10,
  });
  expect(output.judgement.stacks).toHaveLength(20);
  expect(output.judgement.reasons).toHaveLength(20);
  expect(JSON.stringify(output)).not.toMatch(/\u202e|\\u0007|\\n/);
});

it('refuses who may not see costs, and knows no other', async () => {
  const ask = startActions({ pulls });
  await expect(
    ask('get-pull-request-cost', { ...KEY, number: 8 }),
  ).rejects.toThrow('There is none.');
  const denied = startActions({ pulls, result: AuthorizeResult.DENY });
  await expect(denied('get-pull-request-cost', KEY)).rejects.toMatchObject({
    name: 'NotAllowedError',
  });
});
