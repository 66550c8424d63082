import { act, screen, within } from '@testing-library/react';
import { NotAllowedError } from '@backstage/errors';
import type { RunPage } from '@infra-portal/infra-common';
import { openPage } from '../testing/openPage';
import { sampleLock, sampleRun } from '../testing/runs';
import { sampleStack } from '../testing/samples';

const page = (more: Partial<RunPage> = {}): RunPage => ({
  items: [sampleRun()],
  stale: [],
  ...more,
});

const open = (api: Parameters<typeof openPage>[1]) =>
  openPage('/stacks/api', { stack: async name => sampleStack(name), ...api });

const part = () => screen.findByRole('region', { name: 'Runs' });

it('lists the newest runs of a stack with all that is known of them', async () => {
  const runs = jest.fn(async () => page());
  await open({ runs });
  const table = await screen.findByRole('table', { name: 'Runs' });
  expect(runs).toHaveBeenCalledWith(
    { stacks: ['github.com/acme/infrastructure//api#default'], limit: 10 },
    expect.anything(),
  );
  const row = within(table).getAllByRole('row')[1];
  expect(row).toHaveTextContent(
    /Plan.*Succeeded.*3 to destroy.*1 to change.*2 to add.*#7 Add a queue.*abc1234567.*took 1 min 20 sec.*by developer/,
  );
  expect(row).not.toHaveTextContent('import');
  expect(within(row).getByRole('link', { name: 'Plan' })).toHaveAttribute(
    'href',
    '/stacks/-/runs/0123456789abcdef01234567',
  );
  expect(
    within(row).getByRole('link', { name: '#7 Add a queue' }),
  ).toHaveAttribute('href', 'https://github.com/acme/infrastructure/pull/7');
  expect(
    within(await part()).getByRole('link', { name: 'All of its runs' }),
  ).toHaveAttribute('href', '/stacks/-/activity?stack=api');
});

it('says what went wrong and who is in the way', async () => {
  const url = 'data:text/html,hello';
  await open({
    runs: async () =>
      page({
        items: [
          sampleRun({
            id: 'a',
            state: 'failed',
            problem: 'Error: no\u202Equota',
          }),
          sampleRun({
            id: 'b',
            state: 'waiting',
            counts: undefined,
            hasChanges: undefined,
            blockedBy: { number: 5, url },
          }),
          sampleRun({ id: 'c', command: 'apply' }),
          sampleRun({ id: 'd', counts: undefined, hasChanges: false }),
        ],
      }),
  });
  const table = await screen.findByRole('table', { name: 'Runs' });
  const [, failed, waits, applied, same] = within(table).getAllByRole('row');
  expect(failed).toHaveTextContent(/Failed.*Error: noU\+202Equota/);
  expect(waits).toHaveTextContent(/Waits for a lock.*Held up by #5/);
  expect(within(waits).queryByRole('link', { name: '#5' })).toBeNull();
  expect(applied).toHaveTextContent(/Apply.*3 destroyed.*2 added/);
  expect(same).toHaveTextContent('no changes');
});

it('says how runs come to be where there are none', async () => {
  await open({ runs: async () => page({ items: [] }) });
  await screen.findByText('No runs are known yet');
  expect(await part()).toHaveTextContent(
    /No runs are known yet.*infraPortal\.atlantis/,
  );
});

it('speaks of the runner that the stack has', async () => {
  await open({
    runs: async () => page({ items: [] }),
    stack: async name => sampleStack(name, { runner: 'github-actions' }),
  });
  await screen.findByText('No runs are known yet');
  expect(await part()).toHaveTextContent(
    /planned by GitHub Actions.*without-atlantis/,
  );
  expect(await part()).not.toHaveTextContent('infraPortal.atlantis');
  const what = screen.getByRole('region', { name: 'What it is' });
  expect(what).toHaveTextContent('Run byGitHub Actions');
  expect(what).not.toHaveTextContent('Atlantis');
});

it('says what could not be asked, and since when', async () => {
  const since = new Date(Date.now() - 3 * 3_600_000).toISOString();
  const stale = [{ source: 'github.com/acme/x', message: 'rate limit', since }];
  await open({ runs: async () => page({ stale }) });
  await screen.findByText('Not everything is up to date');
  expect(await part()).toHaveTextContent(
    /Not everything is up to date.*github\.com\/acme\/x, since 3 hours ago: rate limit/,
  );
  expect(screen.getByRole('table', { name: 'Runs' })).toBeInTheDocument();
});

it('keeps the rows when they cannot be loaded again', async () => {
  const runs = jest
    .fn(async () => page())
    .mockImplementationOnce(async () => page())
    .mockRejectedValueOnce(new Error('the server is away'));
  await open({ runs });
  await screen.findByRole('table', { name: 'Runs' });
  act(() => {
    document.dispatchEvent(new Event('visibilitychange'));
  });
  const alert = await screen.findByRole('alert');
  expect(alert).toHaveTextContent('the server is away');
  expect(await part()).toHaveTextContent(/What you see is older.*Loaded now/);
  expect(screen.getByRole('table', { name: 'Runs' })).toBeInTheDocument();
});

it('says who may not see runs, and shows the stack all the same', async () => {
  const refuse = async () => {
    throw new NotAllowedError('no');
  };
  await open({ runs: refuse, locks: refuse });
  expect(await screen.findByText('You may not see this')).toBeInTheDocument();
  expect(screen.getByRole('region', { name: 'Modules' })).toBeInTheDocument();
});

it('says who holds the stack, who waits, and what would free it', async () => {
  const since = new Date(Date.now() - 2 * 3_600_000).toISOString();
  const url = 'https://github.com/acme/infrastructure/pull/9';
  await open({
    locks: async () => ({
      items: [
        sampleLock({
          hint: 'apply',
          since,
          waiting: [
            { number: 9, url, title: 'Next', since, actor: 'somebody' },
          ],
        }),
        sampleLock({ id: 'x', stack: { ref: 'other' }, user: 'nobody-here' }),
      ],
      servers: [
        {
          url: 'https://atlantis.example',
          failure: { message: 'no answer', since },
        },
      ],
      usualWait: { median: 7_200, count: 12 },
    }),
  });
  await screen.findByText('This stack is locked');
  expect(await part()).toHaveTextContent(
    /https:\/\/atlantis\.example, since 2 hours ago: no answer.*Held by #7 Add a queue \(developer\), since 2 hours ago.*1 pull request waits for it:.*#9 Next somebody, since 2 hours ago.*have it applied.*held for 2 hr, by 12/,
  );
  expect(screen.queryByText(/nobody-here/)).not.toBeInTheDocument();
});

it('lists runs of a product with the stack of each', async () => {
  const runs = jest.fn(async () =>
    page({
      items: [
        sampleRun({ id: 'a' }),
        sampleRun({ id: 'b', stack: undefined, project: 'legacy' }),
      ],
    }),
  );
  await openPage('/products/authhub', {
    runs,
    product: async name => ({
      name,
      stacks: 1,
      services: [],
      owners: [],
      repositories: [],
      environments: [],
      findings: { error: 0, warning: 0, info: 0 },
      things: [],
      items: [],
    }),
    productGraph: async () => ({ nodes: [], links: [] }),
  });
  const table = await screen.findByRole('table', { name: 'Runs' });
  expect(runs).toHaveBeenCalledWith(
    { products: ['authhub'], limit: 10 },
    expect.anything(),
  );
  const [, known, unknown] = within(table).getAllByRole('row');
  expect(within(known).getByRole('link', { name: 'api' })).toHaveAttribute(
    'href',
    '/stacks/api',
  );
  expect(unknown).toHaveTextContent(
    'acme/infrastructure · legacy · stacks/api · default',
  );
});
