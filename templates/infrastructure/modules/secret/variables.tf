variable "name" {
  description = "Name of the secret: segments of lower-case kebab between slashes, such as authhub/prod/oauth-client. 1 to 200 characters."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)*$", var.name)) && length(var.name) <= 200
    error_message = "name must be segments of lower-case kebab between slashes, at most 200 characters."
  }
}

variable "description" {
  description = "What the secret opens, and who puts its value."
  type        = string
  nullable    = false

  validation {
    condition     = length(trimspace(var.description)) > 0 && length(var.description) <= 2048
    error_message = "description must have 1 to 2048 characters."
  }
}

variable "kms_key_arn" {
  description = "ARN of the KMS key of the value."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/.+$", var.kms_key_arn))
    error_message = "kms_key_arn must be the ARN of a KMS key (not of an alias)."
  }
}

variable "recovery_window_days" {
  description = "Days (7 to 30) a deleted secret can be brought back; 0 deletes at once, for tests only."
  type        = number
  default     = 30
  nullable    = false

  validation {
    condition     = var.recovery_window_days == 0 || (var.recovery_window_days >= 7 && var.recovery_window_days <= 30)
    error_message = "recovery_window_days must be 7 to 30, or 0."
  }
}

variable "readers" {
  description = "ARNs of IAM principals of other accounts, or of this one, that the secret's policy lets read it. Roles of this account need no entry: they take read_policy_json."
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for arn in var.readers : can(regex("^arn:aws[a-z-]*:iam::[0-9]{12}:(root|(role|user)/[^*]+)$", arn))])
    error_message = "readers must be ARNs of IAM roles, users or account roots; wildcards are not accepted."
  }
}

variable "policy_statements" {
  description = "Further statements of the secret's policy, each as JSON (jsonencode). Resource is *, which means this secret."
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for statement in var.policy_statements : can(jsondecode(statement).Effect)])
    error_message = "Each of policy_statements must be the JSON of one policy statement with an Effect."
  }
}

variable "rotation" {
  description = "Rotation by a Lambda function: its ARN, and either days between rotations (1 to 1000) or a schedule (cron or rate); duration is the length of the window, such as 2h. null for none."
  type = object({
    lambda_arn  = string
    days        = optional(number)
    schedule    = optional(string)
    duration    = optional(string)
    immediately = optional(bool, true)
  })
  default = null

  validation {
    condition     = var.rotation == null || can(regex("^arn:aws[a-z-]*:lambda:[a-z0-9-]+:[0-9]{12}:function:.+$", var.rotation.lambda_arn))
    error_message = "rotation.lambda_arn must be the ARN of a Lambda function."
  }

  validation {
    condition     = try((var.rotation.days == null) != (var.rotation.schedule == null), var.rotation == null)
    error_message = "rotation needs either days or a schedule."
  }

  validation {
    condition     = try(var.rotation.days >= 1 && var.rotation.days <= 1000, try(var.rotation.days, null) == null)
    error_message = "rotation.days must be 1 to 1000."
  }

  validation {
    condition     = try(var.rotation.schedule, null) == null || can(regex("^(cron|rate)\\(.+\\)$", var.rotation.schedule))
    error_message = "rotation.schedule must be cron(…) or rate(…)."
  }

  validation {
    condition     = try(var.rotation.duration, null) == null || can(regex("^([1-9]|1[0-9]|2[0-4])h$", var.rotation.duration))
    error_message = "rotation.duration must be 1h to 24h."
  }
}

variable "replicas" {
  description = "Regions the secret is copied to, with the ARN of the KMS key there."
  type        = map(object({ kms_key_arn = string }))
  default     = {}
  nullable    = false

  validation {
    condition     = alltrue([for region in keys(var.replicas) : can(regex("^[a-z]{2}(-[a-z]+)+-[0-9]$", region))])
    error_message = "Keys of replicas must be Region codes such as ap-northeast-1."
  }

  validation {
    condition     = alltrue([for region, replica in var.replicas : can(regex("^arn:aws[a-z-]*:kms:${region}:[0-9]{12}:key/.+$", replica.kms_key_arn))])
    error_message = "kms_key_arn of a replica must be the ARN of a KMS key in its Region."
  }
}

variable "tags" {
  description = "Tags in addition to the provider's default tags."
  type        = map(string)
  default     = {}
  nullable    = false
}
