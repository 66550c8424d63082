import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { compareEstimates, type Estimate } from '@infra-portal/infra-common';
import { sampleDetail } from '../testing/samples';
import { EstimateChange } from './EstimateChange';

const before = sampleDetail('api').estimate!;
const [database] = before.resources;
const [instance, backup] = database.components;

const larger: Estimate = {
  ...before,
  monthly: '79.565',
  resources: [
    {
      ...database,
      monthly: '79.565',
      components: [
        { ...instance, price: '0.1', monthly: '73' },
        { ...backup, quantity: '20', monthly: null },
      ],
    },
  ],
};

it('opens from a resource to what of its components moved', async () => {
  await renderInTestApp(
    <EstimateChange change={compareEstimates(before, larger)} />,
  );
  const address = 'module.db.aws_db_instance.this';
  const [row] = screen.getAllByRole('listitem');
  expect(row).toHaveTextContent('changed$43.07 → $79.57+$36.50');
  await userEvent.click(screen.getByText(address));
  const table = await screen.findByRole('table', { name: address });
  const [, first, second] = within(table).getAllByRole('row');
  expect(first).toHaveTextContent(
    'Database instanceprice of one: $0.05 → $0.1$36.50$73.00+$36.50',
  );
  expect(second).toHaveTextContent('assumed usage: not known → 20 GB');
  expect(
    screen.getByText(/1 component has no amount on one of the sides/),
  ).toBeInTheDocument();
});

it('says what is gone, what is the same, and that sources differ', async () => {
  const real: Estimate = {
    ...{ ...before, grade: 'infracost', source: 'Infracost breakdown' },
    ...{ monthly: '0', resources: [] },
  };
  await renderInTestApp(
    <EstimateChange change={compareEstimates(before, real)} />,
  );
  expect(screen.getByRole('listitem')).toHaveTextContent('removed-$43.07');
  expect(screen.getByText(/Infracost breakdown/)).toBeInTheDocument();
});

it('says that nothing differs', async () => {
  await renderInTestApp(
    <EstimateChange change={compareEstimates(before, before)} />,
  );
  expect(screen.getByText('Nothing costs anything else.')).toBeInTheDocument();
  expect(screen.getByText('1 resource costs the same')).toBeInTheDocument();
});
