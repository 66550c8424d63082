import { fireEvent, screen, within } from '@testing-library/react';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type { UpgradeOrder } from '@infra-portal/infra-common';
import { openChanges } from '../testing/changePages';
import { koreanApis } from '../testing/korean';
import { withDialogs } from '../testing/requestPages';
import {
  samplePreviewOfUpgrade,
  sampleUpgrade,
} from '../testing/sampleUpgrade';
import { UPGRADES_CHANNEL, upgradesApiRef } from './UpgradesApi';

jest.setTimeout(60_000);

const PATIENT = { timeout: 20_000 };
const ECS = {
  ...{ name: 'ecs-service', title: 'ecs-service', source: 'x' },
  ...{ external: false, latest: '1.1.0', versions: 2 },
  ...{ stacks: 3, calls: 3, outdated: 3, moving: 0 },
};

const fakeApi = () => ({
  list: jest.fn(async () => [
    sampleUpgrade({
      subject: { kind: 'module', name: 'ecs-service-5ded1764', to: '1.1.0' },
    }),
  ]),
  get: jest.fn(async () => sampleUpgrade()),
  preview: jest.fn(async (_: UpgradeOrder) => samplePreviewOfUpgrade()),
  begin: jest.fn(async (_: UpgradeOrder) => ({ id: 'u1' })),
  act: jest.fn(async () => {}),
  modules: jest.fn(async () => ({ items: [ECS] })),
  module: jest.fn(async () => ({ ...ECS, versionList: ['1.1.0', '1.0.0'] })),
});

const open = (
  api: object,
  path: string,
  more: readonly unknown[] = [],
  may: AuthorizeResult.ALLOW | AuthorizeResult.DENY = AuthorizeResult.ALLOW,
) => openChanges(path, [[upgradesApiRef, api], ...more], may);

beforeAll(withDialogs);

it('lists upgrades with how far they are, or says how to begin one', async () => {
  const api = fakeApi();
  await open(api, '/pull-requests/upgrades');
  const table = await screen.findByRole('table', { name: 'Upgrades' });
  const [, row] = within(table).getAllByRole('row');
  expect(row).toHaveTextContent(/ecs-service → 1.1.0Module/);
  expect(row).toHaveTextContent('1 of 2 through · wave 2 of 2');
  expect(
    within(row).getByRole('link', { name: /ecs-service/ }),
  ).toHaveAttribute('href', '/pull-requests/upgrades/u1');
});

it('says so where there is no upgrade', async () => {
  await open({ ...fakeApi(), list: async () => [] }, '/pull-requests/upgrades');
  expect(await screen.findByText('No upgrade yet')).toBeInTheDocument();
});

const NEW = '/pull-requests/upgrades/new?kind=module&name=ecs-service&to=1.1.0';

it('shows what would come of an upgrade before it begins, and begins it once', async () => {
  const api = fakeApi();
  await open(api, NEW);
  expect(
    await screen.findByText(
      'Opens 2 pull requests in all, in waves.',
      {},
      PATIENT,
    ),
  ).toBeInTheDocument();
  const changes = screen.getByRole('region', {
    name: 'What changes for callers',
  });
  const [first] = within(changes).getAllByRole('listitem');
  expect(first).toHaveTextContent(/Breaks callersVariable alarms/);
  expect(
    screen.getByText('alarms', { selector: 'strong' }),
  ).toBeInTheDocument();
  expect(screen.getByText('It follows a branch.')).toBeInTheDocument();
  expect(
    screen.getByRole('checkbox', {
      name: 'Merge by itself what changes nothing',
    }),
  ).toBeDisabled();
  // The environments come from elsewhere, and maybe later.
  fireEvent.click(
    await screen.findByRole('button', { name: 'prod earlier' }, PATIENT),
  );
  fireEvent.change(screen.getByLabelText(/Note for/), {
    target: { value: 'Soon.' },
  });
  const begin = screen.getByRole('button', { name: 'Begin' });
  api.begin.mockRejectedValueOnce(new Error('away'));
  await screen.findByText(/Opens 2 pull requests/, {}, PATIENT);
  fireEvent.click(begin);
  expect(await screen.findByText('It was not begun')).toBeInTheDocument();
  fireEvent.click(begin);
  await screen.findByText('/pull-requests/upgrades/u1', {}, PATIENT);
  const [[one], [other]] = api.begin.mock.calls;
  expect(other).toEqual(one);
  expect(one).toMatchObject({
    ...{ note: 'Soon.', key: expect.any(String) },
    rules: { environments: ['prod', 'dev'] },
  });
});

it('says in words of the server what cannot be upgraded so', async () => {
  const refused = Object.assign(new Error('Request failed with 400'), {
    statusCode: 400,
    cause: new Error('There is no 9.9.9; the nearest is 1.1.0.'),
  });
  const api = { ...fakeApi(), preview: jest.fn().mockRejectedValue(refused) };
  await open(api, NEW.replace('1.1.0', '9.9.9'));
  expect(
    await screen.findByText(/the nearest is 1.1.0/, {}, PATIENT),
  ).toBeInTheDocument();
  expect(screen.getByRole('button', { name: 'Begin' })).toBeDisabled();
});

it('shows the waves, why one stopped and what to do, and follows', async () => {
  const api = fakeApi();
  const { send } = await open(api, '/pull-requests/upgrades/u1');
  const wave = (await screen.findByRole('heading', { name: 'Wave 2' })).closest(
    'section',
  )!;
  expect(wave).toHaveTextContent('Stopped the upgrade');
  expect(wave).toHaveTextContent(
    'Plan: destroys · 0 to add, 1 to change, 2 to destroy',
  );
  expect(wave).toHaveTextContent('The plan destroys something.');
  expect(within(wave).getByRole('link', { name: 'Review #8' })).toHaveAttribute(
    'href',
    '/pull-requests/github.com/acme/infrastructure/8',
  );
  expect(screen.getByText('It waits for a decision')).toBeInTheDocument();
  fireEvent.click(
    within(wave).getByRole('button', { name: /^Go on with it: authhub \w+$/ }),
  );
  expect(api.act).not.toHaveBeenCalled();
  fireEvent.click(
    within(screen.getByRole('dialog')).getByRole('button', {
      name: 'Go on with it',
    }),
  );
  expect(api.act).toHaveBeenCalledWith('u1', {
    ...{ act: 'retry', item: 'authhub-prod' },
  });
  api.get.mockResolvedValue(sampleUpgrade({ state: 'done' }));
  await send(UPGRADES_CHANNEL, { id: 'u1' });
  expect(
    await screen.findByText('Done', { selector: 'header *' }),
  ).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Cancel' })).toBeNull();
});

it('leads to the pull request that holds a stack', async () => {
  const whole = sampleUpgrade({ state: 'running' });
  const [item] = whole.board[1].items;
  const url = 'https://github.com/acme/infrastructure/pull/4';
  Object.assign(item, { state: 'open', heldBy: { number: 4, url } });
  const api = { ...fakeApi(), get: jest.fn(async () => whole) };
  await open(api, '/pull-requests/upgrades/u1');
  expect(
    await screen.findByRole('link', { name: '#4, which holds it' }),
  ).toHaveAttribute('href', '/pull-requests/github.com/acme/infrastructure/4');
  expect(screen.getByText('Waits for a stack')).toBeVisible();
  expect(screen.queryByText('Open')).not.toBeInTheDocument();
});

it('says that a paused upgrade opens and merges nothing', async () => {
  const whole = sampleUpgrade({ state: 'paused' });
  const api = { ...fakeApi(), get: jest.fn(async () => whole) };
  await open(api, '/pull-requests/upgrades/u1');
  expect(
    await screen.findByText(/^Nothing more is opened or merged by it\./),
  ).toBeVisible();
});

it('takes modules of registries, and does not claim that nothing changes', async () => {
  const title = 'acme/queue/aws';
  const far = { ...ECS, title, name: 'acme-queue-aws', source: title };
  const other = { ...far, title: 's3', name: 's3', source: 's3::https://x/y' };
  const unknown = { en: 'Nobody asks its registry.', ko: '묻지 않습니다.' };
  const api = {
    ...fakeApi(),
    modules: jest.fn(async () => ({
      items: [far, other].map(each => ({ ...each, versions: 0 })),
    })),
    preview: jest.fn(async () =>
      samplePreviewOfUpgrade({ changes: [], uncompared: unknown }),
    ),
  };
  await open(api, NEW.replace('ecs-service', 'acme-queue-aws'));
  expect(await screen.findByText(unknown.en, {}, PATIENT)).toBeInTheDocument();
  expect(screen.queryByText(/Nothing of what callers/)).toBeNull();
  const names = screen.getAllByRole('option').map(each => each.textContent);
  expect(names).toContain('acme/queue/aws · 3 calls behind');
  expect(names.join()).not.toContain('s3');
});

it('lets those who may not manage upgrades only look', async () => {
  await open(
    ...([fakeApi(), '/pull-requests/upgrades/u1', []] as const),
    AuthorizeResult.DENY,
  );
  await screen.findByText('It waits for a decision');
  expect(screen.queryByRole('button', { name: 'Resume' })).toBeNull();
});

it('speaks Korean', async () => {
  await open(fakeApi(), '/pull-requests/upgrades/u1', koreanApis);
  expect(
    await screen.findByText('결정을 기다리고 있습니다'),
  ).toBeInTheDocument();
  expect(screen.getByText('플랜이 자원을 삭제합니다.')).toBeInTheDocument();
});
