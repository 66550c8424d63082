import { z } from 'zod';
import { REGION_SHAPE } from './regions';

/** What a folder's name may say about a stack. */
export const LAYOUT_PLACEHOLDERS = [
  'product',
  'service',
  'environment',
  'region',
  'name',
] as const;
export type LayoutPlaceholder = (typeof LAYOUT_PLACEHOLDERS)[number];

const PLACEHOLDER = /\{([^}]*)\}/g;

/** A layout pattern as it stands in `portal.yaml`. */
export const layoutPattern = z
  .strictObject({
    path: z.string().min(1).meta({
      description:
        'Folder of a stack with placeholders: stacks/{product}/{service}/{environment}',
    }),
    kind: z
      .enum(['stack', 'shared', 'module', 'golden-path', 'intent'])
      .default('stack')
      .meta({
        description:
          'What stands there; intent: the folder of a service’s service.yaml.',
      }),
    product: z
      .string()
      .optional()
      .meta({ description: 'The product, where the path does not say it.' }),
  })
  .superRefine(({ path }, context) => {
    const names = [...path.matchAll(PLACEHOLDER)].map(match => match[1]);
    for (const name of names) {
      if (!(LAYOUT_PLACEHOLDERS as readonly string[]).includes(name)) {
        context.addIssue({
          code: 'custom',
          path: ['path'],
          params: {
            ko: `알 수 없는 자리표시자가 있습니다: {${name}}. 쓸 수 있는 것: ${LAYOUT_PLACEHOLDERS.map(
              each => `{${each}}`,
            ).join(', ')}`,
          },
          message: `has the unknown placeholder {${name}}; known are ${LAYOUT_PLACEHOLDERS.map(
            each => `{${each}}`,
          ).join(', ')}`,
        });
      }
    }
    if (path.startsWith('/') || path.split('/').includes('..')) {
      context.addIssue({
        code: 'custom',
        path: ['path'],
        message: 'must be a path inside the repository, without ".."',
      });
    }
  });

export type LayoutPattern = z.output<typeof layoutPattern>;

const escape = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Regions end in a number; so `prod-ap-northeast-2` splits in one way only. */
const SHAPES: Partial<Record<string, string>> = {
  region: REGION_SHAPE,
  environment: '[A-Za-z0-9]+',
};

/**
 * What a folder's path says under one pattern, or `undefined` when it does not
 * match. A placeholder stands for (a part of) one folder name, `*` for one
 * whole folder name.
 */
export function matchLayout(
  layout: Pick<LayoutPattern, 'path'>,
  directory: string,
): Partial<Record<LayoutPlaceholder, string>> | undefined {
  const source = layout.path
    .split(/(\{[^}]*\}|\*)/)
    .map(part => {
      if (part === '*') return '[^/]+';
      const name = /^\{(.*)\}$/.exec(part)?.[1];
      return name ? `(?<${name}>${SHAPES[name] ?? '[^/]+?'})` : escape(part);
    })
    .join('');
  const match = new RegExp(`^${source}$`, 'u').exec(directory);
  return match ? { ...match.groups } : undefined;
}

/** Puts values into a pattern's placeholders; an unknown one stays. */
export function fillPlaceholders(
  text: string,
  values: Readonly<Record<string, string | undefined>>,
): string {
  return text.replace(PLACEHOLDER, (whole, name) =>
    Object.hasOwn(values, name) ? values[name] ?? whole : whole,
  );
}
