import { Amount, addAmounts, multiplyAmounts } from '../../amount';
import { CostComponent } from '../estimate';
import { Known } from '../engine/Arguments';
import { Pricing } from '../engine/Pricing';
import { argumentsOf } from '../engine/Resources';
import { components, Rules } from '../engine/Rule';

function nodeLine(
  pricing: Pricing,
  type: Known<string>,
  engine: Known<string>,
  nodes: Known<Amount>,
): CostComponent {
  return pricing.hours(
    `Node (${engine ?? '?'}, ${type ?? '?'})`,
    type === null || engine === null ? null : `elasticache-${engine}/${type}`,
    [nodes, 'nodes'],
  );
}

/** The first snapshot is free, so only what is kept longer is counted. */
function backupLines(pricing: Pricing): CostComponent[] {
  const kept = pricing.args.amount('snapshot_retention_limit', '0');
  if (kept === '0' || kept === '1') return [];
  return [
    pricing.usageLine({
      name: 'Backups',
      unit: 'GB',
      price: 'elasticache/backup',
      usage: 'elasticache.backup-gb',
      of: [],
    }),
  ];
}

/** One that belongs to a replication group is a node of the group's kind. */
function cluster(pricing: Pricing): CostComponent[] {
  const { args } = pricing;
  const found = pricing.linked(
    'replication_group_id',
    'aws_elasticache_replication_group',
  );
  const group = found ? argumentsOf(found) : args;
  return [
    nodeLine(
      pricing,
      args.text('node_type') ?? group.text('node_type') ?? null,
      args.text('engine') ?? group.text('engine', 'redis'),
      args.amount('num_cache_nodes', '1'),
    ),
    ...backupLines(pricing),
  ];
}

function nodesOf({ args }: Pricing): Known<Amount> {
  const shards = args.amount('num_node_groups');
  if (shards === undefined) return args.amount('num_cache_clusters', '1');
  const replicas = args.amount('replicas_per_node_group', '0');
  return shards === null || replicas === null
    ? null
    : multiplyAmounts(shards, addAmounts(replicas, '1'));
}

function replicationGroup(pricing: Pricing): CostComponent[] {
  const { args } = pricing;
  return [
    nodeLine(
      pricing,
      args.text('node_type') ?? null,
      args.text('engine', 'redis'),
      nodesOf(pricing),
    ),
    ...backupLines(pricing),
  ];
}

export const caches: Rules = {
  aws_elasticache_cluster: components(cluster),
  aws_elasticache_replication_group: components(replicationGroup),
};
