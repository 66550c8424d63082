variable "load_balancer" {
  description = "Puts the service behind a listener of an application load balancer. Null for a worker. `security_group_id` is the load balancer's group, which gets one egress rule to the instances. `deregistration`, `slow_start` and `stickiness` are seconds."
  type = object({
    listener_arn      = string
    security_group_id = string
    priority          = number
    hosts             = optional(list(string), [])
    paths             = optional(list(string), [])
    source_cidrs      = optional(list(string), [])
    arn_suffix        = optional(string)
    protocol          = optional(string, "HTTP")
    deregistration    = optional(number, 30)
    slow_start        = optional(number, 0)
    stickiness        = optional(number, 0)
    health_check = optional(object({
      path                = optional(string, "/health")
      matcher             = optional(string, "200-299")
      interval            = optional(number, 15)
      timeout             = optional(number, 5)
      healthy_threshold   = optional(number, 2)
      unhealthy_threshold = optional(number, 3)
    }), {})
  })
  default = null

  validation {
    condition     = var.load_balancer == null || var.port != null
    error_message = "A service behind a load balancer needs a port."
  }

  validation {
    condition     = var.load_balancer == null || can(regex("^arn:aws[a-z-]*:elasticloadbalancing:[a-z0-9-]+:[0-9]{12}:listener/app/.+$", var.load_balancer.listener_arn))
    error_message = "The listener must be the ARN of an application load balancer's listener."
  }

  validation {
    condition     = try(var.load_balancer.priority >= 1 && var.load_balancer.priority <= 50000, var.load_balancer == null)
    error_message = "The priority must be 1 to 50000 and unique on the listener."
  }

  validation {
    condition     = var.load_balancer == null || length(try(concat(var.load_balancer.hosts, var.load_balancer.paths), [])) > 0
    error_message = "Say which requests are the service's: give hosts, paths or both."
  }

  validation {
    condition     = length(try(concat(var.load_balancer.hosts, var.load_balancer.paths, var.load_balancer.source_cidrs), [])) <= 5
    error_message = "A listener rule takes at most five values over hosts, paths and source_cidrs."
  }

  validation {
    condition     = alltrue([for path in try(var.load_balancer.paths, []) : startswith(path, "/")]) && alltrue([for cidr in try(var.load_balancer.source_cidrs, []) : can(cidrhost(cidr, 0))])
    error_message = "Paths begin with a slash, for example /api/*, and source ranges are like 203.0.113.0/24."
  }

  validation {
    condition     = contains(["HTTP", "HTTPS"], try(var.load_balancer.protocol, "HTTP"))
    error_message = "The protocol to the instances must be HTTP or HTTPS."
  }

  validation {
    condition     = try(var.load_balancer.slow_start == 0 || (var.load_balancer.slow_start >= 30 && var.load_balancer.slow_start <= 900), var.load_balancer == null)
    error_message = "slow_start must be 30 to 900 seconds, or 0 for none."
  }

  validation {
    condition     = try(var.load_balancer.deregistration >= 0 && var.load_balancer.deregistration <= 3600 && var.load_balancer.stickiness >= 0 && var.load_balancer.stickiness <= 604800, var.load_balancer == null)
    error_message = "deregistration must be 0 to 3600 seconds and stickiness 0 (none) to 604800 seconds."
  }

  validation {
    condition     = try(var.load_balancer.health_check.timeout < var.load_balancer.health_check.interval, true)
    error_message = "The health check's timeout must be shorter than its interval."
  }
}

variable "ecs_cluster" {
  description = "Makes the instances capacity of an ECS cluster: they join it, and ECS decides how many there are. The name is enough, so the cluster may be made by the ecs-service module that uses `capacity_provider_name`."
  type = object({
    name            = string
    target_capacity = optional(number, 90)
  })
  default = null

  validation {
    condition     = var.ecs_cluster == null || can(regex("^[a-zA-Z0-9_-]{1,255}$", var.ecs_cluster.name))
    error_message = "The cluster is given by name: letters, digits, hyphens and underscores."
  }

  validation {
    condition     = try(var.ecs_cluster.target_capacity >= 1 && var.ecs_cluster.target_capacity <= 100, var.ecs_cluster == null)
    error_message = "The target capacity must be 1 to 100 percent."
  }

  validation {
    condition     = var.ecs_cluster == null || var.load_balancer == null
    error_message = "Tasks register themselves at the load balancer, not their instances: leave out load_balancer."
  }
}

variable "deployment" {
  description = "How instances are replaced when the launch template changes. Alarms roll a refresh back. `max_lifetime_days` replaces every instance regularly, so that it gets the newest image; 0 never."
  type = object({
    min_healthy_percent  = optional(number, 100)
    max_healthy_percent  = optional(number, 200)
    warmup_seconds       = optional(number, 120)
    health_grace_seconds = optional(number, 180)
    alarm_names          = optional(list(string), [])
    max_lifetime_days    = optional(number, 30)
  })
  default  = {}
  nullable = false

  validation {
    condition     = var.deployment.min_healthy_percent >= 0 && var.deployment.min_healthy_percent <= 100 && var.deployment.max_healthy_percent >= 100 && var.deployment.max_healthy_percent <= 200 && var.deployment.max_healthy_percent - var.deployment.min_healthy_percent <= 100
    error_message = "min_healthy_percent must be 0 to 100, max_healthy_percent 100 to 200, at most 100 apart."
  }

  validation {
    condition     = var.deployment.min_healthy_percent < 100 || var.deployment.max_healthy_percent > 100
    error_message = "With 100 and 100 percent no instance could ever be replaced."
  }

  validation {
    condition     = var.deployment.max_lifetime_days == 0 || (var.deployment.max_lifetime_days >= 1 && var.deployment.max_lifetime_days <= 365)
    error_message = "max_lifetime_days must be 1 to 365, or 0 for never."
  }
}

variable "scaling" {
  description = "How many instances run. `cpu_percent` and `requests_per_target` (a minute) are targets to hold; 0 turns one off. `schedules` change the limits at fixed times. With `ecs_cluster` ECS scales within min and max."
  type = object({
    min                 = optional(number, 2)
    max                 = optional(number, 4)
    cpu_percent         = optional(number, 60)
    requests_per_target = optional(number, 0)
    schedules = optional(map(object({
      recurrence = string
      timezone   = optional(string, "Asia/Seoul")
      min        = number
      max        = number
    })), {})
  })
  default  = {}
  nullable = false

  validation {
    condition     = var.scaling.min >= 0 && var.scaling.max >= var.scaling.min && var.scaling.max >= 1 && var.scaling.max <= 200 && floor(var.scaling.min) == var.scaling.min && floor(var.scaling.max) == var.scaling.max
    error_message = "min and max must be whole numbers, max not below min, at least 1 and at most 200."
  }

  validation {
    condition     = var.scaling.cpu_percent == 0 || (var.scaling.cpu_percent >= 10 && var.scaling.cpu_percent <= 95)
    error_message = "The CPU target must be 10 to 95 percent, or 0 for none."
  }

  validation {
    condition     = var.scaling.requests_per_target == 0 || try(var.load_balancer.arn_suffix != null, false)
    error_message = "Scaling by requests needs load_balancer.arn_suffix."
  }

  validation {
    condition     = alltrue([for schedule in values(var.scaling.schedules) : length(split(" ", schedule.recurrence)) == 5 && schedule.min >= 0 && schedule.max >= schedule.min])
    error_message = "A recurrence has five fields, such as \"0 20 * * 1-5\", and max is not below min."
  }
}
