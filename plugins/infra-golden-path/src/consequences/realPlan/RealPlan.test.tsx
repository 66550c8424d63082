import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import type { PreviewPlan, RealPlan } from '@infra-portal/infra-common';
import { koreanApis } from '../../testing/korean';
import { samplePreview } from '../../testing/samplePreview';
import { PlanPanel } from '../PlanPanel';
import { LOOK, useRealPlan } from './useRealPlan';

const STACK =
  'github.com/acme/infrastructure//stacks/authhub/login/dev#default';
const DIGEST = 'd'.repeat(64);
const AT = '2026-11-21T10:00:00Z';

const preview = () =>
  samplePreview([], {
    environments: [
      {
        ...{ name: 'dev', account: '2', region: 'r', settings: [] },
        directory: 'stacks/authhub/login/dev',
        stack: STACK,
      },
    ],
  });

const real: PreviewPlan = {
  environment: 'dev',
  stack: STACK,
  grade: 'real',
  took: 65_000,
  source: 'https://atlantis.example, 0.47.1',
  observedAt: AT,
  summary: {
    counts: {
      ...{ add: 3, change: 0, destroy: 1, import: 0, forget: 0 },
      ...{ move: 0, unchanged: 0 },
    },
    resources: [
      {
        address: 'aws_sqs_queue.mail',
        type: 'aws_sqs_queue',
        mode: 'managed',
        action: 'replace',
        reason: 'name forces replacement',
        attributes: [],
        moreAttributes: 0,
      },
    ],
    outputs: [],
    drift: [],
    errored: false,
    terraformVersion: '',
  },
  output: '<b>Plan:</b> 3 to add, 0 to change, 1 to destroy.',
  // eslint-disable-next-line no-script-url -- must not become a link
  jobUrl: 'javascript:alert(1)',
};

const plan = (rest: Partial<RealPlan> = {}): RealPlan => ({
  id: '00000000-0000-4000-8000-000000000000',
  digest: DIGEST,
  repository: 'github.com/acme/infrastructure',
  state: 'queued',
  since: AT,
  createdAt: AT,
  requestedBy: 'user:default/minji',
  branch: 'portal-preview/authhub/login/dddddddddd',
  branchLeft: false,
  held: [],
  plans: [],
  ...rest,
});

const api = (...answers: RealPlan[]) => ({
  startRealPlan: jest.fn(async () => answers[0]),
  realPlan: jest.fn(async () => answers[1] ?? answers[0]),
  cancelRealPlan: jest.fn(async () => plan({ state: 'cancelled' })),
});

type Api = ReturnType<typeof api>;

async function show(
  calls: Api,
  options: { allowed?: boolean; digest?: string; apis?: unknown } = {},
) {
  const { allowed = true, digest = DIGEST, apis = [] } = options;
  const subject = { intent: { product: 'authhub' }, change: 'create', digest };
  function Harness() {
    const realPlan = useRealPlan(calls, subject, allowed);
    return (
      <PlanPanel
        preview={preview()}
        planning={false}
        onPlan={() => {}}
        realPlan={realPlan}
      />
    );
  }
  await renderInTestApp(<Harness />, { apis: apis as never });
}

const ask = () =>
  userEvent.click(screen.getByRole('button', { name: 'Make the real plan' }));

afterEach(() => jest.useRealTimers());

it('shows the real plan with its grade, source and output', async () => {
  const calls = api(plan({ state: 'done', plans: [real] }));
  await show(calls);
  expect(screen.getByText(/pushes a temporary branch/)).toBeInTheDocument();
  await ask();
  expect(calls.startRealPlan).toHaveBeenCalledWith(
    expect.objectContaining({ digest: DIGEST, change: 'create' }),
  );
  const dev = await screen.findByRole('region', { name: 'dev' });
  expect(within(dev).getByText('Real')).toBeInTheDocument();
  expect(dev).toHaveTextContent('3 to add');
  expect(dev).toHaveTextContent('https://atlantis.example, 0.47.1');
  expect(dev).toHaveTextContent('name forces replacement');
  // What Terraform printed is text, and no address is followed blindly.
  expect(dev).toHaveTextContent('<b>Plan:</b> 3 to add');
  expect(dev.querySelector('a')).toBeNull();
  const box = screen.getByRole('region', { name: 'Real plan by Atlantis' });
  expect(box).toHaveTextContent('together 65 sec');
  expect(box).toHaveTextContent('The temporary branch is deleted.');
  await userEvent.click(screen.getByRole('button', { name: 'Make it again' }));
  expect(calls.startRealPlan).toHaveBeenLastCalledWith(
    expect.objectContaining({ again: true }),
  );
});

it('follows the plan, and stops waiting when it is told to', async () => {
  jest.useFakeTimers();
  const calls = api(
    plan({ state: 'queued' }),
    plan({ state: 'planning', usual: { median: 40, count: 3 } }),
  );
  const user = userEvent.setup({ advanceTimers: jest.advanceTimersByTime });
  await show(calls);
  await user.click(screen.getByRole('button', { name: 'Make the real plan' }));
  await screen.findByText('Waits for its turn.');
  await act(async () => jest.advanceTimersByTime(LOOK));
  await screen.findByText('Atlantis is planning.');
  expect(screen.getByText('usually 40 sec')).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Stop waiting' }));
  expect(calls.cancelRealPlan).toHaveBeenCalledWith(plan().id);
  await screen.findByText(/Atlantis cannot be stopped/);
  calls.realPlan.mockClear();
  await act(async () => jest.advanceTimersByTime(LOOK * 3));
  expect(calls.realPlan).not.toHaveBeenCalled();
});

it('says who holds stacks, and offers to wait or to leave them out', async () => {
  const held = {
    environment: 'dev',
    stack: STACK,
    pullRequest: { number: 7, url: 'https://github.com/acme/i/pull/7' },
    user: '<b>minji</b>',
    since: AT,
  };
  const calls = api(
    plan({
      state: 'failed',
      held: [held],
      problem: { code: 'locked', message: { en: 'Held.', ko: '잠김.' } },
      plans: [
        { ...real, grade: 'simulated' },
        { ...real, grade: 'simulated', stack: 'other' },
      ],
    }),
  );
  await show(calls);
  await ask();
  const link = await screen.findByRole('link', { name: 'pull request #7' });
  expect(link).toHaveAttribute('href', 'https://github.com/acme/i/pull/7');
  expect(screen.getByText(/<b>minji<\/b>/)).toBeInTheDocument();
  await userEvent.click(
    screen.getByRole('button', { name: 'Plan the others' }),
  );
  await userEvent.click(
    screen.getByRole('button', { name: 'Wait until they are free' }),
  );
  const locks = calls.startRealPlan.mock.calls.map(
    ([request]: any[]) => request.locks,
  );
  expect(locks).toEqual([undefined, 'skip', 'wait']);
});

it('says why there is no real plan, and shows what there is', async () => {
  const calls = api(
    plan({
      state: 'failed',
      problem: {
        code: 'down',
        message: {
          en: 'Atlantis cannot be reached.',
          ko: '연결할 수 없습니다.',
        },
        detail: '<i>502</i>',
      },
      plans: [{ ...real, grade: 'simulated' }],
    }),
  );
  await show(calls);
  await ask();
  const alert = await screen.findByRole('alert');
  expect(alert).toHaveTextContent('Atlantis cannot be reached.');
  expect(alert).toHaveTextContent('<i>502</i>');
  expect(alert).toHaveTextContent('Shown below is the simulated plan.');
  const dev = screen.getByRole('region', { name: 'dev' });
  expect(within(dev).getByText('Simulated')).toBeInTheDocument();
});

it('tells an error of the portal', async () => {
  const calls = api(plan());
  calls.startRealPlan.mockRejectedValue(new Error('Two plans are under way'));
  await show(calls);
  await ask();
  expect(await screen.findByRole('alert')).toHaveTextContent(
    'Two plans are under way',
  );
});

it('offers nothing to those who may not', async () => {
  await show(api(plan()), { allowed: false });
  expect(screen.getByText(/may not ask for real plans/)).toBeInTheDocument();
  expect(
    screen.queryByRole('button', { name: 'Make the real plan' }),
  ).not.toBeInTheDocument();
});

it('speaks Korean', async () => {
  const calls = api(plan({ state: 'done', plans: [real] }));
  await show(calls, { apis: koreanApis });
  await userEvent.click(screen.getByRole('button', { name: '실제 플랜 실행' }));
  await waitFor(() =>
    expect(screen.getByText('실제 플랜이 완료되었습니다.')).toBeInTheDocument(),
  );
});
