import { costReadPermission } from '@infra-portal/infra-common';
import type { CostMovers } from '../read';
import type { CostActionsOptions } from '.';
import { said, saidIfAny } from './said';

const MOST_DAYS = 90;
const MOST_MOVERS = 50;

const answerOf = ({ movers, ...rest }: CostMovers) => ({
  ...rest,
  movers: movers.flatMap(({ stack, change, isNew }) =>
    stack.cost
      ? {
          ...{ name: stack.name, ref: stack.ref, change, isNew },
          product: saidIfAny(stack.product),
          environment: saidIfAny(stack.environment),
          monthly: stack.cost.monthly,
          source: said(stack.cost.source),
          pricedAt: stack.cost.pricedAt,
          failingSince: (stack.failing ?? stack.cost.failing)?.since,
        }
      : [],
  ),
});

/** The stacks whose cost changed most. */
export function registerListCostMovers({
  actionsRegistry,
  costs,
}: Pick<CostActionsOptions, 'actionsRegistry' | 'costs'>): void {
  actionsRegistry.register({
    name: 'list-cost-movers',
    title: 'Stacks whose cost changed most',
    description:
      'Lists the stacks whose estimated monthly cost went up or down most in the last days, the greatest change first, of all or of one product or environment. Only stacks in the currency of most stacks are compared. Call get-stack-cost for what one of them is made of. Amounts are exact decimals as text.',
    attributes: { readOnly: true, idempotent: true, destructive: false },
    visibilityPermission: costReadPermission,
    schema: {
      input: z =>
        z.object({
          days: z.number().int().min(1).max(MOST_DAYS).default(30),
          limit: z.number().int().min(1).max(MOST_MOVERS).default(10),
          product: z.string().min(1).max(300).optional(),
          environment: z.string().min(1).max(300).optional(),
        }),
      output: z =>
        z.object({
          currency: z.string(),
          since: z.string().describe('Changes after this moment count.'),
          observedAt: z.string(),
          movers: z.array(
            z.object({
              name: z.string(),
              ref: z.string(),
              monthly: z.string().describe('Now.'),
              change: z.string(),
              product: z.string().optional(),
              environment: z.string().optional(),
              isNew: z
                .boolean()
                .describe('It had no value before: the change is all of it.'),
              source: z.string(),
              pricedAt: z.string(),
              failingSince: z
                .string()
                .optional()
                .describe('Newer attempts fail since then.'),
            }),
          ),
        }),
    },
    async action({ input, credentials }) {
      const { reader } = await costs.for(credentials);
      const { days, limit, product, environment } = input;
      const filter = {
        ...(product !== undefined && { product: [product] }),
        ...(environment !== undefined && { environment: [environment] }),
      };
      const found = await reader.movers(filter, { days, limit });
      return { output: answerOf(found) };
    },
  });
}
