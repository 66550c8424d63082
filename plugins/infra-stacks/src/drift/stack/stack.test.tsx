import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { NotAllowedError } from '@backstage/errors';
import { type StackDriftDetail, verbatim } from '@infra-portal/infra-common';
import type { StacksApi } from '../../api';
import {
  daysAgo,
  driftEpisode,
  driftProposal,
  driftedStack,
  stackDrift,
  stackDriftDetail,
} from '../../testing/drift';
import { openPage } from '../../testing/openPage';
import { sampleStack } from '../../testing/samples';

const open = (drift: Partial<StackDriftDetail>, api: Partial<StacksApi> = {}) =>
  openPage('/stacks/api', {
    stack: async name => sampleStack(name),
    stackDrift: async () => stackDriftDetail(drift),
    ...api,
  });

const part = () => screen.findByRole('region', { name: 'Drift' });

it('shows what is there beside what the code says, riskiest first', async () => {
  await open({});
  await screen.findByText('What has drifted');
  expect(await part()).toHaveTextContent(
    /Drifted.*Checked 2 hours ago, by Atlantis.*next in 11 hours.*3 days ago.*in 4 checks.*Probably: Manual change a guess.*Because.*ingress of a security group.*1 to destroy/,
  );
  const database = screen.getByRole('table', { name: 'aws_db_instance.main' });
  const [, version, password] = within(database).getAllByRole('row');
  expect(version).toHaveTextContent('engine_version"16.4""15.8"');
  expect(password).toHaveTextContent(/hidden: the plan does not show it/);
  const noise = screen.getByText('1 more that is probably noise');
  expect(screen.getByText('aws_sqs_queue.mail')).not.toBeVisible();
  await userEvent.click(noise);
  expect(screen.getByText('aws_sqs_queue.mail')).toBeVisible();
  expect(
    screen.getByRole('link', { name: 'All about this drift' }),
  ).toHaveAttribute('href', '/stacks/-/drift/ep1');
});

it('shows hostile text as it is, and opens long values when asked', async () => {
  const long = `"<img src=x onerror=alert(1)>${'x'.repeat(400)}"`;
  await open({
    current: driftedStack({
      episode: driftEpisode({
        because: [verbatim('<b>bold</b> \u202Eevil')],
        resources: [
          {
            address: 'a.b["<i>"]',
            action: 'update',
            cause: 'unknown',
            attributes: [{ path: 'policy', actual: long }],
          },
        ],
      }),
    }),
  });
  const region = await part();
  await within(region).findByText(/<b>bold<\/b>/);
  expect(region).toHaveTextContent(/U\+202E/);
  expect(region.querySelector('b, i, img')).toBeNull();
  expect(region).not.toHaveTextContent(long);
  await userEvent.click(
    within(region).getByRole('button', { name: 'Show all of it' }),
  );
  expect(region).toHaveTextContent(long);
});

it('tells of past drifts what ended them, and of the last checks', async () => {
  await open({
    current: stackDrift(),
    episodes: [
      driftEpisode({
        id: 'old',
        endedAt: daysAgo(1),
        duration: 2 * 86_400,
        ending: 'applied',
        endedBy: {
          runId: 'run1',
          pullRequest: { number: 7, url: 'https://github.com/a/b/pull/7' },
          actor: 'developer',
        },
      }),
    ],
    checks: [
      {
        at: daysAgo(0.1),
        result: 'failed',
        source: 'Atlantis',
        message: 'exit status 1',
      },
    ],
  });
  const past = await screen.findByRole('table', { name: 'Past drifts' });
  expect(past).toHaveTextContent(
    /3 days ago.*2 days.*Manual change.*2 resources.*Applied the run #7 \(developer\)/,
  );
  expect(within(past).getByRole('link', { name: 'the run' })).toHaveAttribute(
    'href',
    '/stacks/-/runs/run1',
  );
  await userEvent.click(screen.getByText('1 check'));
  expect(await part()).toHaveTextContent(
    /What is there is as the code says.*Failed.*by Atlantis.*exit status 1/,
  );
});

it('says what keeps it from being known', async () => {
  await open({
    current: stackDrift({
      state: 'failed',
      problem: { message: 'Error: expired', since: daysAgo(1) },
      lockedBy: { number: 8, url: 'https://github.com/a/b/pull/8' },
    }),
  });
  await screen.findByText('The newest check failed');
  expect(await part()).toHaveTextContent(
    /Since yesterday: Error: expired.*still shown.*A pull request holds the stack.*#8/,
  );
});

it('does not call green what nobody checked', async () => {
  await open({
    current: stackDrift({
      state: 'unchecked',
      checkedAt: undefined,
      checkedBy: undefined,
      nextCheckAt: undefined,
    }),
  });
  await screen.findByText(/It was never checked/);
  const region = await part();
  expect(region).toHaveTextContent(/Nobody looks for drift in this repository/);
  expect(within(region).queryByText('Clean')).toBeNull();
  expect(within(region).queryByRole('button')).toBeNull();
});

it('has it checked now, and says what becomes of that', async () => {
  const checkDrift = jest.fn(async () => {});
  await open({ current: stackDrift() }, { checkDrift });
  await userEvent.click(
    await screen.findByRole('button', { name: 'Check now' }),
  );
  expect(checkDrift).toHaveBeenCalledWith('api');
  expect(await screen.findByText(/It is queued/)).toBeInTheDocument();
  expect(screen.getByRole('button', { name: 'Check now' })).toBeDisabled();
});

it('says that it is being checked already', async () => {
  await open({ current: stackDrift({ checking: true }) });
  expect(
    await screen.findByText(/the result appears here/),
  ).toBeInTheDocument();
  expect(screen.getByRole('button', { name: 'Check now' })).toBeDisabled();
});

const answer = (statusCode: number, message: string) =>
  Object.assign(new Error(message), { statusCode });

it.each([
  ['You may not have it checked', new NotAllowedError('no'), false],
  ['It is locked by #7', answer(409, 'It is locked by #7'), true],
  ['It could not be asked for', answer(503, 'not now'), true],
])('says why it is not checked: %s', async (text, error, again) => {
  await open(
    { current: stackDrift() },
    {
      checkDrift: async () => {
        throw error;
      },
    },
  );
  await userEvent.click(
    await screen.findByRole('button', { name: 'Check now' }),
  );
  expect(await screen.findByText(text)).toBeInTheDocument();
  const button = screen.queryByRole('button', { name: 'Try again' });
  await waitFor(() => expect(!!button).toBe(again));
});

it('lists what was proposed', async () => {
  const proposals = [driftProposal({ state: 'merged', act: 'adopt' })];
  await open({
    current: driftedStack({ episode: driftEpisode({ proposals }) }),
  });
  await screen.findByText('What has drifted');
  expect(await part()).toHaveTextContent(
    /Adopt #12 Revert drift of api.*Merged/,
  );
});
