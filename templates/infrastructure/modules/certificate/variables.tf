variable "name" {
  description = "Name of the certificate, written as its Name tag, for example authhub-prod."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$", var.name)) && length(var.name) <= 64
    error_message = "name must be lower-case kebab-case (letters, digits, single hyphens), start with a letter, and have at most 64 characters."
  }
}

variable "tags" {
  description = "Tags in addition to the provider's default_tags."
  type        = map(string)
  default     = {}
  nullable    = false
}

variable "region" {
  description = "Region of the certificate. us-east-1 for CloudFront; leave out for the provider's own region (load balancers, API Gateway)."
  type        = string
  default     = null

  validation {
    condition     = var.region == null || can(regex("^[a-z]{2}(-[a-z]+)+-[0-9]$", var.region))
    error_message = "region must be an AWS region such as ap-northeast-2 or us-east-1."
  }
}

variable "domain_name" {
  description = "First name of the certificate, for example auth.acme.example or *.acme.example."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^(\\*\\.)?([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+[a-z]([a-z0-9-]*[a-z0-9])$", var.domain_name)) && length(var.domain_name) <= 64
    error_message = "domain_name must be a lower-case DNS name with at least two labels, a wildcard only as its first one, and at most 64 characters (ACM's limit for the first name)."
  }
}

variable "subject_alternative_names" {
  description = "Further names of the certificate. ACM allows 10 names in all unless the quota was raised."
  type        = set(string)
  default     = []
  nullable    = false

  validation {
    condition = alltrue([
      for name in var.subject_alternative_names :
      can(regex("^(\\*\\.)?([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+[a-z]([a-z0-9-]*[a-z0-9])$", name)) && length(name) <= 253
    ])
    error_message = "subject_alternative_names must be lower-case DNS names with at least two labels, a wildcard only as the first one, and at most 253 characters."
  }

  validation {
    condition     = !contains(var.subject_alternative_names, var.domain_name)
    error_message = "subject_alternative_names must not repeat domain_name."
  }
}

variable "zone_id" {
  description = "Route 53 public hosted zone in which the names are validated."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^Z[A-Z0-9]{1,31}$", var.zone_id))
    error_message = "zone_id must be a Route 53 hosted zone id such as Z0123456789ABC."
  }
}

variable "zone_ids" {
  description = "Other hosted zones, by name of the certificate without a leading *., for names that are not in zone_id."
  type        = map(string)
  default     = {}
  nullable    = false

  validation {
    condition     = alltrue([for id in values(var.zone_ids) : can(regex("^Z[A-Z0-9]{1,31}$", id))])
    error_message = "zone_ids must hold Route 53 hosted zone ids such as Z0123456789ABC."
  }

  validation {
    condition     = length(setsubtract(keys(var.zone_ids), local.validated_names)) == 0
    error_message = "zone_ids names what the certificate does not have: ${join(", ", setsubtract(keys(var.zone_ids), local.validated_names))}."
  }
}

variable "create_validation_records" {
  description = "false when another certificate of this account with the same names already has them, for example the one in the other region."
  type        = bool
  default     = true
  nullable    = false
}

variable "wait_for_validation" {
  description = "Whether to wait until the certificate is issued, so that who uses the output arn gets a usable one. false when the zone is not delegated yet."
  type        = bool
  default     = true
  nullable    = false
}

variable "key_algorithm" {
  description = "Key of the certificate. RSA_2048 is understood by every client; the elliptic curves make faster handshakes."
  type        = string
  default     = "RSA_2048"
  nullable    = false

  validation {
    condition     = contains(["RSA_2048", "EC_prime256v1", "EC_secp384r1"], var.key_algorithm)
    error_message = "key_algorithm must be RSA_2048, EC_prime256v1 or EC_secp384r1: what ACM issues and CloudFront and load balancers serve."
  }
}
