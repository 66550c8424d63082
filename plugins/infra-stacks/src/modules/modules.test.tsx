import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import type { ModuleUse } from '@infra-portal/infra-common';
import { openPage } from '../testing/openPage';
import { sampleModule, sampleModuleSummary } from '../testing/samples';

const called = (more: Partial<ModuleUse>): ModuleUse => ({
  repository: 'github.com/acme/infrastructure',
  dir: 'stacks/a',
  pin: 'pinned',
  file: 'main.tf',
  line: 3,
  url: 'https://github.com/acme/infrastructure/blob/abc/main.tf#L3',
  ...more,
});

const list = {
  items: [
    sampleModuleSummary('queue', { stacks: 5, calls: 9, outdated: 2 }),
    sampleModuleSummary('bucket', { stacks: 9, calls: 9, moving: 1 }),
    sampleModuleSummary('topic', {
      stacks: 0,
      calls: 0,
      deprecated: 'use queue',
    }),
    sampleModuleSummary('vpc', {
      external: true,
      source: 'registry.terraform.io/acme/vpc',
      latest: undefined,
      stacks: 1,
      calls: 1,
    }),
  ],
  observedAt: '2026-11-21T10:00:00Z',
};

const rows = () =>
  screen
    .getAllByRole('row')
    .slice(1)
    .map(row => row.textContent);

it('lists modules, those of most stacks first, and says how current calls are', async () => {
  await openPage('/stacks/-/modules', { modules: async () => list });
  expect(await screen.findByText('4 modules')).toBeInTheDocument();
  expect(rows()).toEqual([
    expect.stringMatching(/^bucket.*9 stacks1 call moves$/),
    expect.stringMatching(/^queue.*5 stacks9 calls2 calls behind$/),
    expect.stringMatching(/^vpc.*External.*no version.*Cannot be told$/),
    expect.stringMatching(/^topic.*Deprecated.*0 stacksNobody calls it$/),
  ]);
  const tabs = screen.getByRole('navigation', { name: /Stacks and/ });
  expect(within(tabs).getByText('Modules')).toHaveAttribute(
    'aria-current',
    'page',
  );
});

it('keeps search, order and what is external in the address', async () => {
  await openPage('/stacks/-/modules', { modules: async () => list });
  const order = await screen.findByLabelText('Order');
  fireEvent.change(order, { target: { value: 'title' } });
  fireEvent.click(screen.getByLabelText('Show external ones'));
  await screen.findByText('/stacks/-/modules?order=title&external=no');
  expect(rows().map(row => row!.slice(0, 3))).toEqual(['buc', 'que', 'top']);
  fireEvent.change(screen.getByLabelText('Search modules'), {
    target: { value: 'QUE infra' },
  });
  await waitFor(() => expect(rows()).toHaveLength(1));
  fireEvent.change(screen.getByLabelText('Search modules'), {
    target: { value: '없는 모듈' },
  });
  expect(await screen.findByText('No module fits')).toBeInTheDocument();
});

it('does not come back for a search when somebody has gone on', async () => {
  const module = jest.fn(async () => sampleModule('queue'));
  await openPage('/stacks/-/modules', { modules: async () => list, module });
  const box = await screen.findByLabelText('Search modules');
  fireEvent.change(box, { target: { value: 'queue' } });
  // At once: what was typed has not been searched for yet.
  fireEvent.click(screen.getByRole('link', { name: 'queue' }));
  await screen.findByRole('heading', { name: 'queue', level: 1 });
  await new Promise(resolve => setTimeout(resolve, 300));
  expect(screen.getByText('/stacks/-/modules/queue')).toBeInTheDocument();
});

it('says when there are none', async () => {
  await openPage('/stacks/-/modules', { modules: async () => ({ items: [] }) });
  expect(await screen.findByText('No modules yet')).toBeInTheDocument();
});

it('shows one module: who uses which version, what it takes, its texts', async () => {
  await openPage('/stacks/-/modules/queue', {
    module: async () =>
      sampleModule('queue', {
        deprecated: 'take topic\u202e instead',
        readme: '# queue\n\n<b>raw</b> [more](docs/more.md)',
        changelog: '## 1.2.0\n\nFaster.',
        variables: [
          { name: 'size', type: 'number', default: '3', required: false },
          { name: 'name', description: '큐의 이름', required: true },
        ],
        outputs: [{ name: 'arn', description: 'its ARN' }],
        uses: [
          called({ stack: 'old', version: '1.0.0', behind: 2 }),
          called({ stack: 'new', version: '1.2.0', behind: 0 }),
          called({ module: 'wrapper', pin: 'local' }),
          called({ pin: 'moving', dir: 'elsewhere' }),
        ],
      }),
  });
  const versions = await screen.findByRole('region', {
    name: 'Who uses which version',
  });
  const titles = within(versions)
    .getAllByRole('heading', { level: 3 })
    .map(each => each.textContent);
  expect(titles).toEqual([
    'Version 1.2.0 1 call the latest',
    'Version 1.0.0 1 call behind by 2 versions',
    'From its folder, without a version 1 call ',
    'From a branch: it moves 1 call ',
  ]);
  expect(within(versions).getByRole('link', { name: 'old' })).toHaveAttribute(
    'href',
    '/stacks/old',
  );
  expect(
    within(versions).getByRole('link', { name: 'wrapper' }),
  ).toHaveAttribute('href', '/stacks/-/modules/wrapper');
  expect(screen.getByText('U+202E')).toBeInTheDocument();
  // What is needed comes first.
  const inputs = screen.getByRole('table', { name: 'Inputs' });
  expect(within(inputs).getAllByRole('row')[1]).toHaveTextContent(
    /name.*required.*큐의 이름/,
  );
  expect(screen.getByRole('link', { name: 'more' })).toHaveAttribute(
    'href',
    expect.stringMatching(/\/tree\/abc\d+\/modules\/queue\/docs\/more\.md$/),
  );
  expect(screen.getByText('raw').closest('b')).toBeNull();
  expect(screen.getByText('Faster.')).toBeInTheDocument();
  expect(screen.getByRole('link', { name: 'All modules' })).toHaveAttribute(
    'href',
    '/stacks/-/modules',
  );
});

it('says of an external module what cannot be known', async () => {
  await openPage('/stacks/-/modules/vpc', {
    module: async () => sampleModule('vpc', { external: true }),
  });
  expect(await screen.findByText(/in no repository/)).toBeInTheDocument();
  expect(screen.queryByText('README')).not.toBeInTheDocument();
});
