variable "deployment" {
  description = "How a new version takes over. `rolling` replaces tasks step by step; `blue_green` starts all new tasks and switches at once; `canary` first sends `canary_percent` of the requests to them. Alarms roll a deployment back. After the switch the old tasks stay for `bake_minutes`."
  type = object({
    strategy                   = optional(string, "rolling")
    minimum_healthy_percent    = optional(number, 100)
    maximum_percent            = optional(number, 200)
    health_check_grace_seconds = optional(number, 60)
    bake_minutes               = optional(number, 5)
    canary_percent             = optional(number, 10)
    canary_minutes             = optional(number, 5)
    alarm_names                = optional(list(string), [])
    wait_for_steady_state      = optional(bool, false)
  })
  default  = {}
  nullable = false

  validation {
    condition     = contains(["rolling", "blue_green", "canary"], var.deployment.strategy)
    error_message = "The strategy must be rolling, blue_green or canary."
  }

  validation {
    condition     = var.deployment.strategy == "rolling" || var.load_balancer != null
    error_message = "blue_green and canary move traffic on a listener rule: they need load_balancer."
  }

  validation {
    condition     = var.deployment.minimum_healthy_percent >= 0 && var.deployment.minimum_healthy_percent <= 100 && var.deployment.maximum_percent > 100 && var.deployment.maximum_percent <= 200
    error_message = "minimum_healthy_percent must be 0 to 100 and maximum_percent 101 to 200: tasks can move to another zone only when one more may run."
  }

  validation {
    condition     = var.deployment.bake_minutes >= 0 && var.deployment.bake_minutes <= 1440 && var.deployment.canary_minutes >= 0 && var.deployment.canary_minutes <= 1440
    error_message = "bake_minutes and canary_minutes must be 0 to 1440."
  }

  validation {
    condition     = var.deployment.canary_percent >= 1 && var.deployment.canary_percent < 100
    error_message = "canary_percent must be 1 to 99."
  }
}

variable "scaling" {
  description = "How many tasks run. `cpu_percent`, `memory_percent` and `requests_per_target` (a minute) are targets to hold; 0 turns one off. `backlog` scales on messages that wait: `queues` are names of SQS queues, by a name of yours, and `messages_per_task` is how many one task may have before it. `schedules` change the limits at fixed times (cron or rate, in `timezone`)."
  type = object({
    min                 = optional(number, 2)
    max                 = optional(number, 4)
    cpu_percent         = optional(number, 60)
    memory_percent      = optional(number, 0)
    requests_per_target = optional(number, 0)
    scale_in_cooldown   = optional(number, 300)
    scale_out_cooldown  = optional(number, 60)
    backlog = optional(object({
      queues            = map(string)
      messages_per_task = optional(number, 100)
    }))
    schedules = optional(map(object({
      schedule = string
      timezone = optional(string, "Asia/Seoul")
      min      = number
      max      = number
    })), {})
  })
  default  = {}
  nullable = false

  validation {
    condition     = var.scaling.min >= 0 && var.scaling.max >= var.scaling.min && var.scaling.max <= 500 && floor(var.scaling.min) == var.scaling.min && floor(var.scaling.max) == var.scaling.max
    error_message = "min and max must be whole numbers, max not below min and at most 500."
  }

  validation {
    condition     = alltrue([for percent in [var.scaling.cpu_percent, var.scaling.memory_percent] : percent == 0 || (percent >= 10 && percent <= 95)])
    error_message = "CPU and memory targets must be 10 to 95 percent, or 0 for none."
  }

  validation {
    condition     = var.scaling.requests_per_target == 0 || var.deployment.strategy == "rolling"
    error_message = "Scaling by requests follows one target group; blue_green and canary alternate between two. Scale by CPU there."
  }

  validation {
    condition     = var.scaling.requests_per_target == 0 || try(var.load_balancer.arn_suffix != null, false)
    error_message = "Scaling by requests needs load_balancer.arn_suffix."
  }

  validation {
    condition     = alltrue([for schedule in values(var.scaling.schedules) : can(regex("^(cron|rate|at)\\(.+\\)$", schedule.schedule)) && schedule.min >= 0 && schedule.max >= schedule.min])
    error_message = "A schedule is cron(…), rate(…) or at(…), with max not below min."
  }

  validation {
    condition     = var.scaling.backlog == null || try(length(var.scaling.backlog.queues) >= 1 && length(var.scaling.backlog.queues) <= 8, false)
    error_message = "backlog needs 1 to 8 queues: the expression over them takes no more metrics."
  }

  validation {
    condition     = var.scaling.backlog == null || try(var.scaling.backlog.messages_per_task >= 1, false)
    error_message = "messages_per_task must be at least 1."
  }
}
