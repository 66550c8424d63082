import { z } from 'zod';
import {
  cidr,
  hostLabel,
  partName,
  repositoryName,
  urlPath,
  variableName,
} from './fields';

/** How people and services reach it. */
export const ingress = z.strictObject({
  kind: z.enum(['public', 'internal', 'none']),
  host: hostLabel.optional(),
  path: urlPath.default('/'),
  waf: z
    .strictObject({
      rateLimit: z
        .int()
        .min(100)
        .max(2_000_000)
        .default(2000)
        .meta({ description: 'Requests of one address in five minutes.' }),
    })
    .optional(),
  allowedCidrs: z.array(cidr).max(50).default([]),
  priority: z.int().min(1).max(50_000).optional().meta({
    description:
      'Number of its rules on a listener that services share; of its name when left out.',
  }),
});

export const database = z.strictObject({
  engine: z.enum(['postgres', 'mysql']).default('postgres'),
  instance: z.string().min(1).optional(),
  storageGib: z.int().min(20).max(65536).default(20),
  multiAz: z.boolean().optional(),
  proxy: z.boolean().default(false),
  backupDays: z.int().min(1).max(35).optional(),
});

/** What one environment may have otherwise; no defaults, or they would win. */
export const databaseOverride = z.strictObject({
  instance: z.string().min(1).optional(),
  storageGib: z.int().min(20).max(65536).optional(),
  multiAz: z.boolean().optional(),
  proxy: z.boolean().optional(),
  backupDays: z.int().min(1).max(35).optional(),
});

export const cache = z.strictObject({
  node: z.string().min(1).optional(),
  replicas: z.int().min(0).max(5).optional(),
});

export const bucket = z.strictObject({
  expireDays: z.int().min(1).max(3650).optional(),
  versioning: z.boolean().default(true),
});

export const queue = z.strictObject({
  fifo: z.boolean().default(false),
  visibilitySeconds: z.int().min(0).max(43200).default(30),
});

export const topic = z.strictObject({ fifo: z.boolean().default(false) });

/** How many run, and what makes it more. */
export const count = z
  .strictObject({
    min: z.int().min(0).max(1000),
    max: z.int().min(1).max(1000),
    cpuPercent: z.int().min(10).max(95).default(60),
  })
  .refine(({ min, max }) => min <= max, { error: 'needs min ≤ max' });

export const auth = z.strictObject({
  cognito: z
    .boolean()
    .default(false)
    .meta({ description: 'People sign in before a request arrives.' }),
  opa: z
    .boolean()
    .default(false)
    .meta({ description: 'Open Policy Agent beside the service decides.' }),
});

/**
 * A secret by reference: the name of one in Secrets Manager, and the key in its
 * JSON. There is no field for a value.
 */
export const secret = z.strictObject({
  name: z
    .string()
    .regex(
      /^[A-Za-z0-9/_+=.@-]{1,256}$/,
      'must be the name of a secret in Secrets Manager',
    ),
  key: z
    .string()
    .regex(/^[A-Za-z0-9_.-]{1,64}$/, 'must be a key of the secret’s JSON')
    .optional(),
});

export const deployment = z.strictObject({
  strategy: z.enum(['rolling', 'blue-green', 'canary']).default('rolling'),
  canaryPercent: z.int().min(1).max(50).default(10),
  bakeMinutes: z.int().min(0).max(1440).default(5),
});

/** Promises; ratios in percent because people say 99.9. */
export const objectives = z.strictObject({
  availabilityPercent: z.number().min(50).max(99.999).optional(),
  latency: z
    .strictObject({
      seconds: z.number().positive().max(300),
      percent: z.number().min(50).max(99.999).default(99),
    })
    .optional(),
  windowDays: z.union([z.literal(7), z.literal(28), z.literal(30)]).default(30),
});

/** Where it is built from; without it the image comes from elsewhere. */
export const source = z.strictObject({
  repository: repositoryName,
  skeleton: z.boolean().default(false),
});

export const buckets = z.record(partName, bucket);
export const queues = z.record(partName, queue);
export const topics = z.record(partName, topic);
export const secrets = z.record(variableName, secret);
export const variables = z.record(variableName, z.string().max(4096));
