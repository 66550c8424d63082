import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { SloApi } from '../../api';
import {
  sampleDetail,
  sampleFreeze,
  sampleMarks,
  sampleSeries,
} from '../../testing/detail';
import { openPage } from '../../testing/openPage';
import { pullOf } from './pullOf';

jest.mock('../../chart/TimeChart', () => ({
  __esModule: true,
  default: () => null,
}));

beforeAll(() => {
  // jsdom has none of its own.
  HTMLDialogElement.prototype.showModal = function showModal() {
    this.open = true;
  };
});

const FROZEN = sampleFreeze({
  ...{ gate: 'block', isFrozen: true, spent: ['authhub-api-availability'] },
});

const open = (api: Partial<SloApi>) =>
  openPage('/slos/objectives/authhub-api-availability', {
    objective: async () => sampleDetail(),
    series: async () => sampleSeries(),
    marks: async () => sampleMarks(),
    freeze: async () => FROZEN,
    ...api,
  });

async function letThrough() {
  await userEvent.click(
    await screen.findByRole('button', { name: 'Let a pull request through …' }),
  );
  const dialog = screen
    .getByText('Address of the pull request')
    .closest('dialog')!;
  const inside = within(dialog);
  const button = inside.getByText('Let it through').closest('button')!;
  expect(button).toBeDisabled();
  await userEvent.type(
    inside.getByLabelText('Address of the pull request'),
    'https://github.com/acme/infrastructure/pull/12',
  );
  await userEvent.type(
    inside.getByLabelText('Reason'),
    'It mends what broke the target.',
  );
  await userEvent.click(button);
  return inside;
}

it('says that changes wait, and lets one through with a reason', async () => {
  const override = jest.fn(async () => ({
    ...FROZEN,
    overrides: [
      {
        id: '1',
        pullRequest: {
          repository: 'github.com/acme/infrastructure',
          number: 12,
        },
        reason: 'It mends what broke the target.',
        by: 'reviewer',
        at: '2026-11-22T10:00:00.000Z',
      },
    ],
  }));
  await open({ override });
  expect(
    await screen.findByText('Changes of authhub wait'),
  ).toBeInTheDocument();
  const dialog = await letThrough();
  expect(await dialog.findByText('It may be merged now.')).toBeInTheDocument();
  expect(override).toHaveBeenCalledWith('authhub', {
    repository: 'github.com/acme/infrastructure',
    number: 12,
    reason: 'It mends what broke the target.',
  });
  expect(screen.getByText('acme/infrastructure#12')).toBeInTheDocument();
});

it('names the permission that is missing', async () => {
  const error = Object.assign(new Error('no'), { name: 'NotAllowedError' });
  await open({ override: async () => Promise.reject(error) });
  const dialog = await letThrough();
  expect(
    await dialog.findByText(/infra-slo\.freeze\.override/),
  ).toBeInTheDocument();
});

it.each([{ isFrozen: false }, { gate: 'off' as const }])(
  'says nothing where nothing waits: %p',
  async more => {
    await open({ freeze: async () => ({ ...FROZEN, ...more }) });
    await screen.findByRole('region', { name: 'How it stands' });
    expect(screen.queryByText(/wait$/)).not.toBeInTheDocument();
  },
);

it.each([
  ['https://github.com/acme/infra/pull/7', 'github.com/acme/infra', 7],
  ['http://localhost:7008/a/b/pull/1/files?w=1', 'localhost:7008/a/b', 1],
])('reads the address %p', (address, repository, number) => {
  expect(pullOf(address)).toEqual({ repository, number });
});

it.each([
  ...['', 'acme/infra#7', 'https://github.com/acme/infra/issues/7'],
  ...['ftp://github.com/a/b/pull/1', 'https://h/a/b/pull/0'],
])('takes no other address: %p', address => {
  expect(pullOf(address)).toBeUndefined();
});

it('asks nobody to let through what nothing holds back', async () => {
  await open({ freeze: async () => ({ ...FROZEN, gate: 'warn' }) });
  expect(
    await screen.findByText('Changes of authhub should wait'),
  ).toBeInTheDocument();
  expect(
    screen.queryByRole('button', { name: 'Let a pull request through …' }),
  ).not.toBeInTheDocument();
});
