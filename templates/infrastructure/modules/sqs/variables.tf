variable "name" {
  description = "Name of the queue without the suffix .fifo, which is added. Lower-case kebab, 1 to 71 characters."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$", var.name)) && length(var.name) <= 71
    error_message = "name must be lower-case kebab (a-z, 0-9, single hyphens), start with a letter and have at most 71 characters."
  }
}

variable "fifo" {
  description = "Keep the order within a message group and deliver each message once. Cannot be changed later."
  type        = bool
  default     = false
  nullable    = false
}

variable "content_based_deduplication" {
  description = "FIFO: take the hash of the body as deduplication id."
  type        = bool
  default     = false
  nullable    = false

  validation {
    condition     = var.fifo || !var.content_based_deduplication
    error_message = "content_based_deduplication is for FIFO queues."
  }
}

variable "high_throughput" {
  description = "FIFO: count duplicates and throughput per message group instead of for the whole queue."
  type        = bool
  default     = false
  nullable    = false

  validation {
    condition     = var.fifo || !var.high_throughput
    error_message = "high_throughput is for FIFO queues."
  }
}

variable "kms_key_arn" {
  description = "ARN of the KMS key of the messages; null for the key of SQS itself. Services that send (publishers) need to be in the key's policy."
  type        = string
  default     = null

  validation {
    condition     = var.kms_key_arn == null || can(regex("^arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/.+$", var.kms_key_arn))
    error_message = "kms_key_arn must be the ARN of a KMS key (not of an alias)."
  }
}

variable "kms_data_key_reuse_seconds" {
  description = "Seconds (60 to 86400) that SQS uses a data key before it asks KMS again."
  type        = number
  default     = 300
  nullable    = false

  validation {
    condition     = var.kms_data_key_reuse_seconds >= 60 && var.kms_data_key_reuse_seconds <= 86400
    error_message = "kms_data_key_reuse_seconds must be 60 to 86400."
  }
}

variable "visibility_timeout_seconds" {
  description = "Seconds (0 to 43200) a received message is hidden; longer than its processing takes."
  type        = number
  default     = 30
  nullable    = false

  validation {
    condition     = var.visibility_timeout_seconds >= 0 && var.visibility_timeout_seconds <= 43200
    error_message = "visibility_timeout_seconds must be 0 to 43200."
  }
}

variable "retention_seconds" {
  description = "Seconds (60 to 1209600, that is 14 days) an unread message is kept."
  type        = number
  default     = 345600
  nullable    = false

  validation {
    condition     = var.retention_seconds >= 60 && var.retention_seconds <= 1209600
    error_message = "retention_seconds must be 60 to 1209600."
  }
}

variable "delay_seconds" {
  description = "Seconds (0 to 900) before a new message can be received."
  type        = number
  default     = 0
  nullable    = false

  validation {
    condition     = var.delay_seconds >= 0 && var.delay_seconds <= 900
    error_message = "delay_seconds must be 0 to 900."
  }
}

variable "receive_wait_seconds" {
  description = "Seconds (0 to 20) a receive waits for messages. Long polling costs fewer requests."
  type        = number
  default     = 20
  nullable    = false

  validation {
    condition     = var.receive_wait_seconds >= 0 && var.receive_wait_seconds <= 20
    error_message = "receive_wait_seconds must be 0 to 20."
  }
}

variable "max_message_bytes" {
  description = "Largest message in bytes (1024 to 1048576)."
  type        = number
  default     = 262144
  nullable    = false

  validation {
    condition     = var.max_message_bytes >= 1024 && var.max_message_bytes <= 1048576
    error_message = "max_message_bytes must be 1024 to 1048576."
  }
}

variable "dead_letter" {
  description = "Dead-letter queue: after how many receives (1 to 1000) a message goes there, and how many seconds it is kept."
  type = object({
    enabled           = optional(bool, true)
    max_receives      = optional(number, 5)
    retention_seconds = optional(number, 1209600)
  })
  default  = {}
  nullable = false

  validation {
    condition     = var.dead_letter.max_receives >= 1 && var.dead_letter.max_receives <= 1000 && floor(var.dead_letter.max_receives) == var.dead_letter.max_receives
    error_message = "dead_letter.max_receives must be a whole number from 1 to 1000."
  }

  validation {
    condition     = var.dead_letter.retention_seconds >= var.retention_seconds && var.dead_letter.retention_seconds <= 1209600
    error_message = "dead_letter.retention_seconds must be at least retention_seconds and at most 1209600: the age of a message counts from its first sending."
  }
}

variable "publishers" {
  description = "AWS services that may send, by a name of your own: service (sns, s3, events …) and the ARNs of the topics, buckets or rules."
  type = map(object({
    service     = string
    source_arns = list(string)
  }))
  default  = {}
  nullable = false

  validation {
    condition     = alltrue([for publisher in values(var.publishers) : can(regex("^[a-z0-9-]+$", publisher.service))])
    error_message = "service of a publisher must be its short name, such as sns, s3 or events."
  }

  validation {
    condition     = alltrue([for name in keys(var.publishers) : can(regex("^[A-Za-z0-9_-]+$", name))])
    error_message = "Names of publishers may have letters, digits, hyphens and underscores."
  }

  validation {
    condition = alltrue([
      for publisher in values(var.publishers) :
      length(publisher.source_arns) > 0 && alltrue([for arn in publisher.source_arns : can(regex("^arn:aws[a-z-]*:[a-z0-9-]+:.+", arn))])
    ])
    error_message = "source_arns of a publisher must name at least one ARN."
  }
}

variable "policy_statements" {
  description = "Further statements of the queue's policy, each as JSON (jsonencode)."
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

variable "tags" {
  description = "Tags in addition to the provider's default tags."
  type        = map(string)
  default     = {}
  nullable    = false
}
