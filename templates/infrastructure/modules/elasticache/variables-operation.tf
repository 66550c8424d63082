variable "vpc_id" {
  description = "Id of the VPC of the cache."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^vpc-[0-9a-z]+$", var.vpc_id))
    error_message = "vpc_id must have the form vpc-0123456789abcdef0."
  }
}

variable "subnet_ids" {
  description = "Ids of private subnets, in at least two zones with multi_az."
  type        = list(string)
  nullable    = false

  validation {
    condition     = length(distinct(var.subnet_ids)) >= (var.multi_az ? 2 : 1)
    error_message = "subnet_ids must name at least two subnets with multi_az, otherwise one."
  }

  validation {
    condition     = alltrue([for id in var.subnet_ids : can(regex("^subnet-[0-9a-z]+$", id))])
    error_message = "subnet_ids must have the form subnet-0123456789abcdef0."
  }
}

variable "port" {
  description = "Port of the cache."
  type        = number
  default     = 6379
  nullable    = false

  validation {
    condition     = var.port >= 1024 && var.port <= 65535
    error_message = "port must be 1024 to 65535."
  }
}

variable "ingress_security_groups" {
  description = "Security groups that may connect, by a name of the client."
  type        = map(string)
  default     = {}
  nullable    = false

  validation {
    condition     = alltrue([for id in values(var.ingress_security_groups) : can(regex("^sg-[0-9a-z]+$", id))])
    error_message = "Values of ingress_security_groups must have the form sg-0123456789abcdef0."
  }
}

variable "snapshots" {
  description = "Daily snapshots: days kept (0 to 35; 0 for none), window in UTC (default 02:00 to 03:00 in Seoul), and whether one is taken on deletion."
  type = object({
    retention_days = optional(number, 7)
    window         = optional(string, "17:00-18:00")
    final          = optional(bool, true)
  })
  default  = {}
  nullable = false

  validation {
    condition     = var.snapshots.retention_days >= 0 && var.snapshots.retention_days <= 35 && floor(var.snapshots.retention_days) == var.snapshots.retention_days
    error_message = "snapshots.retention_days must be a whole number from 0 to 35."
  }

  validation {
    condition     = can(regex("^([01][0-9]|2[0-3]):[0-5][0-9]-([01][0-9]|2[0-3]):[0-5][0-9]$", var.snapshots.window))
    error_message = "snapshots.window must have the form hh:mm-hh:mm (UTC)."
  }
}

variable "maintenance_window" {
  description = "Weekly window for maintenance in UTC. The default is Monday 04:00 to 05:00 in Seoul."
  type        = string
  default     = "sun:19:00-sun:20:00"
  nullable    = false

  validation {
    condition     = can(regex("^(mon|tue|wed|thu|fri|sat|sun):([01][0-9]|2[0-3]):[0-5][0-9]-(mon|tue|wed|thu|fri|sat|sun):([01][0-9]|2[0-3]):[0-5][0-9]$", var.maintenance_window))
    error_message = "maintenance_window must have the form ddd:hh:mm-ddd:hh:mm (UTC), such as sun:19:00-sun:20:00."
  }
}

variable "logs" {
  description = "Slow log and engine log in CloudWatch: which (slow-log, engine-log), days kept, and KMS key if not kms_key_arn."
  type = object({
    types          = optional(set(string), ["engine-log", "slow-log"])
    retention_days = optional(number, 365)
    kms_key_arn    = optional(string)
  })
  default  = {}
  nullable = false

  validation {
    condition     = alltrue([for type in var.logs.types : contains(["engine-log", "slow-log"], type)])
    error_message = "logs.types may contain engine-log and slow-log."
  }

  validation {
    condition     = contains([1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653], var.logs.retention_days)
    error_message = "logs.retention_days must be a period CloudWatch Logs knows: 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288 or 3653."
  }

  validation {
    condition     = var.logs.kms_key_arn == null || can(regex("^arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/.+$", var.logs.kms_key_arn))
    error_message = "logs.kms_key_arn must be the ARN of a KMS key."
  }
}

variable "notification_topic_arn" {
  description = "ARN of the SNS topic for events of the cache (failover, maintenance); null for none."
  type        = string
  default     = null

  validation {
    condition     = var.notification_topic_arn == null || can(regex("^arn:aws[a-z-]*:sns:[a-z0-9-]+:[0-9]{12}:[^.]+$", var.notification_topic_arn))
    error_message = "notification_topic_arn must be the ARN of a standard SNS topic."
  }
}

variable "apply_immediately" {
  description = "Apply changes at once instead of in the maintenance window. May interrupt connections."
  type        = bool
  default     = false
  nullable    = false
}
