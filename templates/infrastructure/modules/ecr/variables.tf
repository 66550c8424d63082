variable "name" {
  description = "Name of the repository, for example `authhub/api`."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z][a-z0-9]*([._/-][a-z0-9]+)*$", var.name)) && length(var.name) >= 2 && length(var.name) <= 256
    error_message = "The name must be 2 to 256 lower-case letters, digits and single ._-/ and start with a letter."
  }
}

variable "mutable_tag_patterns" {
  description = "Tags that may be moved although all others may not, for example `buildcache-*`. At most five, with `*` as the wildcard."
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = length(var.mutable_tag_patterns) <= 5
    error_message = "AWS takes at most five patterns."
  }

  validation {
    condition     = alltrue([for pattern in var.mutable_tag_patterns : can(regex("^[A-Za-z0-9._*-]{1,128}$", pattern)) && length(regexall("[*]", pattern)) <= 2 && trim(pattern, "*") != ""])
    error_message = "A pattern has up to 128 letters, digits, ._- and two *, and must not be * alone."
  }
}

variable "kms_key_arn" {
  description = "KMS key that encrypts the images. Null uses AWS's key for ECR. Changing it replaces the repository."
  type        = string
  default     = null

  validation {
    condition     = var.kms_key_arn == null || can(regex("^arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/.+$", var.kms_key_arn))
    error_message = "The key must be the ARN of a KMS key (not of an alias)."
  }
}

variable "lifecycle_rules" {
  description = "What is thrown away: untagged images after `untagged_days`, images whose tag begins with one of `temporary_prefixes` after `temporary_days`, and all but the newest `keep_images`."
  type = object({
    untagged_days      = optional(number, 7)
    temporary_prefixes = optional(list(string), [])
    temporary_days     = optional(number, 14)
    keep_images        = optional(number, 100)
  })
  default  = {}
  nullable = false

  validation {
    condition     = alltrue([for number in [var.lifecycle_rules.untagged_days, var.lifecycle_rules.temporary_days, var.lifecycle_rules.keep_images] : number >= 1 && floor(number) == number])
    error_message = "Days and numbers of images must be whole and at least 1."
  }
}

variable "pull_accounts" {
  description = "Other accounts whose roles may pull, once their own policies allow it too."
  type        = set(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for account in var.pull_accounts : can(regex("^[0-9]{12}$", account))])
    error_message = "Accounts are given by their twelve digits."
  }
}

variable "pull_lambda_accounts" {
  description = "Accounts whose Lambda functions run images of this repository."
  type        = set(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for account in var.pull_lambda_accounts : can(regex("^[0-9]{12}$", account))])
    error_message = "Accounts are given by their twelve digits."
  }
}

variable "push_role_arns" {
  description = "Roles, also of other accounts, that may push, for example of the pipeline."
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for arn in var.push_role_arns : can(regex("^arn:aws[a-z-]*:iam::[0-9]{12}:role/.+$", arn))])
    error_message = "Pushing is for roles, given by ARN."
  }
}

variable "force_delete" {
  description = "Whether the repository may be deleted with images in it."
  type        = bool
  default     = false
  nullable    = false
}

variable "tags" {
  description = "Tags beyond the provider's default_tags."
  type        = map(string)
  default     = {}
  nullable    = false
}
