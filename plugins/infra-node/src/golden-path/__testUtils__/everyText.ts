import type { ServiceIntentInput, Standards } from '@infra-portal/infra-common';
import type { GoldenPath } from '..';
import { known } from './intents';

/** Kinds of fields by what they accept. */
export type TextKind = 'line' | 'any' | 'path' | 'secret' | 'key';

/** A text of a field; counts as one of those that were tried. */
export type TextOf = (kind: TextKind) => string;

/** Without the rule of cost centres, so that any line may be one. */
export function withoutCostCenterRule(standards: Standards): Standards {
  const required = standards.tags.required.map(
    ({ pattern: _none, ...rest }) => rest,
  );
  return { ...standards, tags: { ...standards.tags, required } };
}

/** A path that also asks for a text, and puts it into files of all kinds. */
export function askingForText(path: GoldenPath): GoldenPath {
  const { definition, files } = path;
  const question = {
    name: 'note',
    title: { en: 'Note', ko: '메모' },
    schema: { type: 'string' as const, maxLength: 4096 },
    required: false,
  };
  const texts: [string, string][] = [
    ['note.json', '{"note": ${intent.extra.note}, "all": ${intent.variables}}'],
    ['note.yaml', 'note: ${intent.extra.note} # ${intent.description}\n'],
    [
      'note.md',
      '# A note\n\n${intent.extra.note}\n\n- ${intent.description}\n',
    ],
    ['note.Dockerfile', 'FROM scratch\nLABEL note=${intent.extra.note}\n'],
    ['note.sh', 'echo ${intent.extra.note}\n'],
    [
      'note.tf',
      `locals {
  note = "\${var.before} \${intent.extra.note} \${var.after}" # note
  long = <<-EOT
    first \${intent.extra.note}
    \${var.last}
  EOT
}
`,
    ],
  ];
  return {
    ...path,
    definition: {
      ...definition,
      questions: [...definition.questions, question],
      outputs: [
        ...definition.outputs,
        ...texts.map(([from]) => ({
          from,
          to: `notes/{product}/${from}`,
          scope: 'service' as const,
        })),
      ],
    },
    files: new Map([...files, ...texts]),
  };
}

/** A service with everything that a path knows, and a text in every field. */
export function intentOf(
  path: GoldenPath,
  variables: number,
  text: TextOf,
): ServiceIntentInput {
  const { name, version } = path.definition;
  const texts = (prefix: string, count: number) =>
    Object.fromEntries(
      [...Array(count).keys()].map(each => [`${prefix}${each}`, text('any')]),
    );
  return known(
    {
      version: 1,
      product: 'authhub',
      service: 'session',
      description: text('line'),
      owner: 'group:default/developers',
      costCenter: text('line'),
      goldenPath: { name, version },
      image: 'ghcr.io/acme/session:1.0.0',
      port: 8080,
      healthPath: text('path'),
      ingress: { kind: 'public', host: 'session', path: text('path'), waf: {} },
      database: {},
      cache: {},
      buckets: { files: {} },
      queues: { mail: {} },
      topics: { news: {} },
      auth: { cognito: true },
      secrets: { TOKEN: { name: text('secret'), key: text('key') } },
      variables: texts('ALL_', variables),
      deployment: { strategy: 'canary' },
      objectives: { availabilityPercent: 99.9, latency: { seconds: 0.5 } },
      alertChannel: text('line'),
      environments: {
        dev: { variables: texts('DEV_', 2) },
        prod: { variables: texts('PROD_', 2) },
      },
      extra: { note: text('any') },
    },
    path,
  );
}
