variable "name" {
  description = "Name of the bucket, unique in all of AWS. Lower-case kebab, 3 to 63 characters."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z0-9]+(-[a-z0-9]+)*$", var.name)) && length(var.name) >= 3 && length(var.name) <= 63
    error_message = "name must be lower-case kebab (a-z, 0-9, single hyphens) of 3 to 63 characters."
  }
}

variable "kms_key_arn" {
  description = "ARN of the KMS key of the state. State holds secrets: the key is as restricted as they are."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/.+$", var.kms_key_arn))
    error_message = "kms_key_arn must be the ARN of a KMS key (not of an alias)."
  }
}

variable "administrators" {
  description = "ARNs of the IAM roles that may change the bucket's settings and delete versions of state, among them the role that applies this module. Patterns with * are accepted. Empty: not restricted by the bucket."
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for arn in var.administrators : can(regex("^arn:aws[a-z-]*:iam::[0-9]{12}:(role|user)/[^*]", arn))])
    error_message = "administrators must be ARNs of IAM roles or users of a named account."
  }
}

variable "state_scopes" {
  description = "Prefixes of state keys, by a name of your own, for which policies of roles are wanted: { authhub = \"stacks/authhub/\" }. An empty prefix means all state."
  type        = map(string)
  default     = { all = "" }
  nullable    = false

  validation {
    condition     = alltrue([for prefix in values(var.state_scopes) : prefix == "" || can(regex("^[A-Za-z0-9._/-]+/$", prefix))])
    error_message = "Prefixes of state_scopes must be empty or end with a slash, and hold no wildcard."
  }
}

variable "history" {
  description = "Earlier versions of state: days they are kept, and how many of the newest are kept for ever."
  type = object({
    days          = optional(number, 365)
    versions_kept = optional(number, 20)
  })
  default  = {}
  nullable = false

  validation {
    condition     = var.history.days >= 30 && floor(var.history.days) == var.history.days
    error_message = "history.days must be a whole number from 30."
  }

  validation {
    condition     = var.history.versions_kept >= 1 && var.history.versions_kept <= 100 && floor(var.history.versions_kept) == var.history.versions_kept
    error_message = "history.versions_kept must be a whole number from 1 to 100."
  }
}

variable "lock_history_days" {
  description = "Days (1 to 30) that traces of released locks are kept."
  type        = number
  default     = 7
  nullable    = false

  validation {
    condition     = var.lock_history_days >= 1 && var.lock_history_days <= 30 && floor(var.lock_history_days) == var.lock_history_days
    error_message = "lock_history_days must be a whole number from 1 to 30."
  }
}

variable "access_log" {
  description = "Bucket (and prefix, by default <name>/) that receives the access log; null for none."
  type = object({
    bucket = string
    prefix = optional(string)
  })
  default = null

  validation {
    condition     = var.access_log == null || (can(regex("^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$", try(var.access_log.bucket, ""))) && try(var.access_log.bucket, "") != var.name)
    error_message = "access_log.bucket must be the name of another bucket."
  }
}

variable "tags" {
  description = "Tags in addition to the provider's default tags."
  type        = map(string)
  default     = {}
  nullable    = false
}
