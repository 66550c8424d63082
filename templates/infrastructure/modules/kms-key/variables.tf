variable "name" {
  description = "Name of the key: its alias without the prefix alias/. Lower-case kebab, 1 to 60 characters."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$", var.name)) && length(var.name) <= 60
    error_message = "name must be lower-case kebab (a-z, 0-9, single hyphens), start with a letter and have at most 60 characters."
  }

  validation {
    condition     = !startswith(var.name, "aws-")
    error_message = "name must not start with aws-: that prefix is for keys managed by AWS."
  }
}

variable "description" {
  description = "What the key protects, in a few words. The data class is appended."
  type        = string
  nullable    = false

  validation {
    condition     = length(trimspace(var.description)) > 0 && length(var.description) <= 1000
    error_message = "description must have 1 to 1000 characters."
  }
}

variable "data_class" {
  description = "Class of the data under the key: public, internal, confidential or restricted. Becomes the tag DataClass."
  type        = string
  nullable    = false

  validation {
    condition     = contains(["public", "internal", "confidential", "restricted"], var.data_class)
    error_message = "data_class must be public, internal, confidential or restricted."
  }
}

variable "administrators" {
  description = "ARNs of IAM principals that manage the key (policy, rotation, deletion) without being able to use it."
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for arn in var.administrators : can(regex("^arn:aws[a-z-]*:iam::[0-9]{12}:(role|user)/.+$", arn))])
    error_message = "administrators must be ARNs of IAM roles or users, such as arn:aws:iam::111111111111:role/platform."
  }
}

variable "users" {
  description = "ARNs of IAM principals that encrypt and decrypt with the key, and hand it to AWS services that work for them. A root ARN (arn:aws:iam::<account>:root) shares the key with another account."
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for arn in var.users : can(regex("^arn:aws[a-z-]*:iam::[0-9]{12}:(root|(role|user)/.+)$", arn))])
    error_message = "users must be ARNs of IAM roles, users or account roots; wildcards are not accepted."
  }
}

variable "services" {
  description = "AWS services that use the key on their own behalf, each bound to this account: alarms (CloudWatch alarms to SNS), cloudfront (origin access to a bucket), cloudtrail, events (EventBridge targets), log-delivery (flow and WAF logs to S3), logs (CloudWatch log groups), s3 (bucket notifications), sns (delivery to queues)."
  type        = set(string)
  default     = []
  nullable    = false

  validation {
    condition = alltrue([
      for service in var.services :
      contains(["alarms", "cloudfront", "cloudtrail", "events", "log-delivery", "logs", "s3", "sns"], service)
    ])
    error_message = "services may contain alarms, cloudfront, cloudtrail, events, log-delivery, logs, s3 and sns."
  }
}

variable "delegate_to_iam" {
  description = "Let IAM policies of this account grant use of the key. With false only the principals named here and the account's root user have access; then administrators must be given."
  type        = bool
  default     = true
  nullable    = false

  validation {
    condition     = var.delegate_to_iam || length(var.administrators) > 0
    error_message = "administrators must name at least one principal when delegate_to_iam is false; otherwise nobody could manage the key."
  }
}

variable "policy_statements" {
  description = "Further statements of the key policy, each as JSON (jsonencode)."
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for statement in var.policy_statements : can(jsondecode(statement).Effect)])
    error_message = "Each of policy_statements must be the JSON of one policy statement with an Effect."
  }
}

variable "rotation_period_days" {
  description = "Days between automatic rotations of the key material (90 to 2560). Rotation cannot be switched off."
  type        = number
  default     = 365
  nullable    = false

  validation {
    condition     = var.rotation_period_days >= 90 && var.rotation_period_days <= 2560 && floor(var.rotation_period_days) == var.rotation_period_days
    error_message = "rotation_period_days must be a whole number from 90 to 2560."
  }
}

variable "deletion_window_days" {
  description = "Days (7 to 30) a deleted key waits before its data becomes unreadable for ever."
  type        = number
  default     = 30
  nullable    = false

  validation {
    condition     = var.deletion_window_days >= 7 && var.deletion_window_days <= 30 && floor(var.deletion_window_days) == var.deletion_window_days
    error_message = "deletion_window_days must be a whole number from 7 to 30."
  }
}

variable "multi_region" {
  description = "Create a multi-Region primary key, so that replicas can be made elsewhere. Cannot be changed later."
  type        = bool
  default     = false
  nullable    = false
}

variable "region" {
  description = "Region of the key, if not the provider's: us-east-1 for logs of CloudFront and its web ACL."
  type        = string
  default     = null

  validation {
    condition     = var.region == null || can(regex("^[a-z]{2}(-[a-z]+)+-[0-9]$", var.region))
    error_message = "region must be a Region code such as ap-northeast-2."
  }
}

variable "tags" {
  description = "Tags in addition to the provider's default tags."
  type        = map(string)
  default     = {}
  nullable    = false
}
