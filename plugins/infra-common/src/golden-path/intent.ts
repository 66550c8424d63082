import { z } from 'zod';
import {
  environmentName,
  kebab,
  monthlyCost,
  ownerRef,
  region,
  semVer,
} from '../standards/fields';
import { imageReference, line, port, urlPath } from './fields';
import {
  auth,
  buckets,
  cache,
  count,
  database,
  databaseOverride,
  deployment,
  ingress,
  objectives,
  queues,
  secrets,
  source,
  topics,
  variables,
} from './parts';

/** What an environment may say otherwise. */
const override = z
  .strictObject({
    region: region.optional(),
    cpu: z.int().positive().optional(),
    memory: z.int().positive().optional(),
    count: count.optional(),
    image: imageReference.optional(),
    database: databaseOverride.optional(),
    cache: cache.optional(),
    variables: variables.optional(),
    budget: monthlyCost.optional(),
  })
  .meta({ description: 'What this environment has otherwise.' });

/** Runtimes that the starter repository has golden paths for; others may follow. */
export const RUNTIMES = [
  'ecs-fargate',
  'ecs-ec2',
  'ec2',
  'kubernetes',
  'static-site',
  'worker',
] as const;

const shape = z.strictObject({
  $schema: z.string().optional(),
  version: z.literal(1),
  product: kebab,
  service: kebab,
  description: line,
  owner: ownerRef,
  lifecycle: z
    .enum(['experimental', 'production', 'deprecated'])
    .default('production'),
  dataClass: z
    .enum(['public', 'internal', 'confidential', 'restricted'])
    .default('internal'),
  costCenter: line,
  goldenPath: z.strictObject({ name: kebab, version: semVer }),
  image: imageReference.optional(),
  source: source.optional(),
  port: port.optional(),
  healthPath: urlPath.default('/health'),
  cpu: z.int().positive().optional(),
  memory: z.int().positive().optional(),
  count: count.optional(),
  ingress: ingress.default({ kind: 'none', path: '/', allowedCidrs: [] }),
  database: database.optional(),
  cache: cache.optional(),
  buckets: buckets.default({}),
  queues: queues.default({}),
  topics: topics.default({}),
  auth: auth.default({ cognito: false, opa: false }),
  secrets: secrets.default({}),
  variables: variables.default({}),
  deployment: deployment.default({
    strategy: 'rolling',
    canaryPercent: 10,
    bakeMinutes: 5,
  }),
  objectives: objectives.default({ windowDays: 30 }),
  alertChannel: line.optional(),
  budget: monthlyCost
    .optional()
    .meta({ description: 'Limit of all environments, USD per month.' }),
  recovery: z
    .enum(['none', 'standard', 'critical'])
    .default('standard')
    .meta({ description: 'How well its data is protected against loss.' }),
  environments: z
    .partialRecord(environmentName, override)
    .refine(all => Object.keys(all).length > 0, {
      error: 'needs at least one environment',
    }),
  extra: z
    .record(z.string(), z.json())
    .default({})
    .meta({ description: 'Answers to questions of the golden path itself.' }),
});

/** Reserved because the platform or Terraform itself uses them. */
const RESERVED = new Set(['shared', 'modules', 'platform', 'default']);

/**
 * `service.yaml`: the typed answers that describe a service. It is one of the
 * files of the service; day two is an edit of it followed by the same render.
 */
export const intentSchema = shape.superRefine((intent, context) => {
  const say = (path: string[], message: string) =>
    context.addIssue({ code: 'custom', path, message });
  if (RESERVED.has(intent.product)) {
    say(['product'], 'is a reserved word; choose another');
  }
  if (intent.ingress.kind !== 'none') {
    if (!intent.ingress.host) say(['ingress', 'host'], 'is needed to reach it');
    if (intent.port === undefined && intent.image !== undefined) {
      say(['port'], 'is needed: requests have to arrive somewhere');
    }
  } else if (intent.auth.cognito) {
    say(['auth', 'cognito'], 'needs an ingress that people sign in at');
  }
  if (
    intent.ingress.kind === 'none' &&
    intent.deployment.strategy !== 'rolling'
  ) {
    say(
      ['deployment', 'strategy'],
      'needs an ingress whose requests it can move',
    );
  }
  if (intent.ingress.waf && intent.ingress.kind !== 'public') {
    say(['ingress', 'waf'], 'is for a public ingress only');
  }
  const places: [string[], object][] = [
    [['variables'], intent.variables],
    ...Object.entries(intent.environments).map(
      ([name, own]): [string[], object] => [
        ['environments', name, 'variables'],
        own?.variables ?? {},
      ],
    ),
  ];
  for (const name of Object.keys(intent.secrets)) {
    for (const [path, names] of places) {
      if (Object.hasOwn(names, name)) {
        say([...path, name], 'is a secret already; keep one of the two');
      }
    }
  }
});

export type ServiceIntent = z.output<typeof shape>;
/** As written: what has a default may be left out. */
export type ServiceIntentInput = z.input<typeof shape>;
export type EnvironmentOverride = z.output<typeof override>;

/** The JSON Schema of `service.yaml`, for editors (draft 2020-12). */
export function intentJsonSchema(): object {
  return z.toJSONSchema(shape, { io: 'input', unrepresentable: 'any' });
}
