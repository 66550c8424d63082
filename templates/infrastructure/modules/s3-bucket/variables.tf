variable "name" {
  description = "Name of the bucket, unique in all of AWS. Lower-case kebab, 3 to 63 characters."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z0-9]+(-[a-z0-9]+)*$", var.name)) && length(var.name) >= 3 && length(var.name) <= 63
    error_message = "name must be lower-case kebab (a-z, 0-9, single hyphens) of 3 to 63 characters."
  }

  validation {
    condition     = !can(regex("^(xn-|sthree-|amzn-s3-demo-)", var.name)) && !can(regex("-s3alias$", var.name))
    error_message = "name must not begin with xn-, sthree- or amzn-s3-demo- nor end with -s3alias: AWS reserves these."
  }
}

variable "sse_algorithm" {
  description = "Encryption at rest: aws:kms with kms_key_arn, or AES256 for what cannot write under a KMS key (access logs of S3 and of load balancers)."
  type        = string
  default     = "aws:kms"
  nullable    = false

  validation {
    condition     = contains(["aws:kms", "AES256"], var.sse_algorithm)
    error_message = "sse_algorithm must be aws:kms or AES256."
  }
}

variable "kms_key_arn" {
  description = "ARN of the KMS key of the bucket. Required with aws:kms."
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

variable "versioning" {
  description = "Keep earlier versions of objects. Switch off for data that can be made again only."
  type        = bool
  default     = true
  nullable    = false
}

variable "object_lock" {
  description = "Keep every version from deletion: mode GOVERNANCE (principals with a permission may) or COMPLIANCE (nobody may) for some days. null for none. COMPLIANCE cannot be undone."
  type = object({
    mode = optional(string, "GOVERNANCE")
    days = number
  })
  default = null

  validation {
    condition     = try(contains(["GOVERNANCE", "COMPLIANCE"], var.object_lock.mode), var.object_lock == null)
    error_message = "object_lock.mode must be GOVERNANCE or COMPLIANCE."
  }

  validation {
    condition     = try(var.object_lock.days >= 1 && var.object_lock.days <= 36500, var.object_lock == null)
    error_message = "object_lock.days must be 1 to 36500."
  }

  validation {
    condition     = var.object_lock == null || var.versioning
    error_message = "object_lock needs versioning."
  }
}

variable "object_ownership" {
  description = "BucketOwnerEnforced (no access control lists) or BucketOwnerPreferred, for the few services that write with one."
  type        = string
  default     = "BucketOwnerEnforced"
  nullable    = false

  validation {
    condition     = contains(["BucketOwnerEnforced", "BucketOwnerPreferred"], var.object_ownership)
    error_message = "object_ownership must be BucketOwnerEnforced or BucketOwnerPreferred."
  }
}

variable "policy_statements" {
  description = "Further statements of the bucket policy, each as JSON (jsonencode)."
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for statement in var.policy_statements : can(jsondecode(statement).Effect)])
    error_message = "Each of policy_statements must be the JSON of one policy statement with an Effect."
  }

  validation {
    condition = alltrue([
      for statement in var.policy_statements :
      !can(regex("\"Principal\":(\"\\*\"|\\{\"AWS\":\\[?\"\\*\"\\]?\\})", jsonencode(jsondecode(statement)))) || try(jsondecode(statement).Effect, "") == "Deny" || can(jsondecode(statement).Condition)
    ])
    error_message = "policy_statements must not allow everybody anything without a condition."
  }
}

variable "access_log" {
  description = "Bucket (and prefix, by default <name>/) that receives the access log of this one; null for none, as a log bucket itself needs."
  type = object({
    bucket = string
    prefix = optional(string)
  })
  default = null

  validation {
    condition     = try(can(regex("^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$", var.access_log.bucket)) && var.access_log.bucket != var.name, var.access_log == null)
    error_message = "access_log.bucket must be the name of another bucket: a bucket that logs into itself grows for ever."
  }
}

variable "log_sources" {
  description = "AWS services that may write logs into this bucket: cloudtrail, config, delivery (VPC flow logs, WAF, NLB, CloudFront), load-balancer (ALB), s3 (access logs)."
  type        = set(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for source in var.log_sources : contains(["cloudtrail", "config", "delivery", "load-balancer", "s3"], source)])
    error_message = "log_sources may contain cloudtrail, config, delivery, load-balancer and s3."
  }

  validation {
    condition     = length(setintersection(var.log_sources, ["load-balancer", "s3"])) == 0 || var.sse_algorithm == "AES256"
    error_message = "log_sources load-balancer and s3 cannot write under a KMS key of a customer: set sse_algorithm to AES256."
  }
}

variable "log_source_accounts" {
  description = "Ids of the accounts whose logs log_sources may write; by default this account."
  type        = set(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for id in var.log_source_accounts : can(regex("^[0-9]{12}$", id))])
    error_message = "log_source_accounts must be account ids of 12 digits."
  }
}

variable "cors_rules" {
  description = "Cross-origin rules: allowed origins (https://…, or http://localhost), methods, headers, exposed headers, seconds a browser may cache the answer."
  type = list(object({
    allowed_origins = list(string)
    allowed_methods = list(string)
    allowed_headers = optional(list(string), [])
    expose_headers  = optional(list(string), [])
    max_age_seconds = optional(number, 3600)
  }))
  default  = []
  nullable = false

  validation {
    condition     = alltrue([for origin in flatten(var.cors_rules[*].allowed_origins) : can(regex("^(https://[^/*]*[^/]*|http://localhost(:[0-9]+)?)$", origin)) && origin != "https://*"])
    error_message = "allowed_origins must begin with https:// (or be http://localhost), name a host and have no path."
  }

  validation {
    condition     = alltrue([for method in flatten(var.cors_rules[*].allowed_methods) : contains(["GET", "HEAD", "PUT", "POST", "DELETE"], method)])
    error_message = "allowed_methods may contain GET, HEAD, PUT, POST and DELETE."
  }
}

variable "notifications" {
  description = "Where events of the bucket go: EventBridge, and queues, topics or functions by name with event types and a filter on the key. The target's policy must admit s3.amazonaws.com."
  type = object({
    eventbridge = optional(bool, false)
    queues      = optional(map(object({ arn = string, events = list(string), prefix = optional(string), suffix = optional(string) })), {})
    topics      = optional(map(object({ arn = string, events = list(string), prefix = optional(string), suffix = optional(string) })), {})
    functions   = optional(map(object({ arn = string, events = list(string), prefix = optional(string), suffix = optional(string) })), {})
  })
  default  = {}
  nullable = false

  validation {
    condition = alltrue([
      for event in flatten([for target in concat(values(var.notifications.queues), values(var.notifications.topics), values(var.notifications.functions)) : target.events]) :
      startswith(event, "s3:")
    ])
    error_message = "events of notifications must be S3 event types, such as s3:ObjectCreated:*."
  }

  validation {
    condition = alltrue(concat(
      [for target in values(var.notifications.queues) : can(regex("^arn:aws[a-z-]*:sqs:", target.arn))],
      [for target in values(var.notifications.topics) : can(regex("^arn:aws[a-z-]*:sns:", target.arn))],
      [for target in values(var.notifications.functions) : can(regex("^arn:aws[a-z-]*:lambda:", target.arn))],
    ))
    error_message = "Targets of notifications must be ARNs: of SQS queues, SNS topics and Lambda functions."
  }
}

variable "force_destroy" {
  description = "Delete all objects when the bucket is destroyed. For buckets of tests only."
  type        = bool
  default     = false
  nullable    = false
}

variable "region" {
  description = "Region of the bucket, if not the provider's."
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
