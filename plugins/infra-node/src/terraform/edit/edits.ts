import { BlockAddress } from './address';

/**
 * Gives an argument a value, or adds the argument behind its siblings. `path`
 * leads through nested blocks and object literals: `['lifecycle',
 * 'prevent_destroy']`, `['tags', 'Owner']`. `value` is the source of one
 * expression, as the writer makes it (never text of a person as it came). A
 * value that is no literal is replaced only where `overwrite` says so.
 */
export interface SetArgument {
  kind: 'setArgument';
  block: BlockAddress;
  path: readonly string[];
  value: string;
  overwrite?: boolean;
}

/** Removes an argument and its comments; one that is not there stays so. */
export interface RemoveArgument {
  kind: 'removeArgument';
  block: BlockAddress;
  path: readonly string[];
}

/** Sets the `ref` of a module's Git source. */
export interface SetModuleRef {
  kind: 'setModuleRef';
  module: string;
  ref: string;
}

/** Sets the `version` of a module from a registry. */
export interface SetModuleVersion {
  kind: 'setModuleVersion';
  module: string;
  version: string;
}

/** Adds a block (its source) behind the last of its type, unless it is there. */
export interface AddBlock {
  kind: 'addBlock';
  text: string;
}

/** Replaces a block by another (its source); comments above it stay. */
export interface ReplaceBlock {
  kind: 'replaceBlock';
  block: BlockAddress;
  text: string;
}

/** Removes a block and its comments; one that is not there stays so. */
export interface RemoveBlock {
  kind: 'removeBlock';
  block: BlockAddress;
}

/**
 * Adds a name to `ignore_changes` of a resource, and what holds that where it is
 * missing. `name` is source, as the writer makes it: `tags["Team"]`.
 */
export interface IgnoreChanges {
  kind: 'ignoreChanges';
  block: BlockAddress;
  name: string;
}

export type HclEdit =
  | SetArgument
  | RemoveArgument
  | SetModuleRef
  | SetModuleVersion
  | AddBlock
  | ReplaceBlock
  | RemoveBlock
  | IgnoreChanges;
