import { z } from 'zod';

/**
 * A resource as its files declare it, modules and `count` worked out. A value
 * that only the plan or the apply tells is missing in `values`, and its path is
 * in `unknown`.
 */
export const declaredResourceSchema = z.object({
  /** Full address in Terraform: `module.api.aws_ecs_service.this[0]`. */
  address: z.string().max(1_000),
  type: z.string().max(200),
  /** Region of its provider, where the files tell it. */
  region: z.string().max(64).optional(),
  /** Arguments and blocks; blocks that may repeat are lists. */
  values: z.record(z.string(), z.json()),
  /** Arguments that are not known, at the top: `["engine_version"]`. */
  unknown: z.array(z.string()).default([]),
  /**
   * What an argument that is not known refers to, by its name: addresses of
   * resources. `{"task_definition": ["aws_ecs_task_definition.this"]}`
   */
  links: z.record(z.string(), z.array(z.string())).default({}),
  file: z.string().optional(),
  /** From 1. */
  line: z.number().int().positive().optional(),
});

export type DeclaredResource = z.output<typeof declaredResourceSchema>;

/** A stack whose resources are to be priced. */
export const declaredStackSchema = z.object({
  /** As `formatStackRef` writes it. */
  stack: z.string().max(1_000),
  environment: z.string().max(64).optional(),
  /** Where a resource does not tell its own. */
  region: z.string().max(64).optional(),
  resources: z.array(declaredResourceSchema).max(5_000),
  /** What could not be worked out, such as a module that cannot be read. */
  problems: z
    .array(z.object({ message: z.string(), address: z.string().optional() }))
    .default([]),
});

export type DeclaredStack = z.output<typeof declaredStackSchema>;
