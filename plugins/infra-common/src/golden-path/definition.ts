import { z } from 'zod';
import { kebab, semVer } from '../standards/fields';
import { Validated, validateWith } from '../validation';
import { RUNTIMES } from './intent';

/** A text in the two languages of the portal. */
const localised = z.strictObject({
  en: z.string().min(1),
  ko: z.string().min(1),
});

/** A path inside the repository; text of a repository must not lead out of it. */
const inside = z
  .string()
  .min(1)
  .refine(
    path => !/^\/|^[A-Za-z]:|\\/.test(path) && !path.split('/').includes('..'),
    { error: 'must be a path inside the repository, without ".."' },
  );

const output = z
  .strictObject({
    from: inside.meta({
      description: 'File or folder beside golden-path.yaml.',
    }),
    to: z.string().min(1).meta({
      description:
        'Where it goes; {product}, {service}, {environment}, {region} are filled in.',
    }),
    scope: z.enum(['service', 'environment']),
  })
  .refine(
    ({ scope, to }) => scope === 'service' || to.includes('{environment}'),
    {
      path: ['to'],
      error:
        'needs {environment}, or the environments overwrite each other’s files',
    },
  );

export const goldenPathSchema = z.strictObject({
  $schema: z.string().optional(),
  name: kebab,
  version: semVer,
  runtime: z.enum(RUNTIMES),
  title: localised,
  description: localised,
  modules: z
    .record(kebab, semVer)
    .meta({ description: 'Versions of the modules that it uses.' }),
  outputs: z.array(output).min(1),
  stack: inside
    .default('stacks/{product}/{service}/{environment}')
    .meta({ description: 'Folder of the stack of one environment.' }),
});

/** `golden-path.yaml`: what a golden path is called, uses and writes. */
export type GoldenPathDefinition = z.output<typeof goldenPathSchema>;

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
