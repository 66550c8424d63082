/** What the portal notes on entities of the catalog. */
export const INFRA_ANNOTATIONS = {
  /** `host/owner/name` of the repository that an entity comes from. */
  repository: 'infra-portal.io/repository',
  /** Path of the `service.yaml`. */
  intent: 'infra-portal.io/intent',
  /** `ecs-fargate@1.2.0` */
  goldenPath: 'infra-portal.io/golden-path',
  /** The product as the pages of the portal call it. */
  product: 'infra-portal.io/product',
  /** The service as the pages of the portal call it. */
  service: 'infra-portal.io/service',
  /** The stack, as `formatStackRef` writes it. */
  stack: 'infra-portal.io/stack',
  /** The module's name in addresses of the portal. */
  module: 'infra-portal.io/module',
  /** `dev`, `stg`, `prod` or `shared` */
  environment: 'infra-portal.io/environment',
  /** Whom the repository names as owner, where the catalog calls it otherwise. */
  owner: 'infra-portal.io/owner',
  /** Number of the open pull request that a provisional entity comes from. */
  pullRequest: 'infra-portal.io/pull-request',
} as const;

/** Tag of entities that exist in an open pull request only. */
export const PROVISIONAL_TAG = 'provisional';

/** Tag of stacks that belong to no product but to all. */
export const SHARED_TAG = 'shared';

/** `spec.type` of a stack's Resource, of a shared stack's too. */
export const STACK_TYPE = 'terraform-stack';

/** `spec.type` of a module's Component. */
export const MODULE_TYPE = 'terraform-module';
