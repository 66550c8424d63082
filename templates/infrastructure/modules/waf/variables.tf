variable "name" {
  description = "Name of the web ACL, its address sets and its metrics, for example authhub-prod."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$", var.name)) && length(var.name) <= 100
    error_message = "name must be lower-case kebab-case (letters, digits, single hyphens), start with a letter, and have at most 100 characters."
  }
}

variable "tags" {
  description = "Tags in addition to the provider's default_tags."
  type        = map(string)
  default     = {}
  nullable    = false
}

variable "scope" {
  description = "REGIONAL for load balancers, API Gateway and Cognito; CLOUDFRONT for distributions, which puts everything into us-east-1."
  type        = string
  default     = "REGIONAL"
  nullable    = false

  validation {
    condition     = contains(["REGIONAL", "CLOUDFRONT"], var.scope)
    error_message = "scope must be REGIONAL or CLOUDFRONT."
  }
}

variable "associations" {
  description = "ARNs of what the web ACL protects, by a short name: load balancers, API stages, user pools. A distribution names its web ACL itself."
  type        = map(string)
  default     = {}
  nullable    = false

  validation {
    condition     = var.scope == "REGIONAL" || length(var.associations) == 0
    error_message = "associations must be empty for scope CLOUDFRONT: set the distribution's web_acl_id to the output arn instead."
  }

  validation {
    condition     = alltrue([for arn in values(var.associations) : can(regex("^arn:aws[a-z-]*:", arn))])
    error_message = "associations must hold ARNs."
  }
}

variable "additional_rule_groups" {
  description = "Managed rule groups of AWS beside the three that are always on (IP reputation, known bad inputs, common), in the order they are asked, for example AWSManagedRulesSQLiRuleSet."
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for group in var.additional_rule_groups : can(regex("^AWSManagedRules[A-Za-z0-9]+$", group))])
    error_message = "additional_rule_groups must hold names such as AWSManagedRulesSQLiRuleSet."
  }

  validation {
    condition     = length(distinct(concat(local.base_rule_groups, var.additional_rule_groups))) == length(local.base_rule_groups) + length(var.additional_rule_groups)
    error_message = "additional_rule_groups must not repeat a group; always on are ${join(", ", local.base_rule_groups)}."
  }
}

variable "count_rules" {
  description = "Rules that only count, by managed rule group, for what a service must accept: { AWSManagedRulesCommonRuleSet = [\"SizeRestrictions_BODY\"] } lets uploads above 8 KiB through."
  type        = map(set(string))
  default     = {}
  nullable    = false

  validation {
    condition     = length(setsubtract(keys(var.count_rules), local.rule_groups)) == 0
    error_message = "count_rules names groups that this web ACL does not have: ${join(", ", setsubtract(keys(var.count_rules), local.rule_groups))}."
  }
}

variable "count_rule_groups" {
  description = "Managed rule groups that only count, to see what a new one would block before it does."
  type        = set(string)
  default     = []
  nullable    = false

  validation {
    condition     = length(setsubtract(var.count_rule_groups, local.rule_groups)) == 0
    error_message = "count_rule_groups names groups that this web ACL does not have: ${join(", ", setsubtract(var.count_rule_groups, local.rule_groups))}."
  }
}

variable "rate_limit" {
  description = "Requests that one address may send within the window before it gets 429."
  type = object({
    requests       = optional(number, 2000)
    window_seconds = optional(number, 300)
  })
  default  = {}
  nullable = false

  validation {
    condition     = var.rate_limit.requests >= 10 && var.rate_limit.requests <= 2000000000
    error_message = "rate_limit.requests must be between 10 and 2000000000."
  }

  validation {
    condition     = contains([60, 120, 300, 600], var.rate_limit.window_seconds)
    error_message = "rate_limit.window_seconds must be 60, 120, 300 or 600."
  }
}

variable "path_rate_limits" {
  description = "Tighter limits for paths that begin with a text, by a short name, for example the sign-in form."
  type = map(object({
    path           = string
    requests       = number
    window_seconds = optional(number, 300)
  }))
  default  = {}
  nullable = false

  validation {
    condition     = alltrue([for limit in values(var.path_rate_limits) : startswith(limit.path, "/") && lower(limit.path) == limit.path && length(limit.path) <= 200])
    error_message = "path_rate_limits: path must start with /, be lower-case (it is compared without regard to case) and have at most 200 characters."
  }

  validation {
    condition = alltrue([
      for limit in values(var.path_rate_limits) :
      limit.requests >= 10 && limit.requests <= 2000000000 && contains([60, 120, 300, 600], limit.window_seconds)
    ])
    error_message = "path_rate_limits: requests must be between 10 and 2000000000, window_seconds 60, 120, 300 or 600."
  }

  validation {
    condition     = alltrue([for key in keys(var.path_rate_limits) : can(regex("^[a-z0-9-]{1,64}$", key))])
    error_message = "path_rate_limits: short names must be lower-case letters, digits and hyphens."
  }
}

variable "allowed_cidrs" {
  description = "Addresses, IPv4 and IPv6, from which restricted paths (or everything) can be reached."
  type        = set(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for cidr in var.allowed_cidrs : can(cidrhost(cidr, 0))])
    error_message = "allowed_cidrs must be CIDR blocks such as 203.0.113.0/24 or 2001:db8::/48."
  }

  validation {
    condition     = alltrue([for cidr in var.allowed_cidrs : !endswith(cidr, "/0")])
    error_message = "allowed_cidrs must not hold 0.0.0.0/0 or ::/0: WAF refuses them, and they would allow everybody."
  }
}

variable "restricted_paths" {
  description = "Paths that only allowed_cidrs may reach, by a short name: { admin = \"/admin\" } covers everything that begins with /admin."
  type        = map(string)
  default     = {}
  nullable    = false

  validation {
    condition     = alltrue([for path in values(var.restricted_paths) : startswith(path, "/") && lower(path) == path && length(path) <= 200])
    error_message = "restricted_paths must start with /, be lower-case (they are compared without regard to case) and have at most 200 characters."
  }

  validation {
    condition     = alltrue([for key in keys(var.restricted_paths) : can(regex("^[a-z0-9-]{1,64}$", key))])
    error_message = "restricted_paths: short names must be lower-case letters, digits and hyphens."
  }
}

variable "restrict_everything" {
  description = "Whether only allowed_cidrs may reach anything at all, for an internal tool on a public address."
  type        = bool
  default     = false
  nullable    = false

  validation {
    condition     = length(var.allowed_cidrs) > 0 || (!var.restrict_everything && length(var.restricted_paths) == 0)
    error_message = "allowed_cidrs must not be empty when something is restricted to them: nobody could reach it."
  }
}

variable "logging" {
  description = <<-EOT
    Where requests are logged. By default into a log group of the module's own.
    kms_key_arn: key of that log group, in us-east-1 for scope CLOUDFRONT. retention_days: how long it keeps.
    create_log_group = false with destination_arn: an existing log group, delivery stream or bucket whose name begins with aws-waf-logs-.
    log_allowed: also log requests that no rule matched, which costs by the request.
  EOT
  type = object({
    create_log_group = optional(bool, true)
    kms_key_arn      = optional(string)
    retention_days   = optional(number, 365)
    destination_arn  = optional(string)
    log_allowed      = optional(bool, false)
  })
  default  = {}
  nullable = false

  validation {
    condition     = var.logging.create_log_group != (var.logging.destination_arn != null)
    error_message = "logging.destination_arn must be given when create_log_group is false, and only then."
  }

  validation {
    condition     = var.logging.destination_arn == null || can(regex("^arn:aws[a-z-]*:(logs|firehose|s3):.*aws-waf-logs-", var.logging.destination_arn))
    error_message = "logging.destination_arn must be the ARN of a log group, delivery stream or bucket whose name begins with aws-waf-logs-."
  }

  validation {
    condition     = contains([1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653], var.logging.retention_days)
    error_message = "logging.retention_days must be one of the retentions of CloudWatch Logs, for example 30, 90, 365 or 731."
  }

  validation {
    condition     = var.logging.kms_key_arn == null || can(regex("^arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/.+$", var.logging.kms_key_arn))
    error_message = "logging.kms_key_arn must be the ARN of a KMS key (not of an alias)."
  }
}
