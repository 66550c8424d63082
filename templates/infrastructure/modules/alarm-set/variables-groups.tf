# Each group is made only when its variable is given. Groups of several things
# are maps: the keys must be known when planning, the identifiers need not be.

variable "alb" {
  description = <<-EOT
    Application Load Balancer of the service.
    load_balancer_arn_suffix: arn_suffix of the load balancer. target_groups: arn_suffix of each target group, by a short name.
    owns_load_balancer: false for a shared load balancer, whose own errors are its owner's to hear.
    error_rate_percent: 5xx answers per 100 requests. minimum_requests: requests in a minute below which the rate says nothing.
    latency_p95_seconds, latency_p99_seconds: response time of the targets. minimum_healthy_hosts: 0 for a service that may scale to nothing.
  EOT
  type = object({
    load_balancer_arn_suffix = string
    target_groups            = map(string)
    owns_load_balancer       = optional(bool, true)
    error_rate_percent       = optional(number, 5)
    minimum_requests         = optional(number, 20)
    latency_p95_seconds      = optional(number, 1)
    latency_p99_seconds      = optional(number, 3)
    minimum_healthy_hosts    = optional(number, 1)
  })
  default = null

  validation {
    condition     = var.alb == null || can(regex("^app/[^/]+/[0-9a-f]+$", var.alb.load_balancer_arn_suffix))
    error_message = "alb.load_balancer_arn_suffix must look like app/<name>/<id>: use the load balancer's arn_suffix, not its ARN."
  }

  validation {
    condition = var.alb == null || alltrue([
      for suffix in values(try(var.alb.target_groups, {})) : can(regex("^targetgroup/[^/]+/[0-9a-f]+$", suffix))
    ])
    error_message = "alb.target_groups must hold values like targetgroup/<name>/<id>: use the target group's arn_suffix, not its ARN."
  }

  validation {
    condition     = var.alb == null || try(length(var.alb.target_groups) > 0 || var.alb.owns_load_balancer, false)
    error_message = "alb needs at least one target group, or owns_load_balancer = true: otherwise it makes no alarm."
  }

  validation {
    condition     = var.alb == null || try(var.alb.error_rate_percent > 0 && var.alb.error_rate_percent < 100, false)
    error_message = "alb.error_rate_percent must be above 0 and below 100."
  }

  validation {
    condition     = var.alb == null || try(0 < var.alb.latency_p95_seconds && var.alb.latency_p95_seconds <= var.alb.latency_p99_seconds, false)
    error_message = "alb.latency_p95_seconds must be above 0 and not above latency_p99_seconds."
  }

  validation {
    condition     = var.alb == null || try(var.alb.minimum_requests >= 1 && var.alb.minimum_healthy_hosts >= 0, false)
    error_message = "alb.minimum_requests must be at least 1 and alb.minimum_healthy_hosts at least 0."
  }
}

variable "ecs" {
  description = "ECS service. Thresholds in percent of what the tasks reserve. The alarm on missing tasks needs Container Insights on the cluster."
  type = object({
    cluster_name   = string
    service_name   = string
    cpu_percent    = optional(number, 85)
    memory_percent = optional(number, 85)
  })
  default = null

  validation {
    condition     = var.ecs == null || alltrue([for percent in try([var.ecs.cpu_percent, var.ecs.memory_percent], []) : percent > 0 && percent <= 100])
    error_message = "ecs.cpu_percent and ecs.memory_percent must be above 0 and at most 100."
  }
}

variable "databases" {
  description = <<-EOT
    RDS instances, by a short name.
    identifier: DB instance identifier. allocated_storage_gib: size of its disk, from which the storage threshold is taken.
    max_connections: the engine's limit; without it there is no alarm on connections, because the limit follows from the instance class.
    replica: whether it is a read replica, which adds an alarm on its lag.
  EOT
  type = map(object({
    identifier            = string
    allocated_storage_gib = number
    max_connections       = optional(number)
    replica               = optional(bool, false)
    cpu_percent           = optional(number, 85)
    free_storage_percent  = optional(number, 15)
    connections_percent   = optional(number, 80)
    replica_lag_seconds   = optional(number, 60)
  }))
  default  = {}
  nullable = false

  validation {
    condition = alltrue(flatten([
      for database in values(var.databases) : [
        for percent in [database.cpu_percent, database.free_storage_percent, database.connections_percent] : percent > 0 && percent < 100
      ]
    ]))
    error_message = "databases: cpu_percent, free_storage_percent and connections_percent must be above 0 and below 100."
  }

  validation {
    condition = alltrue([
      for database in values(var.databases) :
      database.allocated_storage_gib >= 5 && database.replica_lag_seconds > 0 && coalesce(database.max_connections, 1) > 0
    ])
    error_message = "databases: allocated_storage_gib must be at least 5 (GiB), replica_lag_seconds and max_connections above 0."
  }
}

variable "queues" {
  description = "SQS queues, by a short name. max_age_seconds: how long the oldest message may wait."
  type = map(object({
    queue_name      = string
    max_age_seconds = optional(number, 600)
  }))
  default  = {}
  nullable = false

  validation {
    condition     = alltrue([for queue in values(var.queues) : queue.max_age_seconds >= 60 && queue.max_age_seconds <= 1209600])
    error_message = "queues: max_age_seconds must be between 60 and 1209600 (14 days, the longest that SQS keeps a message)."
  }
}

variable "dead_letter_queues" {
  description = "Names of SQS dead-letter queues, by a short name. Any message in one is an alarm."
  type        = map(string)
  default     = {}
  nullable    = false
}

variable "caches" {
  description = <<-EOT
    ElastiCache replication groups (Valkey or Redis OSS), by a short name.
    node_count: nodes in each shard. shard_count: number of shards in cluster mode; leave out without cluster mode.
    evictions: keys evicted in five minutes; raise it for a cache that is meant to evict.
  EOT
  type = map(object({
    replication_group_id = string
    node_count           = optional(number, 2)
    shard_count          = optional(number)
    memory_percent       = optional(number, 80)
    evictions            = optional(number, 100)
  }))
  default  = {}
  nullable = false

  validation {
    condition = alltrue([
      for cache in values(var.caches) :
      cache.node_count >= 1 && cache.node_count <= 6 && coalesce(cache.shard_count, 1) >= 1 && coalesce(cache.shard_count, 1) <= 500
    ])
    error_message = "caches: node_count must be 1 to 6 and shard_count 1 to 500."
  }

  validation {
    condition     = alltrue([for cache in values(var.caches) : cache.memory_percent > 0 && cache.memory_percent < 100 && cache.evictions >= 0])
    error_message = "caches: memory_percent must be above 0 and below 100, evictions at least 0."
  }
}
