variable "name" {
  description = "Name of the log group, usually a path such as `/apps/authhub/api`."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-zA-Z0-9_./#-]{1,512}$", var.name)) && !startswith(var.name, "aws/")
    error_message = "The name has up to 512 letters, digits and _-/.# and must not begin with aws/."
  }
}

variable "retention_in_days" {
  description = "How long CloudWatch keeps the logs."
  type        = number
  default     = 365
  nullable    = false

  validation {
    condition     = contains([1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653], var.retention_in_days)
    error_message = "CloudWatch keeps logs for 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288 or 3653 days."
  }
}

variable "kms_key_arn" {
  description = "KMS key that encrypts the logs; its key policy must allow the CloudWatch Logs service. Null uses AWS's own key."
  type        = string
  default     = null

  validation {
    condition     = var.kms_key_arn == null || can(regex("^arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/.+$", var.kms_key_arn))
    error_message = "The key must be the ARN of a KMS key (not of an alias)."
  }
}

variable "log_group_class" {
  description = "`STANDARD`, `INFREQUENT_ACCESS` (half the ingestion price, no metric filters and subscriptions) or `DELIVERY`. Changing it replaces the group."
  type        = string
  default     = "STANDARD"
  nullable    = false

  validation {
    condition     = contains(["STANDARD", "INFREQUENT_ACCESS", "DELIVERY"], var.log_group_class)
    error_message = "The class must be STANDARD, INFREQUENT_ACCESS or DELIVERY."
  }

  validation {
    condition     = var.log_group_class == "STANDARD" || (length(var.metric_filters) == 0 && length(var.subscriptions) == 0)
    error_message = "Only STANDARD log groups have metric filters and subscriptions."
  }
}

variable "keep_on_destroy" {
  description = "Whether Terraform leaves the group and its logs in AWS when it is removed from the code."
  type        = bool
  default     = false
  nullable    = false
}

variable "metric_filters" {
  description = "Metrics counted from log lines, by name: `pattern` in CloudWatch's filter syntax, `value` a number or a field such as `$.duration`."
  type = map(object({
    pattern       = string
    namespace     = string
    value         = optional(string, "1")
    default_value = optional(number)
    unit          = optional(string, "None")
    dimensions    = optional(map(string), {})
  }))
  default  = {}
  nullable = false

  validation {
    condition     = alltrue([for filter in values(var.metric_filters) : !startswith(filter.namespace, "AWS/") && can(regex("^[^:*$]{1,255}$", filter.namespace))])
    error_message = "A namespace must not begin with AWS/ nor contain : * or $."
  }

  validation {
    condition     = alltrue([for filter in values(var.metric_filters) : length(filter.dimensions) == 0 || (length(filter.dimensions) <= 3 && filter.default_value == null)])
    error_message = "A metric filter has at most three dimensions, and no default_value with them."
  }
}

variable "subscriptions" {
  description = "Where lines are sent on, by name (AWS allows two): the ARN of a Firehose stream, Kinesis stream, Lambda function or logs destination, and the role that CloudWatch Logs uses for it (none for Lambda)."
  type = map(object({
    destination_arn = string
    role_arn        = optional(string)
    filter_pattern  = optional(string, "")
    distribution    = optional(string, "ByLogStream")
  }))
  default  = {}
  nullable = false

  validation {
    condition     = length(var.subscriptions) <= 2
    error_message = "A log group has at most two subscriptions."
  }

  validation {
    condition     = alltrue([for subscription in values(var.subscriptions) : can(regex("^arn:aws[a-z-]*:(firehose|kinesis|lambda|logs):", subscription.destination_arn))])
    error_message = "A destination must be the ARN of a Firehose stream, Kinesis stream, Lambda function or logs destination."
  }

  validation {
    condition     = alltrue([for subscription in values(var.subscriptions) : contains(["ByLogStream", "Random"], subscription.distribution)])
    error_message = "The distribution must be ByLogStream or Random."
  }
}

variable "tags" {
  description = "Tags beyond the provider's default_tags."
  type        = map(string)
  default     = {}
  nullable    = false
}
