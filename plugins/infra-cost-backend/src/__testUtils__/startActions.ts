import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { actionsRegistryServiceMock } from '@backstage/backend-test-utils/alpha';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { builtInBook } from '@infra-portal/infra-common';
import { createDeclarations, registerCostActions } from '../actions';
import { AuthorizedCosts } from '../authorization/AuthorizedCosts';
import { LiveEstimates } from '../live';
import type { Pulls } from '../pulls';
import type { CostReader } from '../read';
import type { CostReports } from '../reports';
import type { SavingsReader } from '../savings';
import type { TagCosts } from '../tags';
import type { WeeklyDesk } from '../weekly';

export const user = mockCredentials.user();

const prices = {
  book: builtInBook,
  info: () => {
    throw new Error('Nobody asks for it.');
  },
};
const NOW = new Date('2026-11-22T09:00:00.000Z');

/** The actions over readers of a test and a golden path that answers so. */
export function startActions({
  pulls = {} as { reader: Pick<Pulls['reader'], 'pull'> },
  reader = {} as Partial<Pick<CostReader, 'stack' | 'movers'>>,
  fetch = jest.fn() as jest.MockedFunction<typeof globalThis.fetch>,
  result = AuthorizeResult.ALLOW as
    | AuthorizeResult.ALLOW
    | AuthorizeResult.DENY,
} = {}) {
  const auth = mockServices.auth();
  const actionsRegistry = actionsRegistryServiceMock();
  registerCostActions({
    ...{ actionsRegistry, auth },
    costs: new AuthorizedCosts({
      permissions: mockServices.permissions({ result }),
      reader: reader as CostReader,
      live: new LiveEstimates({ prices, now: () => NOW }),
      pulls: pulls as Pulls,
      reports: {} as CostReports,
      savings: {} as SavingsReader,
      tags: {} as TagCosts,
      weekly: {} as WeeklyDesk,
    }),
    declarations: createDeclarations({
      ...{ auth, fetch },
      discovery: mockServices.discovery(),
    }),
  });
  return async (name: string, input: object, credentials: any = user) => {
    const id = `test:${name}`;
    const options = { id, input: input as never, credentials };
    const { output } = await actionsRegistry.invoke(options);
    return output as Record<string, any>;
  };
}
