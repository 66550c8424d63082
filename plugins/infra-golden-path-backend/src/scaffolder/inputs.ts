/** Descriptions of inputs that several actions have. */
export const INPUTS = {
  intent:
    'The answers: the data of service.yaml, as `infra-portal render` reads it.',
  repository:
    'Infrastructure repository as host/owner/name; default: the configured one.',
  change:
    'Names the change in its branch; `create` for a new service, a short slug for later changes.',
} as const;
