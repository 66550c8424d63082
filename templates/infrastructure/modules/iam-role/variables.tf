variable "name" {
  description = "Name of the role. Lower-case kebab, 1 to 64 characters."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$", var.name)) && length(var.name) <= 64
    error_message = "name must be lower-case kebab (a-z, 0-9, single hyphens), start with a letter and have at most 64 characters."
  }
}

variable "description" {
  description = "Who takes the role, and what for."
  type        = string
  nullable    = false

  validation {
    condition     = length(trimspace(var.description)) > 0 && length(var.description) <= 1000
    error_message = "description must have 1 to 1000 characters."
  }
}

variable "path" {
  description = "Path of the role, such as /service/."
  type        = string
  default     = "/"
  nullable    = false

  validation {
    condition     = can(regex("^/([A-Za-z0-9._-]+/)*$", var.path)) && length(var.path) <= 512
    error_message = "path must begin and end with a slash."
  }
}

variable "managed_policy_arns" {
  description = "ARNs of managed policies, by a name of your own."
  type        = map(string)
  default     = {}
  nullable    = false

  validation {
    condition     = alltrue([for arn in values(var.managed_policy_arns) : can(regex("^arn:aws[a-z-]*:iam::([0-9]{12}|aws):policy/.+$", arn))])
    error_message = "Values of managed_policy_arns must be ARNs of IAM policies."
  }

  validation {
    condition     = var.permissions_boundary_arn != null || alltrue([for arn in values(var.managed_policy_arns) : !can(regex(":policy/(AdministratorAccess|IAMFullAccess|PowerUserAccess)$", arn))])
    error_message = "AdministratorAccess, IAMFullAccess and PowerUserAccess need a permissions_boundary_arn."
  }
}

variable "inline_policies" {
  description = "Policies of the role alone, as JSON, by name. The outputs *_policy_json of other modules fit here."
  type        = map(string)
  default     = {}
  nullable    = false

  validation {
    condition     = alltrue([for name in keys(var.inline_policies) : can(regex("^[A-Za-z0-9+=,.@_-]{1,128}$", name))])
    error_message = "Names of inline_policies may have 1 to 128 letters, digits and +=,.@_-."
  }

  validation {
    condition     = alltrue([for policy in values(var.inline_policies) : can(flatten([jsondecode(policy).Statement])[0].Effect)])
    error_message = "Values of inline_policies must be the JSON of a policy with at least one Statement."
  }

  validation {
    condition = alltrue(flatten([
      for policy in values(var.inline_policies) : [
        for statement in try(flatten([jsondecode(policy).Statement]), []) :
        statement.Effect == "Deny" || !contains(flatten([try(statement.Action, [])]), "*") || !contains(flatten([try(statement.Resource, [])]), "*")
      ]
    ]))
    error_message = "inline_policies must not allow every action on every resource."
  }
}

variable "permissions_boundary_arn" {
  description = "ARN of the IAM policy that bounds what the role can ever do; null for none."
  type        = string
  default     = null

  validation {
    condition     = var.permissions_boundary_arn == null || can(regex("^arn:aws[a-z-]*:iam::([0-9]{12}|aws):policy/.+$", var.permissions_boundary_arn))
    error_message = "permissions_boundary_arn must be the ARN of an IAM policy."
  }
}

variable "max_session_seconds" {
  description = "Longest session in seconds (3600 to 43200)."
  type        = number
  default     = 3600
  nullable    = false

  validation {
    condition     = var.max_session_seconds >= 3600 && var.max_session_seconds <= 43200
    error_message = "max_session_seconds must be 3600 to 43200."
  }
}

variable "instance_profile" {
  description = "Make an instance profile of the same name, for EC2 instances."
  type        = bool
  default     = false
  nullable    = false

  validation {
    condition     = !var.instance_profile || contains(var.trusted_services, "ec2.amazonaws.com")
    error_message = "instance_profile needs ec2.amazonaws.com among trusted_services."
  }
}

variable "exclusive" {
  description = "Remove policies that others put on the role. Switch off when a service of AWS attaches its own."
  type        = bool
  default     = true
  nullable    = false
}

variable "tags" {
  description = "Tags in addition to the provider's default tags."
  type        = map(string)
  default     = {}
  nullable    = false
}
