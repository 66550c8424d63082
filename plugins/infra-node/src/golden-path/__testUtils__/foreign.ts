import {
  type ServiceIntentInput,
  type Standards,
  validateIntent,
} from '@infra-portal/infra-common';
import { readGoldenPath, type RenderRequest } from '..';
import { readStandards } from '../../standards';

const SIZES = `{
    cpu: { allowed: [256], default: 256 }, memory: { min: 512, max: 4096, default: 512 },
    count: { min: 0, max: 4, default: 1 }, instance: { allowed: [t4g.micro], default: t4g.micro },
    database: { allowed: [db.t4g.micro], default: db.t4g.micro },
    cache: { allowed: [cache.t4g.micro], default: cache.t4g.micro } }`;

/** Standards of an organisation that keeps its stacks by environment. */
export const foreignStandards: Standards = readStandards(`version: 1
organisation: { name: globex, title: Globex }
modules: { url: "https://github.com/globex/modules.git", folder: tf }
environments:
  dev: { account: "222222222222", approvals: 1, zone: dev.globex.example }
  prod: { account: "444444444444", approvals: 2, zone: globex.example }
regions: { default: eu-west-1, allowed: [eu-west-1] }
state: { bucket: "globex-{environment}", key: "{directory}/state", region: eu-west-1 }
naming:
  product: { pattern: "^[a-z-]+$", maxLength: 12 }
  service: { pattern: "^[a-z-]+$", maxLength: 12 }
  resource: "{environment}-{product}-{service}"
tags: { required: [{ name: Service }] }
layout:
  - { path: "terraform/environments/{environment}/{name}" }
  - { path: "portal/services/{product}.{service}", kind: intent }
  - { path: "portal/paths/{name}", kind: golden-path }
owners: { default: platform, shared: platform }
sizes:
  dev: &sizes ${SIZES}
  prod: *sizes
`);

export const FOREIGN_PATH: Record<string, string> = {
  'golden-path.yaml': `name: batch
version: 2.0.0
runtime: nightly-batch
title: { en: Batch, ko: 배치 }
description: { en: Runs at night., ko: 밤에 실행합니다. }
modules: { job: 3.1.0 }
stack: terraform/environments/{environment}/{product}-{service}
supports: [queues, buckets, memory, auth.opa]
questions:
  - name: schedule
    title: { en: When, ko: 실행 시각 }
    schema: { type: string }
    default: rate(1 day)
outputs:
  - { from: stack, to: "terraform/environments/{environment}/{product}-{service}", scope: environment }
  - { from: policy.rego, to: "policies/{product}_{service}.rego", scope: service, when: intent.auth.opa }
  - { from: workflow, to: ".github/workflows/{product}-{service}.yml", scope: service, delimiter: "@" }
  - { from: queue.yaml, to: "queues/{product}-{service}-{key}.yaml", scope: service, repeat: intent.queues }
  - { from: Dockerfile, to: "apps/{service}/Dockerfile", scope: service }
  - { from: shared.md, to: docs/batch.md, scope: repository }
lists:
  atlantis: { name: "{environment}/{product}/{service}", order: 3, workflow: batch, whenModified: ["*.tf", "../../../modules/**"] }
  infracost: false
  codeowners: { file: CODEOWNERS, pattern: "/portal/services/{product}.{service}/", owners: ["@{organisation}/{team}"] }
  kustomization:
    - { file: "apps/{environment}/kustomization.yaml", entry: "{service}.yaml", scope: environment }
`,
  'stack/main.tf': `module "job" {
  source = module("job")

  name     = env.resource_name
  memory   = env.memory
  schedule = intent.extra.schedule
  queues   = { for name, queue in intent.queues : name => queue.fifo }
}
`,
  'policy.rego': 'package service\n\nname := ${intent.service}\n',
  workflow: `name: @{format("Deploy %s", intent.service)}
on: push
env:
  NOTE: @{intent.description}
  TOKEN: \${{ secrets.TOKEN }} # \${HOME} 100%{x} a@@{b
  ENVIRONMENTS: @{keys(environments)}
`,
  'queue.yaml': `# \${intent.description}
name: \${item.key}
fifo: \${item.value.fifo}
seconds: \${item.value.visibilitySeconds}
note: \${intent.description}
`,
  Dockerfile: 'FROM scratch\nLABEL description=${intent.description}\n',
  'shared.md': '# ${standards.organisation.title} jobs\n',
};

export const FOREIGN_BASE: Record<string, string> = {
  'atlantis.yaml': 'version: 3\nprojects:\n  - name: z\n    dir: z # last\n',
  CODEOWNERS: '* @globex/platform\n',
  'apps/dev/kustomization.yaml': 'resources:\n  - a.yaml\n',
};

/** A service of that organisation. */
export const foreignIntent = (
  more: Partial<ServiceIntentInput> = {},
): ServiceIntentInput => ({
  version: 1,
  product: 'billing',
  service: 'invoices',
  description: 'Sends invoices',
  owner: 'group:default/billing-team',
  costCenter: 'x',
  goldenPath: { name: 'batch', version: '2.0.0' },
  environments: { dev: {}, prod: {} },
  ...more,
});

/** A request on a tree of files. */
export function foreignRequest(
  input: ServiceIntentInput,
  tree: Record<string, string>,
  changedPath: Record<string, string> = {},
): RenderRequest {
  const result = validateIntent(input);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  const files = { ...FOREIGN_PATH, ...changedPath };
  return {
    intent: result.value,
    intentText: `product: ${input.product}\n`,
    standards: foreignStandards,
    path: readGoldenPath('portal/paths/batch', new Map(Object.entries(files))),
    base: async file => (Object.hasOwn(tree, file) ? tree[file] : undefined),
  };
}
