variable "name" {
  description = "Name of the user pool, for example dts-prod."
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

variable "load_balancer_hosts" {
  description = "Host names under which the load balancer is reached, for example [\"app.acme.example\"]. Users are sent back only to these."
  type        = set(string)
  nullable    = false

  validation {
    condition     = length(var.load_balancer_hosts) > 0 && length(var.load_balancer_hosts) <= 100
    error_message = "load_balancer_hosts must hold 1 to 100 names."
  }

  validation {
    condition     = alltrue([for host in var.load_balancer_hosts : can(regex("^([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+[a-z]([a-z0-9-]*[a-z0-9])$", host))])
    error_message = "load_balancer_hosts must be lower-case DNS names without scheme, path or wildcard: Cognito compares addresses exactly."
  }
}

variable "logout_urls" {
  description = "Pages to which users may be sent after signing out."
  type        = set(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for url in var.logout_urls : can(regex("^https://[^\\s#]+$", url))])
    error_message = "logout_urls must be https:// addresses without spaces and fragments."
  }
}

variable "domain_prefix" {
  description = "First part of Cognito's own sign-in domain, unique in the region. Left out with custom_domain; else the name is the default."
  type        = string
  default     = null

  validation {
    condition     = var.custom_domain != null || can(regex("^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$", coalesce(var.domain_prefix, var.name)))
    error_message = "domain_prefix must be lower-case letters, digits and hyphens, at most 63 characters."
  }

  validation {
    condition     = var.custom_domain != null || !can(regex("aws|amazon|cognito", coalesce(var.domain_prefix, var.name)))
    error_message = "domain_prefix (by default the name) must not contain aws, amazon or cognito: Cognito refuses these words."
  }

  validation {
    condition     = var.domain_prefix == null || var.custom_domain == null
    error_message = "Give domain_prefix or custom_domain, not both."
  }
}

variable "custom_domain" {
  description = "Sign-in domain of your own, with its certificate in us-east-1. Its parent domain must have an A record, and the domain needs an alias to the output domain_target."
  type = object({
    name            = string
    certificate_arn = string
  })
  default = null

  validation {
    condition     = var.custom_domain == null || can(regex("^([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.){2,}[a-z]([a-z0-9-]*[a-z0-9])$", var.custom_domain.name))
    error_message = "custom_domain.name must be a lower-case DNS name with at least three labels, for example login.acme.example."
  }

  validation {
    condition     = var.custom_domain == null || can(regex("^arn:aws[a-z-]*:acm:us-east-1:[0-9]{12}:certificate/.+$", var.custom_domain.certificate_arn))
    error_message = "custom_domain.certificate_arn must be the ARN of an ACM certificate in us-east-1."
  }
}

variable "mfa" {
  description = "ON: everybody signs in with an authenticator app beside the password. OPTIONAL: who sets one up."
  type        = string
  default     = "ON"
  nullable    = false

  validation {
    condition     = contains(["ON", "OPTIONAL"], var.mfa)
    error_message = "mfa must be ON or OPTIONAL."
  }
}

variable "password_policy" {
  description = "What passwords must be. history: how many earlier ones may not be used again. temporary_days: how long an invitation holds."
  type = object({
    minimum_length = optional(number, 12)
    history        = optional(number, 5)
    temporary_days = optional(number, 3)
  })
  default  = {}
  nullable = false

  validation {
    condition     = var.password_policy.minimum_length >= 8 && var.password_policy.minimum_length <= 99
    error_message = "password_policy.minimum_length must be between 8 and 99."
  }

  validation {
    condition     = var.password_policy.history >= 0 && var.password_policy.history <= 24
    error_message = "password_policy.history must be between 0 and 24."
  }

  validation {
    condition     = var.password_policy.temporary_days >= 1 && var.password_policy.temporary_days <= 90
    error_message = "password_policy.temporary_days must be between 1 and 90."
  }
}

variable "advanced_security" {
  description = "Cognito's threat protection. ENFORCED: leaked passwords are refused, suspicious sign-ins are asked for a second factor or blocked. AUDIT: it only writes them down. OFF: without it, on the cheaper plan."
  type        = string
  default     = "ENFORCED"
  nullable    = false

  validation {
    condition     = contains(["ENFORCED", "AUDIT", "OFF"], var.advanced_security)
    error_message = "advanced_security must be ENFORCED, AUDIT or OFF."
  }
}

variable "self_sign_up" {
  description = "Whether anybody may make an account. By default only administrators invite users."
  type        = bool
  default     = false
  nullable    = false
}

variable "email" {
  description = "SES identity and sender of the pool's messages. Without it Cognito sends them itself, 50 a day at most."
  type = object({
    ses_identity_arn = string
    from             = string
  })
  default = null

  validation {
    condition     = var.email == null || can(regex("^arn:aws[a-z-]*:ses:[a-z0-9-]+:[0-9]{12}:identity/.+$", var.email.ses_identity_arn))
    error_message = "email.ses_identity_arn must be the ARN of an SES identity."
  }

  validation {
    condition     = var.email == null || can(regex("^[^@\\r\\n]*[^@\\s<]@[^@\\s>]+>?$", var.email.from))
    error_message = "email.from must be an address, with or without a name: Acme <no-reply@acme.example>."
  }
}

variable "session_hours" {
  description = "Hours until users must sign in again: lifetime of the refresh token and of the load balancer's session."
  type        = number
  default     = 12
  nullable    = false

  validation {
    condition     = var.session_hours >= 1 && var.session_hours <= 168 && floor(var.session_hours) == var.session_hours
    error_message = "session_hours must be a whole number between 1 and 168 (the load balancer's limit of a week)."
  }
}

variable "deletion_protection" {
  description = "Whether the pool, and with it every user's account, is kept from deletion."
  type        = bool
  default     = true
  nullable    = false
}
