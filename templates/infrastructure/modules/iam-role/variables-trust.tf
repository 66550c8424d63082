variable "trusted_services" {
  description = "AWS services that take the role, by principal (ecs-tasks.amazonaws.com). Those that tell for which account they act are bound to this one."
  type        = set(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for service in var.trusted_services : can(regex("^[a-z0-9.-]+\\.amazonaws\\.com$", service))])
    error_message = "trusted_services must be service principals, such as ecs-tasks.amazonaws.com."
  }
}

variable "trusted_principals" {
  description = "IAM principals that take the role: ARNs of roles, users or account roots; external_id for third parties, require_mfa for people."
  type = list(object({
    arns        = list(string)
    external_id = optional(string)
    require_mfa = optional(bool, false)
  }))
  default  = []
  nullable = false

  validation {
    condition     = alltrue([for arn in flatten(var.trusted_principals[*].arns) : can(regex("^arn:aws[a-z-]*:iam::[0-9]{12}:(root|(role|user)/[^*]+)$", arn))])
    error_message = "arns of trusted_principals must be ARNs of IAM roles, users or account roots; wildcards are not accepted."
  }

  validation {
    condition     = alltrue([for trust in var.trusted_principals : length(trust.arns) > 0])
    error_message = "arns of trusted_principals must not be empty."
  }

  validation {
    condition     = alltrue([for trust in var.trusted_principals : try(length(trust.external_id) >= 2 && length(trust.external_id) <= 1224, trust.external_id == null)])
    error_message = "external_id must have 2 to 1224 characters."
  }
}

variable "trusted_oidc" {
  description = "OpenID Connect identities that take the role: ARN of the provider, audiences, subjects (with * and ? as wildcards). Subjects of GitHub name the repository and a branch, tag or environment: repo:acme/fileflow:ref:refs/heads/main."
  type = list(object({
    provider_arn = string
    audiences    = optional(list(string), ["sts.amazonaws.com"])
    subjects     = list(string)
  }))
  default  = []
  nullable = false

  validation {
    condition     = alltrue([for trust in var.trusted_oidc : can(regex("^arn:aws[a-z-]*:iam::[0-9]{12}:oidc-provider/[^*]+$", trust.provider_arn))])
    error_message = "provider_arn must be the ARN of an IAM OpenID Connect provider."
  }

  validation {
    condition     = alltrue([for trust in var.trusted_oidc : length(trust.subjects) > 0 && length(trust.audiences) > 0])
    error_message = "subjects and audiences of trusted_oidc must not be empty: without them every identity of the provider could take the role."
  }

  validation {
    condition     = alltrue([for subject in flatten(var.trusted_oidc[*].subjects) : can(regex("^[^*?]{4,}", subject))])
    error_message = "subjects must begin with at least four characters that are not wildcards."
  }

  validation {
    condition = alltrue(flatten([
      for trust in var.trusted_oidc : [
        for subject in trust.subjects : can(regex("^repo:[^/*?:]+/[^/*?:]+:(ref:refs/(heads|tags)/[^*?]|environment:[^*?]|pull_request$)", subject))
      ] if strcontains(trust.provider_arn, "token.actions.githubusercontent.com")
    ]))
    error_message = "subjects of GitHub must name owner, repository and a branch, tag, environment or pull_request: repo:acme/fileflow:environment:prod."
  }
}

variable "trust_statements" {
  description = "Further statements of the trust policy, each as JSON (jsonencode)."
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for statement in var.trust_statements : can(jsondecode(statement).Effect)])
    error_message = "Each of trust_statements must be the JSON of one policy statement with an Effect."
  }

  validation {
    condition = alltrue([
      for statement in var.trust_statements :
      !can(regex("\"Principal\":(\"\\*\"|\\{\"AWS\":\\[?\"\\*\"\\]?\\})", jsonencode(jsondecode(statement)))) || try(jsondecode(statement).Effect, "") == "Deny"
    ])
    error_message = "trust_statements must not let everybody take the role."
  }
}
