import type { TemplateExample } from '@backstage/plugin-scaffolder-node';

export const examples: TemplateExample[] = [
  {
    description: 'Checks the answers of the form',
    example: `steps:
  - id: check
    name: Check the service
    action: infra:service:check
    input:
      intent: \${{ parameters.intent }}
`,
  },
  {
    description: 'Checks with the simulated plan, in another repository',
    example: `steps:
  - id: check
    name: Check the service
    action: infra:service:check
    input:
      repository: github.com/acme/infrastructure
      intent: \${{ parameters.intent }}
      plan: true
`,
  },
];
