variable "name" {
  description = "Identifier of the instance and prefix of everything that belongs to it. Lower-case kebab, 1 to 50 characters."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$", var.name)) && length(var.name) <= 50
    error_message = "name must be lower-case kebab (a-z, 0-9, single hyphens), start with a letter and have at most 50 characters."
  }
}

variable "engine" {
  description = "Database engine: postgres or mysql."
  type        = string
  default     = "postgres"
  nullable    = false

  validation {
    condition     = contains(["postgres", "mysql"], var.engine)
    error_message = "engine must be postgres or mysql."
  }
}

variable "engine_version" {
  description = "Version of the engine: 14 to 18 for postgres, 8.0 or 8.4 for mysql, with or without the minor number (16, 16.9, 8.4, 8.4.6). By default 17 and 8.4. Without the minor number RDS keeps it up to date."
  type        = string
  default     = null

  validation {
    condition = var.engine_version == null || can(regex(
      var.engine == "postgres" ? "^1[4-8](\\.[0-9]+)?$" : "^8\\.(0|4)(\\.[0-9]+)?$",
      var.engine_version,
    ))
    error_message = "engine_version must be 14 to 18 for postgres, 8.0 or 8.4 for mysql, optionally with the minor number."
  }
}

variable "instance_class" {
  description = "Class of the instance, such as db.t4g.medium or db.r7g.large."
  type        = string
  default     = "db.t4g.medium"
  nullable    = false

  validation {
    condition     = can(regex("^db\\.[a-z][a-z0-9]*\\.[a-z0-9]+$", var.instance_class))
    error_message = "instance_class must have the form db.<family>.<size>, such as db.t4g.medium."
  }
}

variable "storage" {
  description = "Storage in GiB. It grows by itself up to max_gib (0: it does not). gp3 takes iops and throughput_mibps from 400 GiB on; below, RDS gives 3,000 IOPS and 125 MiB/s. io2 needs iops."
  type = object({
    allocated_gib    = optional(number, 20)
    max_gib          = optional(number, 100)
    type             = optional(string, "gp3")
    iops             = optional(number)
    throughput_mibps = optional(number)
  })
  default  = {}
  nullable = false

  validation {
    condition     = contains(["gp3", "io2"], var.storage.type)
    error_message = "storage.type must be gp3 or io2."
  }

  validation {
    condition     = var.storage.allocated_gib >= (var.storage.type == "io2" ? 100 : 20) && var.storage.allocated_gib <= 65536
    error_message = "storage.allocated_gib must be 20 (io2: 100) to 65536."
  }

  validation {
    condition     = var.storage.max_gib == 0 || (var.storage.max_gib >= var.storage.allocated_gib * 1.1 && var.storage.max_gib <= 65536)
    error_message = "storage.max_gib must be at least a tenth above allocated_gib and at most 65536, or 0."
  }

  validation {
    condition     = var.storage.type != "gp3" || var.storage.allocated_gib >= 400 || (var.storage.iops == null && var.storage.throughput_mibps == null)
    error_message = "storage.iops and storage.throughput_mibps of gp3 can be set from 400 GiB on only."
  }

  validation {
    condition     = var.storage.type != "io2" || (var.storage.iops != null && var.storage.throughput_mibps == null)
    error_message = "io2 storage needs storage.iops and takes no storage.throughput_mibps."
  }
}

variable "database_name" {
  description = "Name of the database made with the instance; null for none."
  type        = string
  default     = null

  validation {
    condition     = var.database_name == null || can(regex("^[a-z][a-z0-9_]{0,62}$", var.database_name))
    error_message = "database_name must start with a letter and have 1 to 63 characters of a-z, 0-9 and underscore."
  }
}

variable "master_username" {
  description = "Name of the master user. For people and migrations; services get users of their own."
  type        = string
  default     = "dbadmin"
  nullable    = false

  validation {
    condition     = can(regex("^[a-z][a-z0-9_]{0,15}$", var.master_username)) && !contains(["admin", "postgres", "rdsadmin", "root", "mysql"], var.master_username)
    error_message = "master_username must start with a letter, have 1 to 16 characters of a-z, 0-9 and underscore, and not be a reserved name (admin, mysql, postgres, rdsadmin, root)."
  }
}

variable "master_password" {
  description = "Password of the master user, for instances with read replicas only (RDS cannot manage the password of those). Ephemeral and write-only: it reaches neither plan nor state. Leave it out otherwise: RDS then makes, stores and rotates the password."
  type        = string
  default     = null
  ephemeral   = true
  sensitive   = true
}

variable "master_password_version" {
  description = "Number to raise when master_password changes. Setting it means that RDS does not manage the password."
  type        = number
  default     = null

  validation {
    condition     = try(var.master_password_version >= 1 && floor(var.master_password_version) == var.master_password_version, var.master_password_version == null)
    error_message = "master_password_version must be a whole number from 1."
  }
}

variable "master_password_rotation_days" {
  description = "Days (1 to 1000) between rotations of the password that RDS manages; null for RDS's own 7. Whoever reads the secret at start only is locked out by the next rotation."
  type        = number
  default     = null

  validation {
    condition     = try(var.master_password_rotation_days >= 1 && var.master_password_rotation_days <= 1000, var.master_password_rotation_days == null)
    error_message = "master_password_rotation_days must be 1 to 1000."
  }

  validation {
    condition     = var.master_password_rotation_days == null || var.master_password_version == null
    error_message = "master_password_rotation_days is for the password that RDS manages: leave master_password_version out."
  }
}

variable "multi_az" {
  description = "Keep a standby in a second zone. Switch off for databases that may be away for hours."
  type        = bool
  default     = true
  nullable    = false
}

variable "kms_key_arn" {
  description = "ARN of the KMS key for storage, snapshots, insights, logs and the master user's secret. Its policy must admit CloudWatch Logs (kms-key: services = [\"logs\"])."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/.+$", var.kms_key_arn))
    error_message = "kms_key_arn must be the ARN of a KMS key (not of an alias)."
  }
}

variable "read_replicas" {
  description = "Read replicas by name (the identifier becomes <name>-<key>). They need master_password_version. instance_class defaults to that of the instance."
  type = map(object({
    instance_class    = optional(string)
    availability_zone = optional(string)
    multi_az          = optional(bool, false)
  }))
  default  = {}
  nullable = false

  validation {
    condition     = alltrue([for key, replica in var.read_replicas : can(regex("^[a-z0-9]+(-[a-z0-9]+)*$", key)) && length(key) <= 12])
    error_message = "Names of read_replicas must be lower-case kebab of at most 12 characters."
  }

  validation {
    condition     = alltrue([for replica in values(var.read_replicas) : can(regex("^db\\.[a-z][a-z0-9]*\\.[a-z0-9]+$", coalesce(replica.instance_class, var.instance_class)))])
    error_message = "instance_class of a read replica must have the form db.<family>.<size>."
  }

  validation {
    condition     = length(var.read_replicas) == 0 || var.backup.retention_days > 0
    error_message = "Read replicas need automated backups of the instance."
  }

  validation {
    condition     = length(var.read_replicas) == 0 || var.master_password_version != null
    error_message = "read_replicas need master_password and master_password_version: RDS makes no replicas of an instance whose password it manages."
  }
}

variable "tags" {
  description = "Tags in addition to the provider's default tags."
  type        = map(string)
  default     = {}
  nullable    = false
}
