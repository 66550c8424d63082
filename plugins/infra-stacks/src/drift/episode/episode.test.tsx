import { screen, within } from '@testing-library/react';
import { NotFoundError } from '@backstage/errors';
import type { DriftEpisodeDetail } from '@infra-portal/infra-common';
import { daysAgo, driftEpisodeDetail } from '../../testing/drift';
import { openPage } from '../../testing/openPage';

const open = (more: Partial<DriftEpisodeDetail> = {}) =>
  openPage('/stacks/-/drift/ep1', {
    driftEpisode: async () => driftEpisodeDetail(more),
  });

const part = (name: string) => screen.findByRole('region', { name });

it('shows what differs beside what an apply would do', async () => {
  await open();
  expect(await screen.findByText('Lasts')).toBeInTheDocument();
  expect(await part('What differs')).toHaveTextContent(
    /Manual change.*aws_db_instance\.main.*Replace.*engine_version/,
  );
  expect(await part('What an apply would do')).toHaveTextContent(
    /1 destroyed, replaced or forgotten.*aws_db_instance\.main/,
  );
  expect(
    within(await part('Output')).getByText(/1 to add, 0 to change/),
  ).toBeInTheDocument();
  expect(await part('About this drift')).toHaveTextContent(
    /authhub.*dev.*auth.*Clean before4 days ago.*First seen3 days ago.*in 4 checks/,
  );
});

it('says how it ended, for how long it lasted, and what is not known', async () => {
  await open({
    plan: undefined,
    planAt: undefined,
    resources: [],
    cleanBefore: undefined,
    cause: 'unknown',
    because: [],
    endedAt: daysAgo(1),
    duration: 2 * 86_400,
    ending: 'adopted',
  });
  expect(await screen.findByText('Over')).toBeInTheDocument();
  expect(screen.queryByText('a guess')).not.toBeInTheDocument();
  expect(await part('What differs')).toHaveTextContent(
    /Cause not known.*It was not said which resources differ/,
  );
  expect(screen.getByText(/No plan was kept/)).toBeInTheDocument();
  expect(await part('About this drift')).toHaveTextContent(
    /never checked before.*Took2 days.*The code took it over/,
  );
});

it('says that there is no such drift', async () => {
  await openPage('/stacks/-/drift/gone', {
    driftEpisode: async () => {
      throw new NotFoundError('There is no such drift');
    },
  });
  expect(
    await screen.findByText('There is nothing at this address'),
  ).toBeInTheDocument();
});
