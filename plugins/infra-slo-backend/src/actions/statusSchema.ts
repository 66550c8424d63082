import { oneLine, type Objective, cleanText } from '@infra-portal/infra-common';
import type { z as Zod } from 'zod/v3';

const MOST = 300;

/** A text of files for a model: one short line, nothing hidden. */
const told = (text: string): string =>
  oneLine(cleanText(text.slice(0, MOST * 4)).replace(/\p{Cf}/gu, ''), MOST);

/** What is told of an objective. */
export const toldSchema = (z: typeof Zod) =>
  z.object({
    id: z.string(),
    name: z.string(),
    service: z.string(),
    product: z.string().optional(),
    owner: z.string().optional(),
    environment: z.string().optional(),
    target: z.number().describe('Good part of all that is promised, 0 to 1.'),
    state: z
      .string()
      .describe(
        'exhausted, paging, ticketing, burning, at-risk, unknown or ok, the worst first.',
      ),
    data: z
      .string()
      .optional()
      .describe('What is amiss with the numbers, such as no-data or stale.'),
    sli: z.number().optional().describe('Good part of all. Absent: not known.'),
    budgetLeft: z
      .number()
      .optional()
      .describe('1 is all of it, below 0 is overspent. Absent: not known.'),
    burn1h: z.number().optional().describe('1 is even, above is faster.'),
    burn6h: z.number().optional(),
    spentAt: z
      .string()
      .optional()
      .describe('When the budget is spent if it goes on burning so.'),
    alerts: z.array(z.string()).describe('Those that fire now.'),
    source: z.string().optional(),
    observedAt: z.string().optional().describe('When the numbers are of.'),
    problem: z
      .string()
      .optional()
      .describe('Why newer numbers could not be read.'),
  });

/** What is told of an objective, in few words. */
export function toldOf(each: Objective) {
  const { status, owner, product, environment } = each;
  const { burn, exhaustion, problem, data, source, observedAt } = status;
  return {
    ...{ id: each.id, name: told(each.displayName ?? each.name) },
    service: told(each.service),
    ...(product !== undefined && { product: told(product) }),
    ...(owner !== undefined && { owner: told(owner) }),
    ...(environment !== undefined && { environment: told(environment) }),
    ...{ target: each.target, state: status.state },
    ...(data !== undefined && { data }),
    ...(status.sli !== undefined && { sli: status.sli }),
    ...(status.budgetLeft !== undefined && { budgetLeft: status.budgetLeft }),
    ...(burn['1h'] !== undefined && { burn1h: burn['1h'] }),
    ...(burn['6h'] !== undefined && { burn6h: burn['6h'] }),
    ...(exhaustion?.at !== undefined && { spentAt: exhaustion.at }),
    alerts: status.alerts
      .filter(({ state }) => state === 'firing')
      .map(({ name, severity }) => told(`${name} (${severity})`)),
    ...(source !== undefined && { source }),
    ...(observedAt !== undefined && { observedAt }),
    ...(problem && { problem: told(problem.message.en) }),
  };
}
