import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { NotFoundError } from '@backstage/errors';
import type { RunDetail } from '@infra-portal/infra-common';
import { openPage } from '../testing/openPage';
import { sampleRunDetail } from '../testing/runs';

const output = [
  'data.aws_region.now: Reading...',
  '  # aws_db_instance.main must be replaced',
  '-/+ resource "aws_db_instance" "main" {',
  '      ~ engine = "<b>mysql</b>" # forces replacement',
  '    }',
  '  # aws_sqs_queue.mail["a/b"] will be created',
  '  + resource "aws_sqs_queue" "mail" {}',
  'Plan: 2 to add, 0 to change, 1 to destroy.',
].join('\n');

const plan: Partial<RunDetail> = {
  output,
  jobUrl: 'https://atlantis.example/jobs/1',
  resources: [
    {
      address: 'aws_db_instance.main',
      action: 'replace',
      why: 'engine forces replacement',
      line: 2,
      lines: 4,
    },
    {
      address: 'aws_sqs_queue.mail["a/b"]',
      action: 'create',
      line: 6,
      lines: 2,
    },
    { address: 'data.aws_ami.x', action: 'read', line: 1, lines: 1 },
  ],
};

const open = (more: Partial<RunDetail>, hash = '') =>
  openPage(`/stacks/-/runs/0123456789abcdef01234567${hash}`, {
    run: async () => sampleRunDetail(more),
  });

const part = (name: string) => screen.findByRole('region', { name });

it('shows what is lost first, and folds what stays', async () => {
  await open(plan);
  const region = await part('What it does');
  expect(region).toHaveTextContent(
    /3 resources.*1 destroyed, replaced or forgotten.*Replace aws_db_instance\.main.*forces replacement.*1 added.*Create aws_sqs_queue/,
  );
  expect(within(region).getByText('data.aws_ami.x')).not.toBeVisible();
  const about = await part('About this run');
  expect(
    within(about).getByRole('link', { name: 'Open its job' }),
  ).toHaveAttribute('href', 'https://atlantis.example/jobs/1');
  expect(about).toHaveTextContent(/#7 Add a queue.*Asked for by.*developer/);
});

it('shows what the plan says of a resource, as plain text', async () => {
  await open(plan);
  const region = await part('What it does');
  await userEvent.click(within(region).getByText('aws_db_instance.main'));
  const block = await within(region).findByText(/~ engine/);
  expect(block).toHaveTextContent('engine = "<b>mysql</b>"');
  expect(block).not.toHaveTextContent('aws_sqs_queue');
  expect(region.querySelector('b')).toBeNull();
});

it('finds resources by what happens to them', async () => {
  await open(plan);
  const box = await screen.findByLabelText('Find a resource');
  await userEvent.type(box, 'create');
  const region = await part('What it does');
  await within(region).findByText(/aws_sqs_queue/);
  await waitFor(() =>
    expect(screen.queryByText('aws_db_instance.main')).toBeNull(),
  );
  await userEvent.type(box, ' nothing');
  expect(await screen.findByText('No resource fits.')).toBeInTheDocument();
});

it('opens the resource that a link is of, and copies such a link', async () => {
  const hash = `#${encodeURIComponent('aws_sqs_queue.mail["a/b"]')}`;
  const user = userEvent.setup();
  const copied = jest.spyOn(navigator.clipboard, 'writeText');
  await open(plan, hash);
  const region = await part('What it does');
  const block = await within(region).findByText(/\+ resource "aws_sqs_queue"/);
  expect(block).toBeVisible();
  await user.click(
    within(region).getByRole('button', { name: 'Copy link to it' }),
  );
  expect(await within(region).findByText('Copied.')).toBeInTheDocument();
  expect(copied).toHaveBeenCalledWith(
    expect.stringMatching(/#aws_sqs_queue\.mail%5B%22a%2Fb%22%5D$/),
  );
});

it('searches the output, without lines of looking', async () => {
  await open({ ...plan, outputTruncated: true });
  const region = await part('Output');
  const text = within(region).getByRole('group', { name: 'Output' });
  expect(text).not.toHaveTextContent('Reading...');
  expect(region).toHaveTextContent('Lines are missing');
  await userEvent.click(
    within(region).getByRole('button', { name: 'Show 1 line of looking' }),
  );
  expect(text).toHaveTextContent('Reading...');
  await userEvent.type(
    within(region).getByLabelText('Find in the output'),
    'RESOURCE "',
  );
  expect(await within(region).findByText('1 of 2')).toBeInTheDocument();
  await userEvent.click(within(region).getByRole('button', { name: 'Next' }));
  expect(within(region).getByText('2 of 2')).toBeInTheDocument();
  const marks = text.querySelectorAll('mark');
  expect([...marks].map(each => each.getAttribute('aria-current'))).toEqual([
    null,
    'true',
  ]);
});

it('says what is not known of a run', async () => {
  await open({ state: 'failed', problem: 'Error: quota', hasOutput: false });
  expect(await screen.findByText('Error: quota')).toBeInTheDocument();
  expect(await part('Output')).toHaveTextContent(
    'What it printed is not known',
  );
  expect(screen.queryByRole('region', { name: 'What it does' })).toBeNull();
});

it('says that there is no such run', async () => {
  await openPage('/stacks/-/runs/0123456789abcdef01234567', {
    run: async () => {
      throw new NotFoundError('no such run');
    },
  });
  expect(
    await screen.findByText('There is nothing at this address'),
  ).toBeInTheDocument();
});
