import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { openPage } from '../../testing/openPage';
import { sampleSummary, sampleTags } from '../../testing/samples';

// It measures its frame, which a test has none of.
jest.mock('../../chart/CostChart', () => ({
  __esModule: true,
  default: (props: { series: { label: string }[] }) => (
    <svg>
      {props.series.map(({ label }) => (
        <text key={label}>{label}</text>
      ))}
    </svg>
  ),
}));

it('says what required tags are missing on, and leads to the stacks', async () => {
  const summary = jest.fn(async () => sampleSummary());
  await openPage('/costs', { summary });
  const missing = await screen.findByRole('region', { name: 'Required tags' });
  expect(missing).toHaveTextContent(
    '$345.50 a month in 4 stacks is without the tag Team.',
  );
  expect(missing).toHaveTextContent('Of $20.00 a month nobody can tell Team');
  expect(missing).not.toHaveTextContent('CostCenter');
  await userEvent.click(
    within(missing).getByRole('button', { name: 'Show these stacks: Team' }),
  );
  await screen.findByText('/costs?tag=Team&tagValue=-');
  expect(summary).toHaveBeenLastCalledWith(
    { tag: { key: 'Team', items: ['-'] } },
    expect.anything(),
  );
  const chosen = screen.getByText('Tag Team: without this tag');
  expect(chosen).toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: 'Show all again' }));
  await screen.findByText('/costs');
});

it('puts costs together by a tag, with what has none or is not known', async () => {
  const days = jest.fn(async () => ({
    currency: 'USD',
    days: [
      { date: '2026-11-20', monthly: '10', by: { '=core': '4', '-': '6' } },
      { date: '2026-11-21', monthly: '9', by: { '=core': '4', '-': '5' } },
    ],
  }));
  const tags = jest.fn(async () =>
    sampleTags({
      groups: [
        { key: '=core', monthly: '12000', change: '5', stacks: 40 },
        { key: '-', monthly: '325.678', change: '0', stacks: 4 },
        { key: '?', monthly: '20', stacks: 2 },
      ],
    }),
  );
  await openPage('/costs', { days, tags });
  await screen.findByRole('option', { name: 'Tag Team' });
  await userEvent.selectOptions(
    screen.getByLabelText('Put together by'),
    'Tag Team',
  );
  await screen.findByText('/costs?by=tag%3ATeam');
  expect(tags).toHaveBeenLastCalledWith({}, 'Team', expect.anything());
  expect(days).toHaveBeenLastCalledWith(
    { of: {}, dimension: 'tag:Team', days: 90 },
    expect.anything(),
  );
  const groups = await screen.findByRole('table', { name: 'By tag Team' });
  const [, core, without, unknown] = within(groups).getAllByRole('row');
  expect(core).toHaveTextContent('core$12,000+$5.0040');
  expect(without).toHaveTextContent('without this tag$325.68±04');
  expect(unknown).toHaveTextContent('not known, or takes no tags$20.00–2');
  expect(await screen.findAllByText('without this tag')).toHaveLength(3);

  await userEvent.click(within(groups).getByRole('button', { name: 'core' }));
  await screen.findByText('/costs?tag=Team&tagValue=%3Dcore&by=tag%3ATeam');
});

it.each([
  [[], undefined],
  [
    [{ key: 'Team', required: true, missing: '0', stacks: 0, unknown: '0' }],
    'All that is priced and known has the required tags.',
  ],
])('says that nothing is missing: %p', async (tags, text) => {
  await openPage('/costs', { tags: async () => sampleTags({ tags }) });
  await screen.findByRole('table', { name: 'By product' });
  if (text) expect(await screen.findByText(text)).toBeInTheDocument();
  else expect(screen.queryByText('Required tags')).not.toBeInTheDocument();
});

it('says that tags could not be loaded, and shows the rest', async () => {
  const tags = jest.fn().mockRejectedValue(new Error('no'));
  await openPage('/costs', { tags });
  expect(
    await screen.findByText('This could not be loaded'),
  ).toBeInTheDocument();
  expect(screen.getByRole('table', { name: 'By product' })).toBeInTheDocument();
});
