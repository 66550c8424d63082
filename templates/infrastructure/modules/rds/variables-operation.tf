variable "backup" {
  description = "Automated backups: days kept (1 to 35) and daily window in UTC. The default window is 02:00 to 03:00 in Seoul."
  type = object({
    retention_days = optional(number, 14)
    window         = optional(string, "17:00-18:00")
  })
  default  = {}
  nullable = false

  validation {
    condition     = var.backup.retention_days >= 1 && var.backup.retention_days <= 35 && floor(var.backup.retention_days) == var.backup.retention_days
    error_message = "backup.retention_days must be a whole number from 1 to 35."
  }

  validation {
    condition     = can(regex("^([01][0-9]|2[0-3]):[0-5][0-9]-([01][0-9]|2[0-3]):[0-5][0-9]$", var.backup.window))
    error_message = "backup.window must have the form hh:mm-hh:mm (UTC)."
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

variable "deletion_protection" {
  description = "Refuse to delete the instance. Switch off in a change of its own before removing it."
  type        = bool
  default     = true
  nullable    = false
}

variable "final_snapshot" {
  description = "Final snapshot when the instance is deleted: whether, and its identifier (by default <name>-final; give another one when that name was used by an instance before)."
  type = object({
    enabled    = optional(bool, true)
    identifier = optional(string)
  })
  default  = {}
  nullable = false

  validation {
    condition     = var.final_snapshot.identifier == null || can(regex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$", var.final_snapshot.identifier))
    error_message = "final_snapshot.identifier must be lower-case kebab."
  }
}

variable "parameters" {
  description = "Engine parameters in addition to the module's, by name. apply_method is immediate (dynamic parameters) or pending-reboot (static ones). Those that require TLS cannot be changed."
  type = map(object({
    value        = string
    apply_method = optional(string, "immediate")
  }))
  default  = {}
  nullable = false

  validation {
    condition     = alltrue([for parameter in values(var.parameters) : contains(["immediate", "pending-reboot"], parameter.apply_method)])
    error_message = "apply_method of a parameter must be immediate or pending-reboot."
  }

  validation {
    condition     = length(setintersection(keys(var.parameters), ["rds.force_ssl", "require_secure_transport"])) == 0
    error_message = "parameters must not contain rds.force_ssl or require_secure_transport: connections without TLS are never accepted."
  }
}

variable "iam_authentication" {
  description = "Let database users sign in with IAM tokens instead of passwords."
  type        = bool
  default     = true
  nullable    = false
}

variable "logs" {
  description = "Engine logs sent to CloudWatch: which (null: postgresql and upgrade, or error and slowquery), days kept, and KMS key if not kms_key_arn."
  type = object({
    exports        = optional(set(string))
    retention_days = optional(number, 365)
    kms_key_arn    = optional(string)
  })
  default  = {}
  nullable = false

  validation {
    condition = alltrue([
      for export in coalesce(var.logs.exports, []) :
      contains(var.engine == "postgres" ? ["postgresql", "upgrade", "iam-db-auth-error"] : ["error", "general", "slowquery", "iam-db-auth-error"], export)
    ])
    error_message = "logs.exports may contain postgresql, upgrade and iam-db-auth-error (postgres), or error, general, slowquery and iam-db-auth-error (mysql)."
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

variable "monitoring" {
  description = "Enhanced monitoring (seconds between samples; 0 switches it off) and Database Insights (mode standard or advanced, days kept). Micro and small instances of mysql have no insights."
  type = object({
    interval_seconds        = optional(number, 60)
    insights                = optional(bool, true)
    insights_mode           = optional(string, "standard")
    insights_retention_days = optional(number, 7)
  })
  default  = {}
  nullable = false

  validation {
    condition     = contains([0, 1, 5, 10, 15, 30, 60], var.monitoring.interval_seconds)
    error_message = "monitoring.interval_seconds must be 0, 1, 5, 10, 15, 30 or 60."
  }

  validation {
    condition     = contains(["standard", "advanced"], var.monitoring.insights_mode)
    error_message = "monitoring.insights_mode must be standard or advanced."
  }

  validation {
    condition     = contains(concat([7, 731], [for month in range(1, 24) : month * 31]), var.monitoring.insights_retention_days)
    error_message = "monitoring.insights_retention_days must be 7, 731 or a multiple of 31 up to 713."
  }

  validation {
    condition     = var.monitoring.insights_mode != "advanced" || (var.monitoring.insights && var.monitoring.insights_retention_days >= 465)
    error_message = "insights_mode advanced needs insights and at least 465 days of them."
  }

  validation {
    condition     = !var.monitoring.insights || var.engine != "mysql" || !can(regex("\\.(micro|small)$", var.instance_class))
    error_message = "mysql on a micro or small instance has no insights: set monitoring.insights to false."
  }
}

variable "ca_certificate" {
  description = "Certificate authority of the server certificate: rds-ca-rsa2048-g1, rds-ca-rsa4096-g1 or rds-ca-ecc384-g1."
  type        = string
  default     = "rds-ca-rsa2048-g1"
  nullable    = false

  validation {
    condition     = contains(["rds-ca-rsa2048-g1", "rds-ca-rsa4096-g1", "rds-ca-ecc384-g1"], var.ca_certificate)
    error_message = "ca_certificate must be rds-ca-rsa2048-g1, rds-ca-rsa4096-g1 or rds-ca-ecc384-g1."
  }
}

variable "allow_major_version_upgrade" {
  description = "Allow a change of engine_version to another major version."
  type        = bool
  default     = false
  nullable    = false
}

variable "extended_support" {
  description = "Pay for extended support when the engine version reaches the end of standard support. With false RDS upgrades it then."
  type        = bool
  default     = false
  nullable    = false
}

variable "apply_immediately" {
  description = "Apply changes at once instead of in the maintenance window. May interrupt connections."
  type        = bool
  default     = false
  nullable    = false
}

variable "permissions_boundary_arn" {
  description = "ARN of the IAM policy that bounds the roles of this module; null for none."
  type        = string
  default     = null

  validation {
    condition     = var.permissions_boundary_arn == null || can(regex("^arn:aws[a-z-]*:iam::([0-9]{12}|aws):policy/.+$", var.permissions_boundary_arn))
    error_message = "permissions_boundary_arn must be the ARN of an IAM policy."
  }
}
