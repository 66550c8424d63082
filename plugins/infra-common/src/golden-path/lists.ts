import { z } from 'zod';
import { inside } from './pathFields';

const when = z.string().min(1).max(2000).optional().meta({
  description:
    'HCL condition over intent, standards, path, and env where it is about one environment.',
});

const atlantis = z.strictObject({
  file: inside.default('atlantis.yaml'),
  name: z
    .string()
    .min(1)
    .default('{product}-{service}-{environment}')
    .meta({ description: 'Name of the project of a stack.' }),
  order: z
    .int()
    .min(0)
    .default(10)
    .meta({ description: 'execution_order_group: what is shared is before.' }),
  workflow: z.string().min(1).optional(),
  whenModified: z.array(z.string().min(1)).min(1).default(['*.tf']),
  when,
});

const infracost = z.strictObject({
  file: inside.default('infracost.yml'),
  name: z.string().min(1).default('{directory}'),
  usageFile: inside.default('infracost-usage.yml'),
  when,
});

const codeowners = z.strictObject({
  file: inside.default('.github/CODEOWNERS'),
  pattern: z.string().min(1).default('/stacks/{product}/{service}/'),
  owners: z.array(z.string().min(1)).min(1).meta({
    description:
      'Who owns the files: @{organisation}/{team}, where {team} is the short name of the intent’s owner.',
  }),
  when,
});

const kustomization = z.strictObject({
  file: inside.meta({
    description:
      'A kustomization.yaml that is there; {environment} as in `to`.',
  }),
  list: z
    .enum(['resources', 'components', 'configurations', 'crds'])
    .default('resources'),
  entry: z.string().min(1),
  scope: z.enum(['service', 'environment']).default('service'),
  when,
});

/**
 * Entries in lists that are there already; everything else of them stays as it
 * is. A list that the repository does not have is left alone.
 */
export const lists = z
  .strictObject({
    atlantis: z
      .union([atlantis, z.literal(false)])
      .default(atlantis.parse({}))
      .meta({ description: 'A project per stack; false: none.' }),
    infracost: z
      .union([infracost, z.literal(false)])
      .default(infracost.parse({}))
      .meta({ description: 'A project per stack; false: none.' }),
    codeowners: codeowners
      .optional()
      .meta({ description: 'A rule for the files of the service.' }),
    kustomization: z.array(kustomization).default([]),
  })
  .prefault({})
  .meta({
    description:
      'Entries in lists that are there already. {product}, {service}, {team}, {organisation}, and per stack {environment}, {region}, {directory} are filled in.',
  });

export type ListEdits = z.output<typeof lists>;
