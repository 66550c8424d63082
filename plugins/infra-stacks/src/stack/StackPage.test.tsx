import { fireEvent, screen, within } from '@testing-library/react';
import { openPage } from '../testing/openPage';
import { sampleStack } from '../testing/samples';

const open = (more: Parameters<typeof sampleStack>[1]) =>
  openPage('/stacks/api', { stack: async name => sampleStack(name, more) });

const network = {
  name: 'shared-network',
  layer: 'shared' as const,
  environment: 'dev',
  owner: 'group:default/platform',
};

it('says on whom a stack depends, by what and where', async () => {
  await open({
    dependsOn: [
      { kind: 'parameter', what: '/x/gone', file: 'b.tf', line: 1 },
      {
        stack: network,
        kind: 'state',
        what: 's3://b/k',
        outputs: ['subnet_ids', 'vpc_id'],
        file: 'a.tf',
        line: 2,
      },
      {
        stack: network,
        kind: 'parameter',
        what: '/shared/vpc-id',
        file: 'a.tf',
        line: 9,
        url: 'https://github.com/acme/infrastructure/blob/abc1234567890/a.tf#L9',
      },
      {
        stack: network,
        kind: 'order',
        what: 'network-dev',
        file: 'atlantis.yaml',
        line: 4,
      },
    ],
  });
  const part = await screen.findByRole('region', { name: 'Depends on' });
  const [known, unknown] =
    part.querySelectorAll<HTMLElement>(':scope > ul > li');
  expect(known).toHaveTextContent(
    /shared-networkShared stackdevOwner: platform.*s3:\/\/b\/k reads subnet_ids, vpc_id a.*\/shared\/vpc-id/,
  );
  expect(
    within(known).getByRole('link', { name: 'shared-network' }),
  ).toHaveAttribute('href', '/stacks/shared-network');
  expect(within(known).getByRole('link', { name: 'a.tf:9' })).toHaveAttribute(
    'href',
    'https://github.com/acme/infrastructure/blob/abc1234567890/a.tf#L9',
  );
  expect(known).toHaveTextContent(
    'Applied after Atlantis project network-dev atlantis.yaml:4',
  );
  expect(unknown).toHaveTextContent(/nobody that the portal knows.*\/x\/gone/);
});

it('says who uses it, and whom a change reaches', async () => {
  await open({
    usedBy: Array.from({ length: 12 }, (_, n) => ({
      stack: { ...network, name: `user-${n + 10}` },
      kind: 'state' as const,
      what: 's3://b/k',
      file: 'a.tf',
      line: 1,
      url: 'https://github.com/acme/other/blob/def/a.tf#L1',
    })),
    reach: {
      stacks: 205,
      owners: [{ owner: 'group:default/auth', stacks: 200 }, { stacks: 5 }],
      names: ['far-away'],
    },
  });
  const part = await screen.findByRole('region', { name: 'Used by' });
  expect(within(part).queryByText('user-21')).not.toBeInTheDocument();
  expect(
    within(part).getAllByRole('link', { name: 'a.tf:1' })[0],
  ).toHaveAttribute('href', 'https://github.com/acme/other/blob/def/a.tf#L1');
  fireEvent.click(within(part).getByText('Show all 12'));
  expect(within(part).getByText('user-21')).toBeInTheDocument();
  const reach = screen.getByRole('region', { name: 'Blast radius' });
  expect(reach).toHaveTextContent(
    /205 stacks.*auth 200 stacks.*nobody 5 stacks/,
  );
  expect(reach).toHaveTextContent(/far-away.*and 204 more/);
});

it('says how far modules are behind, and leads to them', async () => {
  const source =
    'git::https://git.example/acme/infra.git//modules/queue?ref=v1';
  const call = { file: 'main.tf', line: 4, source, pin: 'pinned' };
  await open({
    calls: [
      {
        ...call,
        name: 'mail',
        module: 'queue-f650f3af',
        exactVersion: '1.0.0',
        latest: '1.2.0',
        behind: 2,
      },
      { ...call, name: 'logs', exactVersion: '2.0.0', behind: 0 },
    ],
  });
  const part = await screen.findByRole('region', { name: 'Modules' });
  const [behind, latest] = within(part).getAllByRole('listitem');
  expect(behind).toHaveTextContent(
    /1\.0\.0.*behind by 2 versions.*Latest version: 1\.2\.0/,
  );
  expect(within(behind).getByRole('link', { name: 'queue' })).toHaveAttribute(
    'href',
    '/stacks/-/modules/queue-f650f3af',
  );
  expect(latest).toHaveTextContent(/2\.0\.0.*the latest/);
});

it('says that nothing is known where nothing is', async () => {
  await open({});
  expect(await screen.findByText(/reads nothing of other/)).toBeInTheDocument();
  expect(screen.getByText(/No stack is known to read/)).toBeInTheDocument();
  expect(screen.queryByText('Blast radius')).not.toBeInTheDocument();
});
