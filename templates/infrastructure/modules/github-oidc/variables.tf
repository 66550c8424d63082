variable "name" {
  description = "Prefix of the roles' names, for example github-infrastructure. A role is called <name>-<key>."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$", var.name)) && length(var.name) <= 40
    error_message = "name must be lower-case kebab-case (letters, digits, single hyphens), start with a letter, and have at most 40 characters."
  }
}

variable "tags" {
  description = "Tags in addition to the provider's default_tags."
  type        = map(string)
  default     = {}
  nullable    = false
}

variable "create_provider" {
  description = "Whether to make the identity provider. An account has one for all of GitHub: false where another stack made it."
  type        = bool
  default     = true
  nullable    = false
}

variable "roles" {
  description = <<-EOT
    Roles that workflows take on, by a short name.
    repository: owner/name. access: plan (reads everything but data) or apply (what policy_arns allow).
    pull_requests: jobs of pull requests, for plan only. branches: jobs on these branches. environments: jobs of these GitHub environments.
    policy_arns: policies of an apply role, by a short name. permissions_boundary_arn: what the role can never go beyond.
    session_minutes: how long credentials hold at most.
  EOT
  type = map(object({
    repository               = string
    access                   = string
    pull_requests            = optional(bool, false)
    branches                 = optional(set(string), [])
    environments             = optional(set(string), [])
    policy_arns              = optional(map(string), {})
    permissions_boundary_arn = optional(string)
    session_minutes          = optional(number, 60)
  }))
  nullable = false

  validation {
    condition     = length(var.roles) > 0 && alltrue([for key in keys(var.roles) : can(regex("^[a-z][a-z0-9-]{0,22}$", key))])
    error_message = "roles must not be empty, and their short names must be lower-case letters, digits and hyphens, at most 23 characters."
  }

  validation {
    condition     = alltrue([for role in values(var.roles) : can(regex("^[A-Za-z0-9-]+/[A-Za-z0-9._-]+$", role.repository))])
    error_message = "roles: repository must be owner/name, without wildcards: a role for every repository would be a role for anybody who may make one."
  }

  validation {
    condition     = alltrue([for role in values(var.roles) : contains(["plan", "apply"], role.access)])
    error_message = "roles: access must be plan or apply."
  }

  validation {
    condition     = alltrue([for role in values(var.roles) : role.pull_requests || length(role.branches) + length(role.environments) > 0])
    error_message = "roles: each needs pull_requests, branches or environments. Without them every job of the repository would get the role."
  }

  validation {
    condition = alltrue(flatten([
      for role in values(var.roles) : [
        for word in setunion(role.branches, role.environments) : can(regex("^[^*?:\\s]{1,255}$", word))
      ]
    ]))
    error_message = "roles: branches and environments must be exact names, without * ? : and spaces. Anybody who may push could make a branch that a wildcard fits."
  }

  validation {
    condition     = alltrue([for role in values(var.roles) : !(role.access == "apply" && role.pull_requests)])
    error_message = "roles: an apply role must not be open to pull requests: they run before anybody has read them."
  }

  validation {
    condition     = alltrue([for role in values(var.roles) : (role.access == "apply") == (length(role.policy_arns) > 0)])
    error_message = "roles: policy_arns must be given for access apply, and only then. A plan role reads, and nothing else."
  }

  validation {
    condition = alltrue(flatten([
      for role in values(var.roles) : [for arn in values(role.policy_arns) : can(regex("^arn:aws[a-z-]*:iam::([0-9]{12}|aws):policy/.+$", arn))]
    ]))
    error_message = "roles: policy_arns must hold ARNs of IAM policies."
  }

  validation {
    condition = alltrue([
      for role in values(var.roles) :
      role.permissions_boundary_arn == null || can(regex("^arn:aws[a-z-]*:iam::([0-9]{12}|aws):policy/.+$", role.permissions_boundary_arn))
    ])
    error_message = "roles: permissions_boundary_arn must be the ARN of an IAM policy."
  }

  validation {
    condition     = alltrue([for role in values(var.roles) : role.session_minutes >= 60 && role.session_minutes <= 720])
    error_message = "roles: session_minutes must be between 60 and 720 (AWS knows no shorter limit)."
  }
}

variable "state" {
  description = "Bucket and key of the Terraform state. The roles may read it, plan roles lock it, apply roles write it."
  type = object({
    bucket      = string
    kms_key_arn = string
  })
  default = null

  validation {
    condition     = var.state == null || can(regex("^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$", var.state.bucket))
    error_message = "state.bucket must be the name of a bucket, not its ARN."
  }

  validation {
    condition     = var.state == null || can(regex("^arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/.+$", var.state.kms_key_arn))
    error_message = "state.kms_key_arn must be the ARN of a KMS key (not of an alias)."
  }
}
