import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { UnmatchedCost } from '@infra-portal/infra-common';
import { openPage } from '../testing/openPage';
import { sampleStack } from '../testing/samples';

// It measures its frame, which a test has none of.
jest.mock('../chart/CostChart', () => ({
  __esModule: true,
  default: () => null,
}));

const repository = 'github.com/acme/infrastructure';
const project: UnmatchedCost = {
  id: 'a'.repeat(64),
  ...{ repository, commit: 'abc1234567890', project: 'old <b>api</b>' },
  why: 'several',
  candidates: [
    `${repository}//stacks/api#dev`,
    `${repository}//stacks/api#prod`,
  ],
  receivedAt: '2026-11-20T10:00:00.000Z',
};

const open = (api: Parameters<typeof openPage>[1] = {}) =>
  openPage('/costs/unmatched', {
    unmatched: async () => ({ items: [project] }),
    ...api,
  });

async function choose() {
  await userEvent.click(
    await screen.findByRole('button', {
      name: 'Choose a stack: old <b>api</b>',
    }),
  );
  return screen.findByRole('group', { name: 'Which stack is it?' });
}

it('is linked from costs, with how many there are', async () => {
  await openPage('/costs', {
    unmatched: async () => ({ items: [project] }),
  });
  await userEvent.click(
    await screen.findByText('1 reported project is no known stack'),
  );
  expect(
    await screen.findByRole('heading', { name: 'Reports without a stack' }),
  ).toBeInTheDocument();
});

it('is not linked where every project is known', async () => {
  await openPage('/costs');
  await screen.findByRole('table', { name: 'By product' });
  expect(screen.queryByText(/no known stack/)).not.toBeInTheDocument();
});

it('matches a project with a candidate, after it said what comes of it', async () => {
  const unmatched = jest
    .fn()
    .mockResolvedValueOnce({ items: [project] })
    .mockResolvedValue({ items: [] });
  const match = jest.fn(async () => undefined);
  await open({ unmatched, match });
  const part = await choose();
  expect(screen.getByText(/Several stacks may be it/)).toBeInTheDocument();
  await userEvent.click(within(part).getByLabelText('stacks/api#prod'));
  expect(match).not.toHaveBeenCalled();
  expect(part).toHaveTextContent(
    `All that was reported of old <b>api</b>, and all that will be, counts as the cost of ${project.candidates[1]}.`,
  );
  await userEvent.click(
    within(part).getByRole('button', { name: 'Match them' }),
  );
  expect(match).toHaveBeenCalledWith(project.id, project.candidates[1]);
  expect(await screen.findByText(/now counts as/)).toBeInTheDocument();
  expect(
    await screen.findByText('Every reported project is a known stack'),
  ).toBeInTheDocument();
});

it('searches all stacks of the repository', async () => {
  const stacks = jest.fn(async ({ text = '' }) =>
    text ? { items: [], total: 0 } : { items: [sampleStack('web')], total: 30 },
  );
  await open({ stacks });
  const part = await choose();
  expect(await within(part).findByLabelText('web#default')).toBeInTheDocument();
  expect(part).toHaveTextContent('There are more: 30 fit.');
  await userEvent.type(
    within(part).getByLabelText('Search all stacks of the repository'),
    'nothing',
  );
  expect(
    await within(part).findByText(/No stack of this repository fits/),
  ).toBeInTheDocument();
  expect(stacks).toHaveBeenLastCalledWith(
    {
      ...{ of: { repository: [repository] }, text: 'nothing' },
      ...{ order: 'name', limit: 20 },
    },
    expect.anything(),
  );
});

it.each([
  [403, 'NotAllowedError', /infra-cost.report.match/],
  [404, 'NotFoundError', /no longer without a stack/],
])('says why it was not matched: %p', async (statusCode, name, text) => {
  const error = Object.assign(new Error('is no longer without a stack'), {
    ...{ statusCode, name },
  });
  await open({ match: async () => Promise.reject(error) });
  const part = await choose();
  await userEvent.click(within(part).getByLabelText('stacks/api#dev'));
  await userEvent.click(
    within(part).getByRole('button', { name: 'Match them' }),
  );
  expect(await within(part).findByRole('alert')).toHaveTextContent(text);
});

it('says that it could not be loaded', async () => {
  await open({ unmatched: async () => Promise.reject(new Error('no')) });
  expect(
    await screen.findByText('This could not be loaded'),
  ).toBeInTheDocument();
});
