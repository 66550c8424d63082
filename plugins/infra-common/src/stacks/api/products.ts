import { z } from 'zod';
import { findingCountsSchema } from './findings';
import { stackSummarySchema } from './stacks';

const count = z.number().int().nonnegative();

/** A product as its stacks show it. */
export const productSummarySchema = z.object({
  name: z.string(),
  stacks: count,
  services: z.array(z.string()),
  /** Owners of its stacks, those of most stacks first. */
  owners: z.array(z.string()),
  /** `host/owner/name` of each repository that it has stacks in. */
  repositories: z.array(z.string()),
  /** In the order `dev`, `stg`, `prod`, `shared`; those it has. */
  environments: z.array(
    z.object({
      name: z.string(),
      stacks: count,
      findings: findingCountsSchema,
    }),
  ),
  findings: findingCountsSchema,
});

export type ProductSummary = z.infer<typeof productSummarySchema>;

export const productsSchema = z.object({
  /** Worst first. */
  items: z.array(productSummarySchema),
  /** When the oldest of the repositories was last looked at. */
  observedAt: z.iso.datetime().optional(),
});

export type Products = z.infer<typeof productsSchema>;

/** What another layer than Terraform has of a product. */
export const productThingSchema = z.object({
  layer: z.enum(['kustomize', 'argocd', 'ansible', 'ci']),
  kind: z.enum(['overlay', 'application', 'playbook', 'workflow']),
  name: z.string(),
  service: z.string().optional(),
  environment: z.string().optional(),
  /** `host/owner/name` */
  repository: z.string(),
  file: z.string(),
  line: count,
  /** Address of the line at the commit that was read. */
  url: z.string(),
});

export type ProductThing = z.infer<typeof productThingSchema>;

export const productSchema = productSummarySchema.extend({
  /** Of Kustomize, ArgoCD, Ansible and CI, by layer and name. */
  things: z.array(productThingSchema),
  /** Its stacks, by service and environment. */
  items: z.array(stackSummarySchema),
  observedAt: z.iso.datetime().optional(),
});

export type Product = z.infer<typeof productSchema>;
