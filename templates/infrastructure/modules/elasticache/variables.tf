variable "name" {
  description = "Id of the replication group and prefix of everything that belongs to it. Lower-case kebab, 1 to 32 characters."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$", var.name)) && length(var.name) <= 32
    error_message = "name must be lower-case kebab (a-z, 0-9, single hyphens), start with a letter and have at most 32 characters."
  }
}

variable "description" {
  description = "What the cache is for."
  type        = string
  nullable    = false

  validation {
    condition     = length(trimspace(var.description)) > 0 && length(var.description) <= 255
    error_message = "description must have 1 to 255 characters."
  }
}

variable "engine" {
  description = "Engine: valkey or redis."
  type        = string
  default     = "valkey"
  nullable    = false

  validation {
    condition     = contains(["valkey", "redis"], var.engine)
    error_message = "engine must be valkey or redis."
  }
}

variable "engine_version" {
  description = "Version of the engine: 7.2 or 8.x for valkey, 7.0 or 7.1 for redis. By default 8.0 and 7.1."
  type        = string
  default     = null

  validation {
    condition     = var.engine_version == null || can(regex(var.engine == "valkey" ? "^(7\\.2|8\\.[0-9])$" : "^7\\.[01]$", var.engine_version))
    error_message = "engine_version must be 7.2 or 8.x for valkey, 7.0 or 7.1 for redis."
  }
}

variable "node_type" {
  description = "Type of the nodes, such as cache.t4g.small or cache.r7g.large."
  type        = string
  default     = "cache.t4g.small"
  nullable    = false

  validation {
    condition     = can(regex("^cache\\.[a-z][a-z0-9]*\\.[a-z0-9]+$", var.node_type))
    error_message = "node_type must have the form cache.<family>.<size>, such as cache.t4g.small."
  }
}

variable "replicas" {
  description = "Replicas of each shard (0 to 5). Without any, a failed node takes its data along."
  type        = number
  default     = 1
  nullable    = false

  validation {
    condition     = var.replicas >= 0 && var.replicas <= 5 && floor(var.replicas) == var.replicas
    error_message = "replicas must be a whole number from 0 to 5."
  }
}

variable "multi_az" {
  description = "Spread nodes over zones and fail over between them."
  type        = bool
  default     = true
  nullable    = false

  validation {
    condition     = !var.multi_az || var.replicas > 0
    error_message = "multi_az needs at least one replica."
  }
}

variable "cluster_mode" {
  description = "Spread the data over shards. Clients must speak the cluster protocol. Cannot be changed later."
  type        = bool
  default     = false
  nullable    = false
}

variable "shards" {
  description = "Number of shards (1 to 500); more than one in cluster mode only."
  type        = number
  default     = 1
  nullable    = false

  validation {
    condition     = var.shards >= 1 && var.shards <= 500 && floor(var.shards) == var.shards
    error_message = "shards must be a whole number from 1 to 500."
  }

  validation {
    condition     = var.shards == 1 || var.cluster_mode
    error_message = "shards above 1 need cluster_mode."
  }
}

variable "kms_key_arn" {
  description = "ARN of the KMS key for data, snapshots and logs. Its policy must admit CloudWatch Logs (kms-key: services = [\"logs\"])."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/.+$", var.kms_key_arn))
    error_message = "kms_key_arn must be the ARN of a KMS key (not of an alias)."
  }
}

variable "users" {
  description = "Users that sign in with IAM tokens, by name (the user becomes <name>-<key>), with the access string of what they may do. By default one user, app, that may do everything but what endangers the cache."
  type = map(object({
    access_string = optional(string, "on ~* &* +@all -@dangerous +info +cluster|nodes +cluster|shards +cluster|slots")
  }))
  default  = { app = {} }
  nullable = false

  validation {
    condition     = alltrue([for key in keys(var.users) : can(regex("^[a-z0-9]+(-[a-z0-9]+)*$", key)) && length(var.name) + 1 + length(key) <= 40 && key != "default"])
    error_message = "Names of users must be lower-case kebab, not default, and have at most 40 characters together with the cache's name."
  }

  validation {
    condition     = alltrue([for user in values(var.users) : can(regex("^(on|off) ", user.access_string))])
    error_message = "access_string of a user must begin with on or off."
  }

  validation {
    condition     = length(var.users) + length(var.user_ids) > 0
    error_message = "users or user_ids must name at least one user; otherwise nobody could use the cache."
  }
}

variable "user_ids" {
  description = "Ids of ElastiCache users made elsewhere, for clients that cannot sign in with IAM: their passwords belong to a secret, not to Terraform."
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for id in var.user_ids : can(regex("^[a-z][a-z0-9-]{0,39}$", id))])
    error_message = "user_ids must be ids of ElastiCache users (lower-case, as ElastiCache keeps them)."
  }
}

variable "parameters" {
  description = "Engine parameters by name, such as maxmemory-policy."
  type        = map(string)
  default     = {}
  nullable    = false

  validation {
    condition     = !contains(keys(var.parameters), "cluster-enabled")
    error_message = "parameters must not contain cluster-enabled: set cluster_mode."
  }
}

variable "tags" {
  description = "Tags in addition to the provider's default tags."
  type        = map(string)
  default     = {}
  nullable    = false
}
