import { z } from 'zod';
import { STACK_RUNNERS } from '../stacks/runner';
import {
  accountId,
  day,
  environmentName,
  kebab,
  monthlyCost,
  ownerRef,
  pattern,
  region,
  semVer,
} from './fields';
import { layoutPattern } from './layout';
import { budgets } from './budgets';
import { withCrossChecks } from './crossChecks';
import { slo } from './slo';
import { upgrades } from './upgrades';

const environment = z
  .strictObject({
    account: accountId,
    aliases: z
      .array(z.string())
      .default([])
      .meta({ description: 'Other words for it in folders and tags.' }),
    folder: z
      .string()
      .regex(/^[A-Za-z0-9]+$/, 'must be one word, such as "production"')
      .optional()
      .meta({
        description:
          'What its folders are called, where that is not its name: {environment} in paths.',
      }),
    approvals: z
      .int()
      .min(0)
      .max(6)
      .meta({ description: 'Approving reviews that a change needs.' }),
    approvers: z
      .array(ownerRef)
      .default([])
      .meta({ description: 'Who of them must approve, besides the owner.' }),
    zone: z
      .string()
      .regex(
        /^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/,
        'must be a DNS zone such as dev.acme.example',
      )
      .optional()
      .meta({ description: 'DNS zone behind the host names of services.' }),
    budget: monthlyCost
      .optional()
      .meta({ description: 'Limit of all its stacks, in USD per month.' }),
  })
  .meta({ description: 'One environment: an account and its rules.' });

const tag = z.strictObject({
  name: z.string().min(1).max(128),
  description: z.string().optional(),
  values: z
    .array(z.string().min(1).max(256))
    .min(1)
    .optional()
    .meta({ description: 'Allowed values; without them any text is.' }),
  pattern: pattern.optional(),
});

const range = z
  .strictObject({ min: z.number(), max: z.number(), default: z.number() })
  .refine(({ min, max, default: usual }) => min <= usual && usual <= max, {
    error: 'needs min ≤ default ≤ max',
  });

const choice = z
  .strictObject({ allowed: z.array(z.string()).min(1), default: z.string() })
  .refine(({ allowed, default: usual }) => allowed.includes(usual), {
    error: 'needs a default that is one of the allowed values',
  });

const sizes = z
  .strictObject({
    cpu: z
      .strictObject({
        allowed: z.array(z.int().positive()).min(1),
        default: z.int(),
      })
      .refine(({ allowed, default: usual }) => allowed.includes(usual), {
        error: 'needs a default that is one of the allowed values',
      })
      .meta({ description: 'CPU units of a task; 1024 are one vCPU.' }),
    memory: range.meta({ description: 'Memory of a task in MiB.' }),
    count: range.meta({ description: 'Number of tasks or instances.' }),
    instance: choice.meta({ description: 'EC2 instance types.' }),
    database: choice.meta({ description: 'RDS instance classes.' }),
    cache: choice.meta({ description: 'ElastiCache node types.' }),
  })
  .meta({ description: 'What a service may ask for in one environment.' });

const exception = z
  .strictObject({
    id: kebab,
    rule: z.string().min(1).meta({ description: 'Id of the policy or check.' }),
    stacks: z
      .array(z.string().min(1))
      .min(1)
      .meta({ description: 'Folders; `*` stands for one folder name.' }),
    until: day.meta({ description: 'Last day; from the next on it fails.' }),
    reason: z.string().min(10),
    approvedBy: ownerRef,
    owner: ownerRef
      .optional()
      .meta({ description: 'Who needs it, and is told before it ends.' }),
  })
  .meta({ description: 'A rule that some stacks may break for a while.' });

const shape = z.strictObject({
  $schema: z.string().optional(),
  version: z.literal(1),
  organisation: z.strictObject({
    name: kebab,
    title: z.string().min(1),
    domain: z.string().min(1).optional(),
  }),
  modules: z.strictObject({
    url: z
      .url({ protocol: /^(https|ssh)$/, error: 'must be an https or ssh URL' })
      .meta({ description: 'Canonical address of the repository of modules.' }),
    folder: z.string().default('modules'),
  }),
  runner: z.enum(STACK_RUNNERS).optional().meta({
    description:
      'What plans and applies the stacks of this repository. Left out: Atlantis where there is an atlantis.yaml, else GitHub Actions where a workflow applies.',
  }),
  terraform: z.strictObject({ version: semVer }).optional().meta({
    description: 'Terraform of new stacks, where Atlantis has several.',
  }),
  environments: z
    .partialRecord(environmentName, environment)
    .refine(all => Object.keys(all).length > 0, {
      error: 'needs at least one environment',
    }),
  otherEnvironments: z
    .array(
      z.string().regex(/^[A-Za-z0-9]+$/, 'must be one word, such as "blue"'),
    )
    .max(50)
    .optional()
    .meta({
      description:
        'Environments of stacks that the portal finds but makes nothing in, besides usual ones such as qa and uat.',
    }),
  regions: z
    .strictObject({ default: region, allowed: z.array(region).min(1) })
    .refine(({ allowed, default: usual }) => allowed.includes(usual), {
      error: 'needs a default that is one of the allowed regions',
    }),
  state: z.strictObject({
    bucket: z.string().min(3).max(63),
    key: z.string().min(1),
    region,
    kmsKey: z.string().optional(),
  }),
  protection: z
    .strictObject({
      environments: z.array(environmentName).min(1),
      backupDays: z
        .int()
        .min(1)
        .max(35)
        .default(7)
        .meta({ description: 'Least days that backups are kept.' }),
    })
    .optional()
    .meta({
      description:
        'Where data must not be lost: databases and caches live in two zones.',
    }),
  naming: z.strictObject({
    product: z.strictObject({ pattern, maxLength: z.int().positive() }),
    service: z.strictObject({ pattern, maxLength: z.int().positive() }),
    resource: z.string().min(1),
  }),
  tags: z.strictObject({ required: z.array(tag).min(1) }),
  layout: z.array(layoutPattern).min(1),
  owners: z.strictObject({
    default: ownerRef,
    shared: ownerRef,
    products: z.record(kebab, ownerRef).default({}),
  }),
  budgets,
  slo,
  upgrades,
  goldenPaths: z.record(kebab, z.strictObject({ version: semVer })).default({}),
  sizes: z.partialRecord(environmentName, sizes),
  exceptions: z.array(exception).default([]),
});

/**
 * `portal.yaml`: the rules of an organisation, kept in its infrastructure
 * repository. Money is USD per month; placeholders are `{product}`,
 * `{service}`, `{environment}`, `{region}`, `{name}`, `{directory}`.
 */
export const standardsSchema = shape.superRefine(withCrossChecks);

export type Standards = z.output<typeof shape>;
export type EnvironmentName = z.output<typeof environmentName>;
export type StandardsException = z.output<typeof exception>;
export type Sizes = z.output<typeof sizes>;

/** The JSON Schema of `portal.yaml`, for editors (draft 2020-12). */
export function standardsJsonSchema(): object {
  return z.toJSONSchema(shape, { io: 'input', unrepresentable: 'any' });
}
