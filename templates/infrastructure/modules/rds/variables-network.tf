variable "vpc_id" {
  description = "Id of the VPC of the database."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^vpc-[0-9a-z]+$", var.vpc_id))
    error_message = "vpc_id must have the form vpc-0123456789abcdef0."
  }
}

variable "subnet_ids" {
  description = "Ids of private subnets in at least two zones."
  type        = list(string)
  nullable    = false

  validation {
    condition     = length(distinct(var.subnet_ids)) >= 2
    error_message = "subnet_ids must name at least two subnets, in different zones."
  }

  validation {
    condition     = alltrue([for id in var.subnet_ids : can(regex("^subnet-[0-9a-z]+$", id))])
    error_message = "subnet_ids must have the form subnet-0123456789abcdef0."
  }
}

variable "port" {
  description = "Port of the database; by default 5432 (postgres) or 3306 (mysql)."
  type        = number
  default     = null

  validation {
    condition     = try(var.port >= 1150 && var.port <= 65535, var.port == null)
    error_message = "port must be 1150 to 65535."
  }
}

variable "ingress_security_groups" {
  description = "Security groups that may connect, to the database and to its proxy, by a name of the client."
  type        = map(string)
  default     = {}
  nullable    = false

  validation {
    condition     = alltrue([for id in values(var.ingress_security_groups) : can(regex("^sg-[0-9a-z]+$", id))])
    error_message = "Values of ingress_security_groups must have the form sg-0123456789abcdef0."
  }
}

variable "ingress_cidr_blocks" {
  description = "Private IPv4 ranges that may connect, by name (a VPN, a peered network). Prefer security groups."
  type        = map(string)
  default     = {}
  nullable    = false

  validation {
    condition     = alltrue([for cidr in values(var.ingress_cidr_blocks) : can(cidrnetmask(cidr)) && can(regex("^(10\\.|172\\.(1[6-9]|2[0-9]|3[01])\\.|192\\.168\\.)", cidr))])
    error_message = "Values of ingress_cidr_blocks must be IPv4 ranges within 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16."
  }

  validation {
    condition     = alltrue([for cidr in values(var.ingress_cidr_blocks) : try(tonumber(split("/", cidr)[1]) >= 16, false)])
    error_message = "Values of ingress_cidr_blocks must not be wider than /16."
  }
}

variable "proxy" {
  description = "RDS Proxy in front of the instance; null for none. With iam_auth clients sign in with IAM tokens, otherwise with the passwords of the secrets. secret_arns: secrets (username, password) of the users that may come through the proxy, by name; without any it is the master user's. secret_kms_key_arns: their keys, if not kms_key_arn."
  type = object({
    iam_auth                     = optional(bool, true)
    secret_arns                  = optional(map(string), {})
    secret_kms_key_arns          = optional(list(string), [])
    idle_client_timeout_seconds  = optional(number, 1800)
    borrow_timeout_seconds       = optional(number, 120)
    max_connections_percent      = optional(number, 90)
    max_idle_connections_percent = optional(number, 45)
    debug_logging                = optional(bool, false)
  })
  default = null

  validation {
    condition     = try(alltrue([for arn in values(var.proxy.secret_arns) : can(regex("^arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:[0-9]{12}:secret:.+$", arn))]), var.proxy == null)
    error_message = "Values of proxy.secret_arns must be ARNs of Secrets Manager secrets."
  }

  validation {
    condition     = try(alltrue([for arn in var.proxy.secret_kms_key_arns : can(regex("^arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/.+$", arn))]), var.proxy == null)
    error_message = "proxy.secret_kms_key_arns must be ARNs of KMS keys."
  }

  validation {
    condition     = try(var.proxy.idle_client_timeout_seconds >= 1 && var.proxy.idle_client_timeout_seconds <= 28800, var.proxy == null)
    error_message = "proxy.idle_client_timeout_seconds must be 1 to 28800."
  }

  validation {
    condition     = try(var.proxy.borrow_timeout_seconds >= 0 && var.proxy.borrow_timeout_seconds <= 300, var.proxy == null)
    error_message = "proxy.borrow_timeout_seconds must be 0 to 300."
  }

  validation {
    condition = try(
      var.proxy.max_connections_percent >= 1 && var.proxy.max_connections_percent <= 100 &&
      var.proxy.max_idle_connections_percent >= 0 && var.proxy.max_idle_connections_percent <= var.proxy.max_connections_percent,
      var.proxy == null,
    )
    error_message = "proxy.max_connections_percent must be 1 to 100 and max_idle_connections_percent not above it."
  }

  validation {
    condition     = try(var.master_password_version == null || length(var.proxy.secret_arns) > 0, var.proxy == null)
    error_message = "proxy.secret_arns must name at least one secret when RDS does not manage the master user's password."
  }
}
