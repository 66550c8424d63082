import { BuiltInCosts, type BuiltInCostsOptions } from './BuiltInCosts';

const empty = { repositories: new Map(), things: new Map() };

function started(read: () => void) {
  const store = { keepPlaces: async () => [] };
  const costs: BuiltInCosts = new BuiltInCosts({
    ...{ store, repositories: [], changed: async () => {} },
    inventory: {
      async read() {
        read();
        return empty;
      },
    },
  } as unknown as BuiltInCostsOptions);
  return costs;
}

it('begins anew when something changes in a round, and once only', async () => {
  let rounds = 0;
  const costs = started(() => {
    rounds += 1;
    if (rounds === 1) {
      costs.wake();
      costs.wake();
    }
  });
  await costs.run(new AbortController().signal);
  expect(rounds).toBe(2);
  costs.wake();
  await costs.run(new AbortController().signal);
  expect(rounds).toBe(3);
});

it('does not begin anew when it is to end', async () => {
  const ending = new AbortController();
  let rounds = 0;
  const costs = started(() => {
    rounds += 1;
    ending.abort();
    costs.wake();
  });
  await costs.run(ending.signal);
  expect(rounds).toBe(1);
});
