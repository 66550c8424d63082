import { z } from 'zod';
import { kebab, semVer } from '../standards/fields';
import { Validated, validateWith } from '../validation';
import { lists } from './lists';
import { PARTS } from './supportedParts';
import { inside, localised } from './pathFields';
import { question } from './questions';

/** How values are written into a file that is not Terraform. */
export const TEXT_FORMATS = [
  'markdown',
  'yaml',
  'json',
  'workflow',
  'dockerfile',
  'shell',
  'rego',
  'toml',
  'text',
] as const;

export type TextFormat = (typeof TEXT_FORMATS)[number];

const when = z.string().min(1).max(2000).optional();

const delimiter = z.enum(['@', '&', '#']).optional().meta({
  description:
    'In files full of ${{ }} or ${HOME}: values are written @{ … } and directives @%{ … }, everything with $ or % is as it stands; @@{ is a literal @{. Not for Terraform.',
});

const format = z.enum(TEXT_FORMATS).optional().meta({
  description:
    'How values are encoded, where the file’s name does not say it. A value in YAML or JSON is a whole scalar; numbers, lists and objects are written as such.',
});

const output = z
  .strictObject({
    from: inside.meta({
      description: 'File or folder beside golden-path.yaml.',
    }),
    to: inside.meta({
      description:
        'Where it goes; {product}, {service}, {environment}, {region} are filled in, {key} with repeat.',
    }),
    scope: z.enum(['service', 'environment', 'repository']).meta({
      description:
        'environment: once for each, with env known. service: once. repository: a file that all services share, with only standards and path known; it stays when a service goes.',
    }),
    when: when.meta({
      description:
        'HCL condition over intent, env, standards and path; false leaves the output out: intent.auth.opa',
    }),
    repeat: z.string().min(1).max(2000).optional().meta({
      description:
        'HCL map or set; the output is written once for each, with item.key and item.value known and {key} in `to`: intent.queues',
    }),
    delimiter,
    format,
  })
  .refine(
    ({ scope, to }) => scope !== 'environment' || to.includes('{environment}'),
    {
      path: ['to'],
      error:
        'needs {environment}, or the environments overwrite each other’s files',
    },
  )
  .refine(
    ({ scope, to }) =>
      scope !== 'repository' ||
      !/\{(product|service|environment|key)\}/.test(to),
    { path: ['to'], error: 'is for all services, and cannot name one' },
  )
  .refine(({ repeat, to }) => !repeat || to.includes('{key}'), {
    path: ['to'],
    error: 'needs {key}, or the repeated files overwrite each other',
  });

/** Not a file of git itself, which nobody may write. */
const inRepository = inside.refine(
  path => !path.split('/').some(step => /^\.git$/i.test(step)),
  { error: 'cannot be inside .git' },
);

const application = z
  .strictObject({
    from: inside.meta({
      description: 'File or folder beside golden-path.yaml.',
    }),
    to: inRepository.meta({
      description:
        'Where it goes in the repository of the application; {product}, {service} are filled in.',
    }),
    when: when.meta({
      description:
        'HCL condition over intent, environments, standards and path; false leaves the file out: intent.auth.opa',
    }),
    unless: z.array(inRepository).max(20).default([]).meta({
      description:
        'Other names under which projects have the same; where one of them is there, the file is left out: docker-compose.yml',
    }),
    delimiter,
    format,
  })
  .refine(({ to }) => !/\{(environment|key|directory|region)\}/.test(to), {
    path: ['to'],
    error: 'is written once for the service, and cannot name an environment',
  });

export const goldenPathSchema = z.strictObject({
  $schema: z.string().optional(),
  name: kebab,
  version: semVer,
  runtime: kebab.meta({
    description: 'What runs the service; a new word is a new runtime.',
  }),
  title: localised,
  description: localised,
  modules: z
    .record(kebab, semVer)
    .meta({ description: 'Versions of the modules that it uses.' }),
  supports: z
    .array(z.enum(PARTS))
    .default([...PARTS])
    .meta({
      description:
        'Parts of an intent that it knows; others are not asked, and refused. Default: all.',
    }),
  requires: z.array(z.enum(PARTS)).default([]).meta({
    description:
      'Parts of an intent that it cannot do without: ingress, for a site that has a name.',
  }),
  questions: z
    .array(question)
    .max(40)
    .default([])
    .refine(all => new Set(all.map(each => each.name)).size === all.length, {
      error: 'has two questions of one name',
    })
    .meta({
      description:
        'What it asks beyond the intent; the answer, or the default, or null is intent.extra.<name>.',
    }),
  outputs: z.array(output).min(1),
  application: z.array(application).max(50).default([]).meta({
    description:
      'Files that a new application repository begins with, where intent.source.skeleton asks for them. Only what is missing there is proposed, once.',
  }),
  stack: inside
    .default('stacks/{product}/{service}/{environment}')
    .meta({ description: 'Folder of the stack of one environment.' }),
  lists,
});

/** `golden-path.yaml`: what a golden path is called, uses and writes. */
export type GoldenPathDefinition = z.output<typeof goldenPathSchema>;
export type GoldenPathOutput = z.output<typeof output>;
export type ApplicationOutput = z.output<typeof application>;

/** Checks the data of a `golden-path.yaml`. Never throws. */
export function validateGoldenPath(
  data: unknown,
): Validated<GoldenPathDefinition> {
  return validateWith(goldenPathSchema, data, 'golden-path');
}

/** The JSON Schema of `golden-path.yaml`, for editors (draft 2020-12). */
export function goldenPathJsonSchema(): object {
  return z.toJSONSchema(goldenPathSchema, {
    io: 'input',
    unrepresentable: 'any',
  });
}
