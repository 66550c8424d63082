import { builtInBook } from '../prices';
import { combinedSavings } from './combinedSavings';
import { savingsOf } from './savingsOf';
import { OPTIONS, seoulStack } from './__testUtils__/savings';

const stack = seoulStack({
  address: 'aws_db_instance.a',
  values: {
    engine: 'postgres',
    instance_class: 'db.t4g.micro',
    allocated_storage: 20,
    storage_type: 'gp3',
    multi_az: true,
  },
});
const options = { ...OPTIONS, environment: 'dev' };

it('is estimated, not added', () => {
  const savings = savingsOf(stack, options);
  expect(savings.map(each => each.monthly)).toEqual(['26.149642845', '21.6']);
  // 0.051 × 730 + 20 × 0.262, then 0.025 × 217.261905 + 20 × 0.131
  expect(combinedSavings(stack, savings, options)).toEqual({
    before: '42.47',
    after: '8.051547625',
    monthly: '34.418452375',
    taken: ['off-at-night:aws_db_instance.a', 'single-zone:aws_db_instance.a'],
    left: [],
  });
});

it('takes the greater of two that change the same', () => {
  const set = (id: string, monthly: string, to: string) => ({
    ...savingsOf(stack, options)[0],
    id,
    monthly,
    changes: [
      {
        kind: 'set' as const,
        address: 'aws_db_instance.a',
        path: ['multi_az'],
        from: true,
        to,
      },
    ],
  });
  const chosen = [set('one', '1', 'false'), set('other', '2', 'no')];
  // What is no boolean has no price, and the other one takes its place.
  expect(combinedSavings(stack, chosen, options)).toMatchObject({
    taken: ['one'],
    left: [{ id: 'other', why: 'not-computable' }],
  });
  const same = [set('one', '1', 'false'), set('two', '2', 'FALSE')];
  const both = [
    same[0],
    { ...same[1], changes: [{ ...same[1].changes[0], to: false }] },
  ];
  expect(combinedSavings(stack, both, options)).toMatchObject({
    monthly: '21.6',
    taken: ['two'],
    left: [{ id: 'one', why: 'conflict', with: 'two' }],
  });
});

it('does not take for a saving what loses its price with the others', () => {
  const book = {
    ...builtInBook,
    products: builtInBook.products.filter(
      each => each.key !== 'rds-pg/single/db.t4g.micro',
    ),
  };
  const big = seoulStack({
    ...stack.resources[0],
    values: { ...stack.resources[0].values, instance_class: 'db.t4g.small' },
  });
  const smaller = {
    ...savingsOf(big, options)[0],
    id: 'smaller',
    monthly: '1',
    changes: [
      {
        kind: 'set' as const,
        address: 'aws_db_instance.a',
        path: ['instance_class'],
        from: 'db.t4g.small',
        to: 'db.t4g.micro',
      },
    ],
  };
  const zone = savingsOf(big, { ...options, book }).find(
    each => each.rule === 'single-zone',
  )!;
  expect(
    combinedSavings(big, [smaller, zone], { ...options, book }),
  ).toMatchObject({
    taken: ['single-zone:aws_db_instance.a'],
    left: [{ id: 'smaller', why: 'not-computable' }],
  });
});
