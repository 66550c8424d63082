import { screen, within } from '@testing-library/react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import type {
  ComparedStack,
  Preview,
  ServiceDifference,
} from '@infra-portal/infra-common';
import { koreanApis } from '../testing/korean';
import { DifferencePanel } from './DifferencePanel';

const resource = (address: string, holdsData = false) => ({
  ...{ address, type: address.split('.')[1], holdsData },
});

const stack = (more: Partial<ComparedStack> = {}): ComparedStack => ({
  ...{ environment: 'prod', stack: 'h/o/r//s#default', directory: 's/prod' },
  ...{ state: 'changed', created: [], destroyed: [], replaced: [] },
  ...{ updated: [], kept: 3, keptData: [], clashes: [], problems: [] },
  ...more,
});

const preview: Preview = {
  ...{ repository: 'h/o/r', base: { branch: 'main', commit: 'c' } },
  ...{ files: [], environments: [], gates: [], plans: [] },
  review: {
    owners: [{ owner: '@acme/developers', files: [] }],
    approvals: [{ environment: 'prod', count: 2, approvers: [] }],
  },
  observedAt: '2026-11-22T09:00:00.000Z',
};

const show = (difference: ServiceDifference, apis: readonly unknown[] = []) =>
  renderInTestApp(
    <DifferencePanel difference={difference} preview={preview} />,
    { apis: apis as never },
  );

const MOVE: ServiceDifference = {
  goldenPath: { from: 'ecs-fargate', to: 'ec2' },
  stacks: [
    stack({
      created: [resource('module.b.aws_sqs_queue.this')],
      destroyed: [
        {
          ...resource('module.a.aws_sqs_queue.this', true),
          left: { en: 'Nothing is left.', ko: '남지 않습니다.' },
          protectedBy: 'deletion_protection',
        },
      ],
      clashes: [{ name: 'jobs', created: 'new one', destroyed: 'old one' }],
    }),
    stack({ environment: 'dev', stack: 'h/o/r//d#default', state: 'left' }),
  ],
};

describe('DifferencePanel', () => {
  it('says what is lost, what is left behind and what comes first', async () => {
    await show(MOVE);
    expect(screen.getByText('From ecs-fargate to ec2.')).toBeInTheDocument();
    expect(screen.getByText('Data is lost: 1 resource')).toBeInTheDocument();
    expect(screen.getByText(/Nothing is left\./)).toBeInTheDocument();
    expect(screen.getByText('1 resource is destroyed')).toBeInTheDocument();
    expect(screen.getByText('3 resources stay as they are.')).toBeVisible();
    expect(
      screen.getByText('The files of this stack go, and 3 resources stay'),
    ).toBeInTheDocument();
    const order = screen.getByRole('region', { name: 'In this order' });
    const steps = within(order).getAllByRole('listitem');
    expect(steps.map(({ textContent }) => textContent)).toEqual([
      expect.stringMatching(/^Switch off deletion_protection/),
      expect.stringMatching(/^Apply prod .* needs 2 approvals/),
      expect.stringMatching(/takes the name jobs of old one/),
    ]);
  });

  it('promises nothing where something could not be read', async () => {
    await show({ stacks: [stack({ problems: ['No such module'] })] });
    expect(
      screen.getByText('Whether data is lost is not certain'),
    ).toBeInTheDocument();
    expect(screen.getByText('No such module')).toBeInTheDocument();
    expect(screen.queryByText(/^No data is lost/)).not.toBeInTheDocument();
  });

  it.each([
    ['en', [], 'Hand-over', /today: @acme\/developers .* of: @acme\/platform/],
    ['ko', koreanApis, '인계', /@acme\/developers .* @acme\/platform/],
  ] as const)('says what a hand-over changes: %s', async (...asked) => {
    const [, apis, title, approvals] = asked;
    await show(
      {
        stacks: [stack({ state: 'same' })],
        handOver: {
          ...{ from: 'group:default/developers', to: 'group:default/platform' },
          codeowners: {
            before: ['@acme/developers'],
            after: ['@acme/platform'],
          },
          tags: [{ key: 'Team', from: 'dev', to: 'plat', resources: 4 }],
          alarms: { all: 2, redirected: 0 },
          ...{ objectives: [], runbooks: ['runbooks/a.md'] },
        },
      },
      apis,
    );
    const facts = screen.getByRole('region', { name: title });
    expect(within(facts).getByText(/Team: dev → plat/)).toBeInTheDocument();
    expect(
      within(facts).getByText('@acme/developers → @acme/platform'),
    ).toBeInTheDocument();
    expect(facts.textContent).toMatch(approvals);
    expect(within(facts).getByText('runbooks/a.md')).toBeInTheDocument();
  });
});
