variable "name" {
  description = "Name of the service and environment the alarms speak for, for example authhub-api-prod. Prefix of every alarm name."
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

variable "notifications" {
  description = "SNS topics to tell, by severity. critical: somebody is woken; warning: somebody looks on the next working day (defaults to the critical topics). Recoveries go to the same topics."
  type = object({
    critical = list(string)
    warning  = optional(list(string))
  })
  nullable = false

  validation {
    condition     = length(var.notifications.critical) > 0
    error_message = "notifications.critical must name at least one SNS topic: an alarm that tells nobody is worse than none."
  }

  validation {
    condition = alltrue([
      for arn in concat(var.notifications.critical, coalesce(var.notifications.warning, [])) :
      can(regex("^arn:aws[a-z-]*:sns:[a-z0-9-]+:[0-9]{12}:[A-Za-z0-9_-]+$", arn))
    ])
    error_message = "notifications must hold ARNs of standard SNS topics (arn:aws:sns:<region>:<account>:<topic>). CloudWatch cannot send to FIFO topics."
  }
}

variable "runbook_url" {
  description = "Address of the service's runbook. Written into the description of every alarm, so that it arrives with the message."
  type        = string
  default     = null

  validation {
    condition     = var.runbook_url == null || can(regex("^https://[^\\s]+$", var.runbook_url))
    error_message = "runbook_url must be an https:// address without spaces."
  }
}

variable "disabled_alarms" {
  description = "Alarms to leave out, by key: the alarm's name without the leading name, for example ecs-cpu or alb-api-latency-p99."
  type        = set(string)
  default     = []
  nullable    = false

  validation {
    condition     = length(setsubtract(var.disabled_alarms, local.every_key)) == 0
    error_message = "disabled_alarms names alarms that this set does not have: ${join(", ", setsubtract(var.disabled_alarms, local.every_key))}. It has: ${join(", ", local.every_key)}."
  }
}

variable "create_dashboard" {
  description = "Whether to create a CloudWatch dashboard with the state and the graph of every alarm."
  type        = bool
  default     = false
  nullable    = false
}
