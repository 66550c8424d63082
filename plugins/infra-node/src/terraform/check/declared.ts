import type { Block, Expression } from '../syntax';
import type { BlockSchema } from '../schema';
import type { Source } from './report';
import type { ObjectShape, Shape } from './shape';

/** How many there are of a resource, data source or module call. */
export type Instances = 'one' | 'count' | 'for_each';

/** A resource, data source or ephemeral resource that a module declares. */
export interface DeclaredResource {
  kind: 'resource' | 'data' | 'ephemeral';
  type: string;
  name: string;
  instances: Instances;
  /** Undefined where the type is not in a schema. */
  schema: BlockSchema | undefined;
  block: Block;
  source: Source;
}

export interface DeclaredModule {
  name: string;
  instances: Instances;
  /** Its outputs; undefined where the module cannot be had. */
  outputs: ObjectShape | undefined;
}

export interface DeclaredLocal {
  /** Where its name stands. */
  start: number;
  expression: Expression;
  source: Source;
}

/** What a module declares, as references need it. */
export interface Declarations {
  variables: ReadonlyMap<string, Shape>;
  locals: ReadonlyMap<string, DeclaredLocal>;
  /** By `aws_vpc.main`, `data.aws_vpc.main`, `ephemeral.…`. */
  resources: ReadonlyMap<string, DeclaredResource>;
  modules: ReadonlyMap<string, DeclaredModule>;
  /**
   * A file could not be read, so that a name which is not here may be there:
   * nothing is said to be undeclared.
   */
  incomplete: boolean;
}

/** The address of a resource as declarations have it. */
export function resourceKey(
  kind: DeclaredResource['kind'],
  type: string,
  name: string,
): string {
  return kind === 'resource' ? `${type}.${name}` : `${kind}.${type}.${name}`;
}

/** Whether a block has `count` or `for_each`. */
export function instancesOf(block: Block): Instances {
  for (const item of block.body) {
    if (item.kind === 'attribute' && item.name === 'count') return 'count';
    if (item.kind === 'attribute' && item.name === 'for_each') {
      return 'for_each';
    }
  }
  return 'one';
}
