import { z } from 'zod';
import { sloCloudWatchSpecSchema } from '../cloudwatch/readCloudWatch';
import { openSloSchemas } from './schema';

type Json = Record<string, unknown>;

/** A length; `M` is a month and `m` a minute. */
const LENGTH = '^[1-9][0-9]{0,5}[mhdwMQY]$';
const SLICE = '^[1-9][0-9]{0,5}[mh]$';

const needs = (...required: string[]): Json => ({ required });
const none = (...keys: string[]): Json => ({
  not: { anyOf: keys.map(key => needs(key)) },
});

/** What zod checks in code, by the path in the schema of an objective. */
const PROFILE: [path: string[], more: Json][] = [
  [['spec'], { oneOf: [needs('indicator'), needs('indicatorRef')] }],
  [['spec', 'objectives'], { maxItems: 1 }],
  [
    ['spec', 'objectives', '[]'],
    { oneOf: [needs('target'), needs('targetPercent')] },
  ],
  [
    ['spec', 'objectives', '[]', 'target'],
    {
      ...{ exclusiveMinimum: 0, exclusiveMaximum: 1 },
      description: 'Part of all that is good, such as 0.999.',
    },
  ],
  [
    ['spec', 'objectives', '[]', 'targetPercent'],
    {
      ...{ exclusiveMinimum: 0, exclusiveMaximum: 100 },
      description: 'Percent of all that is good, such as 99.9.',
    },
  ],
  [
    ['spec', 'objectives', '[]', 'timeSliceWindow'],
    {
      anyOf: [
        { type: 'string', pattern: SLICE },
        { type: 'integer', minimum: 1, maximum: 60 },
      ],
      description: 'Length of a slice, one minute to one hour, such as 1m.',
    },
  ],
  [
    ['spec', 'timeWindow', '[]', 'duration'],
    {
      pattern: LENGTH,
      description:
        'Whole days for a rolling window, such as 30d; also M, Q and Y for one with a calendar.',
    },
  ],
  [
    ['spec', 'timeWindow', '[]'],
    {
      if: { properties: { isRolling: { const: true } } },
      then: {
        ...none('calendar'),
        properties: { duration: { pattern: '^[1-9][0-9]{0,5}[mhdw]$' } },
      },
      else: needs('calendar'),
    },
  ],
  [
    ['spec', 'timeWindow', '[]', 'calendar', 'startTime'],
    {
      pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}$',
      description: 'In the time zone, such as 2026-01-01 00:00:00.',
    },
  ],
  [
    ['spec', 'timeWindow', '[]', 'calendar', 'timeZone'],
    { description: 'A name of IANA, such as Asia/Seoul.' },
  ],
];

const INDICATOR: typeof PROFILE = [
  [[], { oneOf: [needs('ratioMetric'), needs('thresholdMetric')] }],
  [
    ['ratioMetric'],
    {
      oneOf: [
        { ...needs('total', 'good'), ...none('bad', 'raw', 'rawType') },
        { ...needs('total', 'bad'), ...none('good', 'raw', 'rawType') },
        { ...needs('raw', 'rawType'), ...none('good', 'bad', 'total') },
      ],
    },
  ],
];

const METRICS = [
  ['thresholdMetric'],
  ...['good', 'bad', 'total', 'raw'].map(key => ['ratioMetric', key]),
];

const query: Json = {
  title: 'Prometheus',
  type: 'object',
  properties: {
    query: {
      ...{ type: 'string', minLength: 1 },
      description:
        'PromQL with {{.window}} where it looks back, or a bare selector.',
    },
  },
  required: ['query'],
};
const signals: Json = {
  title: 'Application Signals',
  type: 'object',
  properties: {
    region: { type: 'string' },
    serviceLevelObjective: { type: 'string', minLength: 1 },
  },
  ...{ required: ['serviceLevelObjective'], additionalProperties: false },
};

const shapeOf = (schema: z.ZodType): Json => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    ...{ io: 'input', unrepresentable: 'any', reused: 'inline' },
  }) as Json;
  return rest;
};

/**
 * The JSON Schema of documents of objectives, for editors (draft 2020-12): OpenSLO
 * v1 as the portal takes it. `infra-portal slo check` knows more: what queries say,
 * and whether what is referred to is there.
 */
export function sloJsonSchema(): object {
  const kinds = Object.entries(openSloSchemas);
  const definitions = Object.fromEntries(
    kinds.map(([kind, schema]) => [kind, shapeOf(schema)]),
  );
  PROFILE.forEach(([path, more]) => refine(definitions.SLO, path, more));
  const sources: Json = {
    anyOf: [query, shapeOf(sloCloudWatchSpecSchema), signals],
  };
  for (const [definition, at] of [
    [definitions.SLO, ['spec', 'indicator', 'spec']],
    [definitions.SLI, ['spec']],
  ] as const) {
    INDICATOR.forEach(([path, more]) =>
      refine(definition, [...at, ...path], more),
    );
    for (const metric of METRICS) {
      const path = [...at, ...metric, 'metricSource'];
      refine(definition, path, needs('metricSourceRef', 'spec'));
      refine(definition, [...path, 'spec'], { $ref: '#/$defs/metric' });
    }
  }
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Objectives (OpenSLO v1, profile of the portal)',
    type: 'object',
    properties: {
      apiVersion: { const: 'openslo/v1' },
      kind: { enum: kinds.map(([kind]) => kind) },
    },
    required: ['apiVersion', 'kind'],
    // One branch by its kind: errors are those of what somebody writes.
    allOf: kinds.map(([kind]) => ({
      if: { properties: { kind: { const: kind } } },
      then: { $ref: `#/$defs/${kind}` },
    })),
    $defs: { ...definitions, metric: sources },
  };
}

/**
 * Adds to the part of a schema at a path; `[]` is an item of a list.
 * @throws Error when there is no such part: schema and profile have parted
 */
function refine(schema: Json, path: readonly string[], more: Json): void {
  const found = path.reduce<Json | undefined>(
    (part, key) =>
      (key === '[]'
        ? part?.items
        : (part?.properties as Json | undefined)?.[key]) as Json | undefined,
    schema,
  );
  if (!found) throw new Error(`The schema has no part ${path.join('.')}`);
  // Another shape takes the place of the one of zod.
  if (more.anyOf !== undefined || more.$ref !== undefined) {
    for (const key of Object.keys(found)) delete found[key];
  }
  Object.assign(found, more);
}
