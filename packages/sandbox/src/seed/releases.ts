import type { SampleEdit } from './changes';

/** A version of a module that came after those that the files begin with. */
export interface SampleRelease {
  repository: string;
  module: string;
  version: string;
  edits: SampleEdit[];
}

const folder = 'modules/cognito-auth';

/** A release that breaks its callers, so that its upgrade has something to tell. */
export const sampleReleases: SampleRelease[] = [
  {
    ...{ repository: 'infrastructure', module: 'cognito-auth' },
    version: '2.0.0',
    edits: [
      {
        file: `${folder}/variables.tf`,
        from: '  type        = number\n  default     = 12\n',
        to: '  type        = number\n',
      },
      {
        file: `${folder}/variables.tf`,
        from: 'variable "deletion_protection" {',
        to: `variable "access_token_minutes" {
  description = "Minutes for which an access token holds."
  type        = number
  default     = 60
  nullable    = false

  validation {
    condition     = var.access_token_minutes >= 5 && var.access_token_minutes <= 1440
    error_message = "access_token_minutes must be between 5 and 1440."
  }
}

variable "deletion_protection" {`,
      },
      {
        file: `${folder}/main.tf`,
        from: 'access_token_validity  = 60',
        to: 'access_token_validity  = var.access_token_minutes',
      },
      {
        file: `${folder}/outputs.tf`,
        from: 'output "client_id" {',
        to: 'output "load_balancer_client_id" {',
      },
      {
        file: `${folder}/CHANGELOG.md`,
        from: '## [1.0.0]',
        to: `## [2.0.0] - 2026-11-22

### Changed

- **Breaking:** \`session_hours\` has to be given: how long a sign-in holds is for each product to decide.
- **Breaking:** the output \`client_id\` is called \`load_balancer_client_id\`, because a pool may have more clients.

### Added

- How long an access token holds (\`access_token_minutes\`).

## [1.0.0]`,
      },
    ],
  },
];
