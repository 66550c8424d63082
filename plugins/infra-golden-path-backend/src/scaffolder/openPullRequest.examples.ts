import type { TemplateExample } from '@backstage/plugin-scaffolder-node';

export const examples: TemplateExample[] = [
  {
    description: 'Opens the pull request of what was checked',
    example: `steps:
  - id: check
    name: Check the service
    action: infra:service:check
    input:
      intent: \${{ parameters.intent }}
  - id: open
    name: Open the pull request
    action: infra:pull-request:open
    input:
      intent: \${{ parameters.intent }}
      digest: \${{ steps.check.output.digest }}
`,
  },
  {
    description: 'Opens it as a draft, with a word to the reviewers',
    example: `steps:
  - id: open
    name: Open the pull request
    action: infra:pull-request:open
    input:
      intent: \${{ parameters.intent }}
      digest: \${{ steps.check.output.digest }}
      draft: true
      note: Please look at the sizes in production.
`,
  },
];
