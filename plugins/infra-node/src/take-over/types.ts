import type {
  TakeOverImport,
  TakeOverLeft,
  TakeOverMatch,
  TakeOverSupport,
  TakeOverWishes,
} from '@infra-portal/infra-common';
import type { FixedFile } from '../fixes';
import type { ModuleRepository, Tree } from '../terraform/plan';
import type { Module } from '../terraform/read/module';

/** A released module of the organisation. */
export interface OfferedModule {
  /** `sqs` */
  name: string;
  /** `1.0.0` */
  version: string;
  /** As a call names it. */
  source: string;
  module: Module;
}

/** A stack, and what could take it over. */
export interface TakeOverPlace {
  tree: Tree;
  /** Of the stack, from the root of the repository. */
  folder: string;
  /** Of Terraform; `default` where it is left out. */
  workspace?: string;
  /** Repositories on this machine that modules come from. */
  repositories: readonly ModuleRepository[];
  modules: readonly OfferedModule[];
  /** What a person says of the state; default: all resources are in it. */
  wishes?: TakeOverWishes;
}

/** What a stack becomes. */
export interface TakenOver {
  matches: TakeOverMatch[];
  left: TakeOverLeft[];
  /** What exists and is in no state. */
  imports: TakeOverImport[];
  /** Whether its Terraform reads `import` blocks, where there are some. */
  support?: TakeOverSupport;
  /** None: nothing is taken over. */
  files: FixedFile[];
}

/** Name of the file that holds the `moved` blocks. */
export const MOVED_FILE = 'moved.tf';
