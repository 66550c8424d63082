variable "abort_incomplete_upload_days" {
  description = "Days (1 to 30) after which the parts of an unfinished upload are removed."
  type        = number
  default     = 7
  nullable    = false

  validation {
    condition     = var.abort_incomplete_upload_days >= 1 && var.abort_incomplete_upload_days <= 30
    error_message = "abort_incomplete_upload_days must be 1 to 30."
  }
}

variable "noncurrent_version_days" {
  description = "Days that replaced and deleted versions are kept, in the whole bucket; 0 keeps them for ever."
  type        = number
  default     = 90
  nullable    = false

  validation {
    condition     = var.noncurrent_version_days >= 0 && floor(var.noncurrent_version_days) == var.noncurrent_version_days
    error_message = "noncurrent_version_days must be a whole number, 0 or more."
  }
}

variable "lifecycle_rules" {
  description = "Lifecycle rules by name, for objects with a prefix and tags: moves to cheaper storage classes, expiry of current and of noncurrent versions (days; versions_kept newest ones stay)."
  type = map(object({
    enabled     = optional(bool, true)
    prefix      = optional(string, "")
    object_tags = optional(map(string), {})
    transitions = optional(list(object({
      days          = number
      storage_class = string
    })), [])
    expiration_days = optional(number)
    noncurrent_transitions = optional(list(object({
      days          = number
      storage_class = string
    })), [])
    noncurrent_expiration = optional(object({
      days          = number
      versions_kept = optional(number)
    }))
  }))
  default  = {}
  nullable = false

  validation {
    condition     = !contains(keys(var.lifecycle_rules), "housekeeping")
    error_message = "The rule name housekeeping is the module's own."
  }

  validation {
    condition = alltrue([
      for transition in flatten([for rule in values(var.lifecycle_rules) : concat(rule.transitions, rule.noncurrent_transitions)]) :
      contains(["STANDARD_IA", "ONEZONE_IA", "INTELLIGENT_TIERING", "GLACIER_IR", "GLACIER", "DEEP_ARCHIVE"], transition.storage_class)
    ])
    error_message = "storage_class must be STANDARD_IA, ONEZONE_IA, INTELLIGENT_TIERING, GLACIER_IR, GLACIER or DEEP_ARCHIVE."
  }

  validation {
    condition = alltrue([
      for transition in flatten(values(var.lifecycle_rules)[*].transitions) :
      transition.days >= (contains(["STANDARD_IA", "ONEZONE_IA"], transition.storage_class) ? 30 : 0)
    ])
    error_message = "Objects can move to STANDARD_IA and ONEZONE_IA after 30 days at the earliest."
  }

  validation {
    condition = alltrue([
      for rule in values(var.lifecycle_rules) :
      rule.expiration_days == null || alltrue([for transition in rule.transitions : try(transition.days < rule.expiration_days, false)])
    ])
    error_message = "Objects must expire after the last of their transitions."
  }

  validation {
    condition = alltrue([
      for rule in values(var.lifecycle_rules) :
      length(rule.transitions) + length(rule.noncurrent_transitions) > 0 || rule.expiration_days != null || rule.noncurrent_expiration != null
    ])
    error_message = "A lifecycle rule must move or expire something."
  }

  validation {
    condition     = alltrue([for rule in values(var.lifecycle_rules) : try(rule.expiration_days >= 1, rule.expiration_days == null)])
    error_message = "expiration_days must be 1 or more."
  }
}
