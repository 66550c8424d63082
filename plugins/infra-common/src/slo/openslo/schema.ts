import { z } from 'zod';

/** RFC 1123, as OpenSLO v1 wants names. */
const name = z
  .string()
  .max(63)
  .regex(
    /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/,
    'must be lower-case letters, digits and hyphens, such as "checkout-latency"',
  );
const description = z.string().max(1_050).optional();

const metadata = z.strictObject({
  name,
  displayName: z.string().max(200).optional(),
  labels: z
    .record(z.string(), z.union([z.string(), z.array(z.string())]))
    .optional(),
  annotations: z.record(z.string(), z.string()).optional(),
});

const metricSource = z
  .strictObject({
    metricSourceRef: z.string().optional(),
    type: z.string().optional(),
    spec: z.record(z.string(), z.unknown()),
  })
  .refine(each => each.metricSourceRef ?? each.type, {
    error: 'needs a metricSourceRef or a type',
  });

const metric = z.strictObject({ metricSource });

const ratioMetric = z
  .strictObject({
    counter: z.boolean().optional(),
    good: metric.optional(),
    bad: metric.optional(),
    total: metric.optional(),
    rawType: z.enum(['success', 'failure']).optional(),
    raw: metric.optional(),
  })
  .refine(
    ({ good, bad, total, raw, rawType }) =>
      raw
        ? rawType && !good && !bad && !total
        : total && !good !== !bad && !rawType,
    {
      error:
        'needs total with either good or bad, or raw with rawType; nothing else',
    },
  );

const sliSpec = z
  .strictObject({
    description,
    ratioMetric: ratioMetric.optional(),
    thresholdMetric: metric.optional(),
  })
  .refine(each => !each.ratioMetric !== !each.thresholdMetric, {
    error: 'needs exactly one of ratioMetric and thresholdMetric',
  });

const sli = z.strictObject({ metadata, spec: sliSpec });

const timeWindow = z.strictObject({
  duration: z.string(),
  isRolling: z.boolean(),
  calendar: z
    .strictObject({ startTime: z.string(), timeZone: z.string() })
    .optional(),
});

const objective = z.strictObject({
  displayName: z.string().max(200).optional(),
  op: z.enum(['lt', 'lte', 'gt', 'gte']).optional(),
  value: z.number().optional(),
  /** Their text is read apart: decimals are exact. */
  target: z.number().optional(),
  targetPercent: z.number().optional(),
  timeSliceTarget: z.number().gt(0).max(1).optional(),
  /** A bare number is minutes in the text of the specification. */
  timeSliceWindow: z.union([z.string(), z.number()]).optional(),
  indicator: z.unknown().optional(),
  indicatorRef: z.string().optional(),
  compositeWeight: z.number().optional(),
});

/** Of policies only what the portal compiles is looked at. */
const alertPolicy = z.union([
  z.strictObject({ alertPolicyRef: z.string() }),
  z.looseObject({ kind: z.literal('AlertPolicy') }),
]);

const of = <K extends string, S extends z.ZodType>(kind: K, spec: S) =>
  z.strictObject({
    apiVersion: z.literal('openslo/v1'),
    kind: z.literal(kind),
    metadata,
    spec,
  });

/** Documents of OpenSLO v1, as far as the portal reads them. */
export const openSloSchemas = {
  SLO: of(
    'SLO',
    z.strictObject({
      description,
      service: name,
      indicator: sli.optional(),
      indicatorRef: z.string().optional(),
      budgetingMethod: z.enum(['Occurrences', 'Timeslices', 'RatioTimeslices']),
      timeWindow: z.array(timeWindow).length(1),
      objectives: z.array(objective).min(1),
      alertPolicies: z.array(alertPolicy).optional(),
    }),
  ),
  SLI: of('SLI', sliSpec),
  DataSource: of(
    'DataSource',
    z.strictObject({
      description,
      type: z.string().min(1),
      connectionDetails: z.record(z.string(), z.unknown()).optional(),
    }),
  ),
  Service: of('Service', z.strictObject({ description })),
  AlertPolicy: of('AlertPolicy', z.looseObject({})),
  AlertCondition: of('AlertCondition', z.looseObject({})),
  AlertNotificationTarget: of('AlertNotificationTarget', z.looseObject({})),
} as const;

export type OpenSloKind = keyof typeof openSloSchemas;
export type OpenSlo = z.output<typeof openSloSchemas.SLO>;
export type OpenSli = z.output<typeof sliSpec>;
export type OpenDataSource = z.output<typeof openSloSchemas.DataSource>;
