locals {
  # Metrics are kept per node. Nodes are named <group>-001 …, and
  # <group>-0001-001 … in cluster mode.
  cache_nodes = merge(flatten([
    for key, cache in var.caches : [
      for shard in range(coalesce(cache.shard_count, 1)) : {
        for node in range(cache.node_count) :
        (cache.shard_count == null ? format("%s-%03d", key, node + 1) : format("%s-%04d-%03d", key, shard + 1, node + 1)) => {
          cluster_id = (
            cache.shard_count == null
            ? format("%s-%03d", cache.replication_group_id, node + 1)
            : format("%s-%04d-%03d", cache.replication_group_id, shard + 1, node + 1)
          )
          cache = cache
        }
      }
    ]
  ])...)

  elasticache_metric_alarms = merge([
    for key, node in local.cache_nodes : {
      "elasticache-${key}-memory" = {
        severity    = "warning"
        description = "Cache node ${key} uses more than ${node.cache.memory_percent} % of its memory."
        namespace   = "AWS/ElastiCache"
        metric      = "DatabaseMemoryUsagePercentage"
        dimensions  = { CacheClusterId = node.cluster_id }
        statistic   = "Maximum"
        comparison  = "GreaterThanThreshold"
        threshold   = node.cache.memory_percent
        period      = 60
        periods     = 10
        datapoints  = 10
        # A node that is being replaced is silent for some minutes: not green,
        # and no reason to wake anybody either.
        missing = "missing"
      }
      "elasticache-${key}-evictions" = {
        severity    = "warning"
        description = "Cache node ${key} evicts more than ${node.cache.evictions} keys in five minutes: sessions or cached work are lost."
        namespace   = "AWS/ElastiCache"
        metric      = "Evictions"
        dimensions  = { CacheClusterId = node.cluster_id }
        statistic   = "Sum"
        comparison  = "GreaterThanThreshold"
        threshold   = node.cache.evictions
        period      = 300
        periods     = 3
        datapoints  = 3
        # A silent node evicts nothing.
        missing = "notBreaching"
      }
    }
  ]...)
}
