/** What the portal notes on entities of the catalog. */
export const INFRA_ANNOTATIONS = {
  /** `host/owner/name` of the repository that an entity comes from. */
  repository: 'infra-portal.io/repository',
  /** Path of the `service.yaml`. */
  intent: 'infra-portal.io/intent',
  /** `ecs-fargate@1.2.0` */
  goldenPath: 'infra-portal.io/golden-path',
  /** The stack, as `formatStackRef` writes it. */
  stack: 'infra-portal.io/stack',
  /** `dev`, `stg`, `prod` or `shared` */
  environment: 'infra-portal.io/environment',
  /** Number of the open pull request that a provisional entity comes from. */
  pullRequest: 'infra-portal.io/pull-request',
} as const;

/** Tag of entities that exist in an open pull request only. */
export const PROVISIONAL_TAG = 'provisional';

/** `spec.type` of a stack's Resource. */
export const STACK_TYPE = 'terraform-stack';
