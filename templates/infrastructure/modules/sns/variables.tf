variable "name" {
  description = "Name of the topic without the suffix .fifo, which is added. Lower-case kebab, 1 to 251 characters."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$", var.name)) && length(var.name) <= 251
    error_message = "name must be lower-case kebab (a-z, 0-9, single hyphens), start with a letter and have at most 251 characters."
  }
}

variable "display_name" {
  description = "Sender's name in mails and text messages, at most 100 characters; null for the topic's name."
  type        = string
  default     = null

  validation {
    condition     = try(length(var.display_name) >= 1 && length(var.display_name) <= 100, var.display_name == null)
    error_message = "display_name must have 1 to 100 characters."
  }
}

variable "fifo" {
  description = "Keep the order within a message group. FIFO topics deliver to queues only. Cannot be changed later."
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
    error_message = "content_based_deduplication is for FIFO topics."
  }
}

variable "kms_key_arn" {
  description = "ARN of the KMS key of the messages. Services that publish need to be in its policy (kms-key: services = [\"alarms\", \"events\" …]), and with queues under a key of their own sns in that one's."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/.+$", var.kms_key_arn))
    error_message = "kms_key_arn must be the ARN of a KMS key (not of an alias)."
  }
}

variable "publishers" {
  description = "AWS services that may publish, by a name of your own: service (cloudwatch, events, s3, budgets …) and the ARNs of the alarms, rules or buckets (wildcards allowed)."
  type = map(object({
    service     = string
    source_arns = list(string)
  }))
  default  = {}
  nullable = false

  validation {
    condition     = alltrue([for publisher in values(var.publishers) : can(regex("^[a-z0-9-]+$", publisher.service))])
    error_message = "service of a publisher must be its short name, such as cloudwatch, events or s3."
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

variable "subscriptions" {
  description = "Who receives, by a name of your own: protocol (sqs, lambda, firehose, https, email, email-json, sms), endpoint, and optionally raw delivery, a filter (JSON) on attributes or body, a queue for what cannot be delivered, and the role for firehose. Mail and https have to be confirmed by the receiver."
  type = map(object({
    protocol        = string
    endpoint        = string
    raw             = optional(bool, false)
    filter_policy   = optional(string)
    filter_scope    = optional(string, "MessageAttributes")
    dead_letter_arn = optional(string)
    role_arn        = optional(string)
  }))
  default  = {}
  nullable = false

  validation {
    condition     = alltrue([for subscription in values(var.subscriptions) : contains(["sqs", "lambda", "firehose", "https", "email", "email-json", "sms"], subscription.protocol)])
    error_message = "protocol must be sqs, lambda, firehose, https, email, email-json or sms; http without TLS is not accepted."
  }

  validation {
    condition = alltrue([
      for subscription in values(var.subscriptions) : can(regex(
        lookup({
          sqs      = "^arn:aws[a-z-]*:sqs:"
          lambda   = "^arn:aws[a-z-]*:lambda:"
          firehose = "^arn:aws[a-z-]*:firehose:"
          https    = "^https://[^/]+"
          sms      = "^\\+[1-9][0-9]{5,14}$"
        }, subscription.protocol, "^[^@\\s]+@[^@\\s]+$"),
        subscription.endpoint,
      ))
    ])
    error_message = "endpoint must fit the protocol: an ARN of a queue, function or delivery stream, an https:// URL, a mail address or a telephone number such as +821012345678."
  }

  validation {
    condition     = alltrue([for subscription in values(var.subscriptions) : !subscription.raw || contains(["sqs", "https", "firehose"], subscription.protocol)])
    error_message = "raw delivery is for sqs, https and firehose."
  }

  validation {
    condition     = alltrue([for subscription in values(var.subscriptions) : subscription.filter_policy == null || can(keys(jsondecode(subscription.filter_policy)))])
    error_message = "filter_policy must be a JSON object."
  }

  validation {
    condition     = alltrue([for subscription in values(var.subscriptions) : contains(["MessageAttributes", "MessageBody"], subscription.filter_scope)])
    error_message = "filter_scope must be MessageAttributes or MessageBody."
  }

  validation {
    condition     = alltrue([for subscription in values(var.subscriptions) : subscription.dead_letter_arn == null || can(regex("^arn:aws[a-z-]*:sqs:", subscription.dead_letter_arn))])
    error_message = "dead_letter_arn must be the ARN of an SQS queue."
  }

  validation {
    condition     = alltrue([for subscription in values(var.subscriptions) : (subscription.protocol == "firehose") == (subscription.role_arn != null)])
    error_message = "role_arn must be given with the protocol firehose, and only then."
  }

  validation {
    condition     = !var.fifo || alltrue([for subscription in values(var.subscriptions) : subscription.protocol == "sqs"])
    error_message = "FIFO topics deliver to queues only."
  }
}

variable "policy_statements" {
  description = "Further statements of the topic's policy, each as JSON (jsonencode)."
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
