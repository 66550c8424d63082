import { fireEvent, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import type {
  DriftEpisode,
  DriftProposalPreview,
} from '@infra-portal/infra-common';
import { stacksApiRef } from '../../api';
import { driftEpisode, driftProposal } from '../../testing/drift';
import { DriftActs } from './DriftActs';

const url = 'https://github.com/acme/infrastructure/pull/7';
const preview: DriftProposalPreview = {
  title: 'Adopt what is there in api',
  branch: 'portal/drift/adopt-1',
  commit: 'c0ffee',
  files: [
    {
      path: 'stacks/api/main.tf',
      diff: '--- a\n+++ b\n@@ -1,1 +1,1 @@\n-delay = 5\n+delay = 30\n',
    },
  ],
  left: [
    {
      address: 'aws_db_instance.main',
      path: 'password',
      why: { code: 'bothHidden' },
    },
  ],
  digest: 'd'.repeat(64),
};

const refusal = (statusCode: number, message: string) =>
  Object.assign(new Error(`Request failed with ${statusCode}`), {
    statusCode,
    cause: { message },
  });

beforeAll(() => {
  // jsdom has no modal dialogs; opening is all that is needed of them here.
  HTMLDialogElement.prototype.showModal = function showModal() {
    this.open = true;
  };
});

async function show(episode: DriftEpisode = driftEpisode()) {
  const api = {
    previewDriftProposal: jest.fn(
      async (): Promise<DriftProposalPreview> => preview,
    ),
    openDriftProposal: jest.fn(async () => ({ number: 7, url, created: true })),
  };
  await renderInTestApp(<DriftActs episode={episode} />, {
    apis: [[stacksApiRef, api as never]],
  });
  return api;
}

const press = (name: string) =>
  userEvent.click(screen.getByRole('button', { name }));

it('shows what adopting changes and leaves, and proposes it', async () => {
  const api = await show();
  await press('Adopt…');
  const dialog = await screen.findByRole('dialog', {
    name: 'Adopt what is there',
  });
  expect(await within(dialog).findByText('delay = 30')).toBeInTheDocument();
  expect(
    within(dialog).getByRole('region', { name: 'Left as it is' }),
  ).toHaveTextContent(/aws_db_instance\.main password.*hides both values/);
  expect(dialog).toHaveTextContent('Nothing will be commented');
  expect(api.previewDriftProposal).toHaveBeenLastCalledWith(
    'ep1',
    { act: 'adopt', how: 'value' },
    expect.anything(),
  );
  await userEvent.click(screen.getByRole('radio', { name: /leave it alone/ }));
  await userEvent.click(
    screen.getByRole('checkbox', { name: 'aws_db_instance.main' }),
  );
  expect(api.previewDriftProposal).toHaveBeenLastCalledWith(
    'ep1',
    { act: 'adopt', how: 'ignore', addresses: ['aws_sqs_queue.mail'] },
    expect.anything(),
  );
  await screen.findByText('delay = 30');
  await press('Open pull request');
  expect(
    await screen.findByRole('link', { name: 'Pull request #7 on GitHub' }),
  ).toHaveAttribute('href', url);
  expect(api.openDriftProposal).toHaveBeenCalledWith('ep1', {
    act: 'adopt',
    how: 'ignore',
    addresses: ['aws_sqs_queue.mail'],
    digest: preview.digest,
  });
  await press('Close');
  expect(screen.queryByRole('dialog')).toBeNull();
});

it('proposes nothing where all is left as it is, and says why', async () => {
  const api = await show();
  api.previewDriftProposal.mockResolvedValue({
    ...preview,
    files: [],
    left: [
      {
        address: 'module.q.aws_sqs_queue.a',
        why: { code: 'inModule', name: '<b>q</b>' },
      },
    ],
  });
  await press('Adopt…');
  expect(await screen.findByRole('alert')).toHaveTextContent(
    'Nothing is safe to propose',
  );
  expect(
    screen.getByRole('region', { name: 'Left as it is' }),
  ).toHaveTextContent('It belongs to the module <b>q</b>.');
  expect(screen.queryByText(preview.branch)).toBeNull();
  expect(
    screen.queryByRole('button', { name: 'Open pull request' }),
  ).toBeNull();
});

it('tells what will be commented, and what is open already', async () => {
  const api = await show();
  api.previewDriftProposal.mockResolvedValue({
    ...preview,
    comment: 'atlantis plan -p api',
    pullRequest: { number: 4, url },
  });
  await press('Revert…');
  expect(await screen.findByText('atlantis plan -p api')).toBeInTheDocument();
  expect(
    screen.getByText(/Pull request #4 proposes this already/),
  ).toBeInTheDocument();
  expect(
    screen.queryByRole('button', { name: 'Open pull request' }),
  ).toBeNull();
});

it('asks why and until when before it shows what snoozing changes', async () => {
  const api = await show();
  await press('Snooze…');
  expect(api.previewDriftProposal).not.toHaveBeenCalled();
  expect(
    screen.getByRole('button', { name: 'Show what changes' }),
  ).toBeDisabled();
  await userEvent.type(
    screen.getByRole('textbox', { name: /Why it is accepted/ }),
    'It is replaced soon.',
  );
  fireEvent.change(screen.getByLabelText(/Last day/), {
    target: { value: '2099-01-01' },
  });
  fireEvent.submit(screen.getByLabelText(/Last day/));
  expect(await screen.findByText('delay = 30')).toBeInTheDocument();
  expect(api.previewDriftProposal).toHaveBeenCalledWith(
    'ep1',
    { act: 'snooze', reason: 'It is replaced soon.', until: '2099-01-01' },
    expect.anything(),
  );
});

it.each([
  [400, 'Nothing is safe to propose', 'no'],
  [409, 'It has changed meanwhile', 'no'],
  [403, 'You may not propose this', 'infra-stacks.drift.propose'],
  [503, 'The pull request could not be prepared', 'no'],
])('says what to do after %s', async (status, title, text) => {
  const api = await show();
  api.previewDriftProposal.mockRejectedValue(refusal(status, 'no'));
  await press('Revert…');
  const problem = await screen.findByRole('alert');
  expect(problem).toHaveTextContent(title);
  expect(problem).toHaveTextContent(text);
});

it('offers nothing about what is over, and lists what was proposed', async () => {
  await show(
    driftEpisode({
      endedAt: new Date().toISOString(),
      proposals: [driftProposal()],
    }),
  );
  expect(screen.getByRole('link', { name: /#12/ })).toBeInTheDocument();
  expect(screen.queryByRole('button')).toBeNull();
});
