import type { DriftAttribute, DriftCause, DriftResource } from '../api';

const LATER = '(known after apply)';

const TAGS = new Set([
  ...['tag', 'tags', 'tags_all', 'labels', 'user_labels', 'effective_labels'],
  ...['terraform_labels', 'freeform_tags', 'default_tags'],
]);

/** What scalers and their schedules move. */
const SCALED = new Set([
  ...['desired_count', 'desired_capacity', 'desired_size', 'capacity'],
  ...['min_size', 'max_size', 'min_capacity', 'max_capacity', 'min_count'],
  ...['read_capacity', 'write_capacity', 'instance_count', 'max_count'],
  ...['num_cache_nodes', 'num_cache_clusters', 'number_cache_clusters'],
  ...['num_node_groups', 'replicas_per_node_group', 'replica_count'],
  ...['node_count', 'replicas', 'shard_count', 'current_node_count'],
  ...['provisioned_concurrent_executions', 'number_of_broker_nodes'],
]);

const stepsOf = (path: string) =>
  path.match(/[A-Za-z_][\w-]*(?=$|[.[])/g) ?? [path];

export const isTag = ({ path }: DriftAttribute) => TAGS.has(stepsOf(path)[0]);

export const isScaled = ({ path }: DriftAttribute) =>
  SCALED.has(stepsOf(path).at(-1)!);

const loose = (text: string) => text.replace(/[\s"\\]/g, '');
const same = (a: string, b: string) => loose(a) === loose(b);

/** What only the provider writes, or the same in another form. */
export const isComputed = ({ actual, wanted }: DriftAttribute) =>
  wanted === LATER ||
  (actual !== undefined && wanted !== undefined && same(actual, wanted));

/** What probably made one resource drift, by what differs of it alone. */
export function resourceCause(
  action: DriftResource['action'],
  attributes: readonly DriftAttribute[],
): DriftCause {
  // Only code moves, imports and forgets.
  if (['move', 'import', 'forget'].includes(action)) return 'code-not-applied';
  if (action !== 'update' || attributes.length === 0) return 'manual-change';
  if (attributes.every(isTag)) return 'tags-only';
  const others = attributes.filter(each => !isTag(each));
  if (others.every(isScaled)) return 'autoscaling';
  if (others.every(isComputed)) return 'provider-upgrade';
  // Consequences of what a scaler did are computed anew.
  return others.every(each => isScaled(each) || isComputed(each))
    ? 'autoscaling'
    : 'manual-change';
}
