import { NotAllowedError } from '@backstage/errors';
import { costReadPermission } from '@infra-portal/infra-common';
import type { CostActionsOptions } from '.';
import { serviceEstimate } from './serviceEstimate';

/** What a service would cost, before there is a pull request. */
export function registerEstimateService({
  actionsRegistry,
  auth,
  costs,
  declarations,
}: CostActionsOptions): void {
  actionsRegistry.register({
    name: 'estimate-service',
    title: 'Estimate a service',
    description:
      'Estimates what a new or changed service would cost in a month, without making anything: by environment, what moves the price, the usage that is assumed, and what has no price. Where it is there already also what it costs before. While answers are wrong it has no amount but findings: mend the named fields and call it again. No amount means not known, never zero. Amounts are exact decimals as text. Needs a signed-in person.',
    attributes: { readOnly: true, idempotent: true, destructive: false },
    visibilityPermission: costReadPermission,
    schema: {
      input: z =>
        z.object({
          intent: z
            .record(z.any())
            .describe('The data of service.yaml, as preview-service takes it.'),
          change: z
            .string()
            .max(50)
            .default('create')
            .describe('As preview-service takes it.'),
          repository: z
            .string()
            .max(300)
            .optional()
            .describe('host/owner/name; leave out for the default one.'),
          usage: z
            .record(z.string().max(80))
            .default({})
            .describe(
              'Instead of what is assumed: decimals as text, by key of assumptions, such as {"nat.processed-gb": "500"}.',
            ),
        }),
      output: z =>
        z.object({
          currency: z.string().optional(),
          monthly: z.string().optional().describe('Absent: not known.'),
          usage: z.string().optional(),
          monthlyBefore: z
            .string()
            .optional()
            .describe('Of a service that is there, as it is.'),
          change: z.string().optional(),
          state: z
            .enum(['ok', 'partial', 'failed'])
            .optional()
            .describe('partial: something is left out, see gaps.'),
          environments: z.array(
            z.object({
              environment: z.string(),
              monthly: z.string().optional(),
              usage: z.string().optional(),
              state: z.enum(['ok', 'partial', 'failed']),
              missingPrices: z.number(),
              unknownUsage: z.number(),
              unsupported: z.number(),
            }),
          ),
          drivers: z.array(
            z.object({
              environment: z.string(),
              address: z.string(),
              component: z.string(),
              monthly: z.string(),
              share: z.number().describe('Of the whole, 0 to 1.'),
            }),
          ),
          assumptions: z.array(
            z.object({
              key: z.string(),
              unit: z.string(),
              value: z.string(),
              monthly: z.string(),
            }),
          ),
          gaps: z.object({
            unsupportedTypes: z.array(z.string()),
            problems: z.array(z.string()),
            more: z.number().describe('Those that are not listed.'),
          }),
          findings: z
            .array(
              z.object({
                gate: z.string(),
                message: z.string(),
                remedy: z.string().optional(),
                field: z.string().optional(),
              }),
            )
            .describe('Why nothing can be proposed yet.'),
          source: z.string().optional(),
          observedAt: z.string().optional(),
        }),
    },
    async action({ input, credentials }) {
      const { live } = await costs.for(credentials);
      if (!auth.isPrincipal(credentials, 'user')) {
        throw new NotAllowedError(
          'A service is previewed for a person: call this with the credentials of a user.',
        );
      }
      const { usage, ...service } = input;
      const declaration = await declarations.of(service, credentials);
      return { output: serviceEstimate(declaration, { live, usage }) };
    },
  });
}
