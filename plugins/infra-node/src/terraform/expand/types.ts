import type {
  DeclaredResource,
  DeclaredStack,
} from '@infra-portal/infra-common';
import type { Module, ModuleFile } from '../read/module';
import type { BlockSchema } from '../schema';

/** A module, and those that it calls. */
export interface ModuleTree {
  module: Module;
  /** From the root of its repository; `''` is the root itself. */
  folder: string;
  /** In front of the paths of its files: empty in the stack's own repository. */
  shown: string;
  /** By the name of the call; a text tells why there is no module. */
  calls: ReadonlyMap<string, ModuleTree | string>;
}

export interface ExpandOptions {
  /** `terraform.tfvars`, `*.auto.tfvars` and their JSON forms; others are left. */
  variableFiles?: readonly ModuleFile[];
  /** Values of input variables as plain data; they win over the files. */
  variables?: Readonly<Record<string, unknown>>;
  /** Default: `default`. */
  workspace?: string;
  /** Steps that all expressions may take together; default a million. */
  steps?: number;
  /** Body of a resource type: tells blocks from arguments in JSON. */
  schemaOf?: (type: string) => BlockSchema | undefined;
}

export type ExpansionProblem = DeclaredStack['problems'][number];

/** What a stack declares, as far as its files tell. */
export interface Expansion {
  /** By address. */
  resources: DeclaredResource[];
  problems: ExpansionProblem[];
  /** Of the default `aws` provider of the root. */
  region?: string;
}

/** More resources than these are left out, which is a problem. */
export const MOST_RESOURCES = 5_000;
