import type { TemplateExample } from '@backstage/plugin-scaffolder-node';

export const examples: TemplateExample[] = [
  {
    description: 'Writes the files of a service into the workspace',
    example: `steps:
  - id: render
    name: Render the service
    action: infra:service:render
    input:
      intent:
        version: 1
        product: authhub
        service: tokens
        description: Hands out tokens
        owner: group:default/developers
        costCenter: CC-2100
        goldenPath: { name: ecs-fargate, version: 1.0.0 }
        image: ghcr.io/acme/tokens:1.0.0
        environments: { dev: {} }
`,
  },
  {
    description: 'Renders the answers of the form into a folder',
    example: `steps:
  - id: render
    name: Render the service
    action: infra:service:render
    input:
      intent: \${{ parameters.intent }}
      change: more-memory
      targetPath: infrastructure
`,
  },
];
