variable "name" {
  description = "Name of the site, for example dailyge-web-prod. The bucket is called <name>-<account>."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$", var.name)) && length(var.name) >= 3 && length(var.name) <= 48
    error_message = "name must be lower-case kebab-case (letters, digits, single hyphens), start with a letter, and have 3 to 48 characters: the name of the bucket is made from it."
  }
}

variable "tags" {
  description = "Tags in addition to the provider's default_tags."
  type        = map(string)
  default     = {}
  nullable    = false
}

variable "aliases" {
  description = "Names under which the site is reached, for example [\"www.acme.example\"]. Empty: only under CloudFront's own name."
  type        = set(string)
  default     = []
  nullable    = false

  validation {
    condition = alltrue([
      for name in var.aliases :
      can(regex("^(\\*\\.)?([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+[a-z]([a-z0-9-]*[a-z0-9])$", name)) && length(name) <= 253
    ])
    error_message = "aliases must be lower-case DNS names with at least two labels."
  }
}

variable "certificate_arn" {
  description = "ACM certificate of the aliases, in us-east-1 (module certificate with region = \"us-east-1\")."
  type        = string
  default     = null

  validation {
    condition     = (length(var.aliases) > 0) == (var.certificate_arn != null)
    error_message = "certificate_arn must be given with aliases, and only then."
  }

  validation {
    condition     = var.certificate_arn == null || can(regex("^arn:aws[a-z-]*:acm:us-east-1:[0-9]{12}:certificate/.+$", var.certificate_arn))
    error_message = "certificate_arn must be the ARN of an ACM certificate in us-east-1: CloudFront takes no other."
  }
}

variable "web_acl_arn" {
  description = "Web ACL in front of the site (module waf with scope = \"CLOUDFRONT\")."
  type        = string
  default     = null

  validation {
    condition     = var.web_acl_arn == null || can(regex("^arn:aws[a-z-]*:wafv2:us-east-1:[0-9]{12}:global/webacl/.+$", var.web_acl_arn))
    error_message = "web_acl_arn must be the ARN of a web ACL of scope CLOUDFRONT (arn:aws:wafv2:us-east-1:…:global/webacl/…)."
  }
}

variable "log_bucket" {
  description = "Name of the bucket of this account and region that takes the logs: visits (from CloudFront) and accesses to the files (from S3). See the README for what its policy must allow."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$", var.log_bucket))
    error_message = "log_bucket must be the name of a bucket, not its ARN."
  }
}

variable "sse_algorithm" {
  description = "Encryption of the files: aws:kms with kms_key_arn, or AES256 (keys of S3) for files that everybody may read anyway."
  type        = string
  default     = "aws:kms"
  nullable    = false

  validation {
    condition     = contains(["aws:kms", "AES256"], var.sse_algorithm)
    error_message = "sse_algorithm must be aws:kms or AES256."
  }
}

variable "kms_key_arn" {
  description = "KMS key of the files. Its policy must let CloudFront decrypt (module kms-key with services = [\"cloudfront\"])."
  type        = string
  default     = null

  validation {
    condition     = var.kms_key_arn == null || can(regex("^arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/.+$", var.kms_key_arn))
    error_message = "kms_key_arn must be the ARN of a KMS key (not of an alias)."
  }

  validation {
    condition     = (var.sse_algorithm == "aws:kms") == (var.kms_key_arn != null)
    error_message = "kms_key_arn must be given with sse_algorithm aws:kms, and only then."
  }
}

variable "routing" {
  description = "Which file answers a path without a file extension. directories: /docs/ and /docs are /docs/index.html; spa: every such path is /index.html (single-page application); files: none, only exact names."
  type        = string
  default     = "directories"
  nullable    = false

  validation {
    condition     = contains(["directories", "spa", "files"], var.routing)
    error_message = "routing must be directories, spa or files."
  }
}

variable "not_found_page" {
  description = "File that is shown, with status 404, for what does not exist, for example /404.html."
  type        = string
  default     = null

  validation {
    condition     = var.not_found_page == null || can(regex("^/[A-Za-z0-9._/-]+$", var.not_found_page))
    error_message = "not_found_page must be an absolute path such as /404.html."
  }
}

variable "content_security_policy" {
  description = "What pages may load and run. The default allows only what comes from the site itself; name other origins one by one."
  type        = string
  default     = "default-src 'self'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'; object-src 'none'"
  nullable    = false

  validation {
    condition     = strcontains(var.content_security_policy, "default-src") && !can(regex("[\\r\\n]", var.content_security_policy))
    error_message = "content_security_policy must be one line and contain default-src."
  }
}

variable "hsts_preload" {
  description = "Whether to allow the domain into the browsers' list of HTTPS-only domains. Hard to take back, and it binds every subdomain: decide it for the whole domain."
  type        = bool
  default     = false
  nullable    = false
}

variable "price_class" {
  description = "Where CloudFront serves from. PriceClass_200 has Asia, Europe and North America; PriceClass_100 lacks Seoul."
  type        = string
  default     = "PriceClass_200"
  nullable    = false

  validation {
    condition     = contains(["PriceClass_100", "PriceClass_200", "PriceClass_All"], var.price_class)
    error_message = "price_class must be PriceClass_100, PriceClass_200 or PriceClass_All."
  }
}

variable "old_versions_days" {
  description = "Days that replaced and deleted files are kept, for going back to an earlier release."
  type        = number
  default     = 90
  nullable    = false

  validation {
    condition     = var.old_versions_days >= 1 && var.old_versions_days <= 3650 && floor(var.old_versions_days) == var.old_versions_days
    error_message = "old_versions_days must be a whole number between 1 and 3650."
  }
}

variable "force_destroy" {
  description = "Whether the bucket may be destroyed with files in it. For short-lived environments only."
  type        = bool
  default     = false
  nullable    = false
}
