import { YamlPath } from './locate';
import { YamlValue } from './model';

/**
 * Adds items to the list at a path, before the item `before` or at the end.
 * A missing or empty list is begun.
 */
export interface InsertItems {
  kind: 'insert';
  path: YamlPath;
  values: readonly YamlValue[];
  before?: number;
}

/** Gives a key or item a value; a missing key is added before `before` or at the map's end. */
export interface SetValue {
  kind: 'set';
  path: YamlPath;
  value: YamlValue;
  /** The key that a missing one is added before, if it is there. */
  before?: string;
}

/** Removes a key or an item; what is not there stays so. */
export interface RemoveValue {
  kind: 'remove';
  path: YamlPath;
}

export type YamlEdit = InsertItems | SetValue | RemoveValue;
