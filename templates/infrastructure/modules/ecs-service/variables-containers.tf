variable "container" {
  description = "The main container. `secrets` maps environment names to ARNs of Secrets Manager secrets or SSM parameters. `port` is null for a worker. `writable_paths` are the only places it can write to when its root file system is read-only."
  type = object({
    image                    = string
    port                     = optional(number)
    command                  = optional(list(string))
    entry_point              = optional(list(string))
    environment              = optional(map(string), {})
    secrets                  = optional(map(string), {})
    user                     = optional(string)
    working_directory        = optional(string)
    readonly_root_filesystem = optional(bool, true)
    writable_paths           = optional(list(string), [])
    stop_timeout             = optional(number, 30)
    health_check = optional(object({
      command      = list(string)
      interval     = optional(number, 30)
      timeout      = optional(number, 5)
      retries      = optional(number, 3)
      start_period = optional(number, 60)
    }))
  })
  nullable = false

  validation {
    condition     = can(regex("^\\S+(:[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}|@sha256:[0-9a-f]{64})$", var.container.image)) && !endswith(var.container.image, ":latest")
    error_message = "The image must end in a tag or a digest, and the tag must not be latest: a moving tag makes deployments and roll-backs unpredictable."
  }

  validation {
    condition     = var.container.port == null || try(var.container.port >= 1 && var.container.port <= 65535, false)
    error_message = "The port must be 1 to 65535."
  }

  validation {
    condition     = alltrue([for arn in values(var.container.secrets) : can(regex("^arn:aws[a-z-]*:(secretsmanager:[a-z0-9-]+:[0-9]{12}:secret:|ssm:[a-z0-9-]+:[0-9]{12}:parameter/).+$", arn))])
    error_message = "Secrets are given by the ARN of a Secrets Manager secret or an SSM parameter, never by value."
  }

  validation {
    condition = alltrue([
      for key, value in var.container.environment :
      !can(regex("(?i)(password|passwd|secret|token|api_?key|private_?key|credentials?)$", key)) || startswith(value, "arn:")
    ])
    error_message = "An environment variable is named like a credential: pass it through secrets, by ARN."
  }

  validation {
    condition     = length(setintersection(keys(var.container.environment), keys(var.container.secrets))) == 0
    error_message = "A name is in both environment and secrets."
  }

  validation {
    condition     = alltrue([for path in var.container.writable_paths : can(regex("^(/[A-Za-z0-9_.-]+)+$", path))])
    error_message = "Writable paths must be absolute, such as /tmp."
  }

  validation {
    condition     = var.container.stop_timeout >= 2 && var.container.stop_timeout <= 120
    error_message = "The stop timeout must be 2 to 120 seconds."
  }

  validation {
    condition     = var.container.health_check == null || contains(["CMD", "CMD-SHELL"], try(var.container.health_check.command[0], ""))
    error_message = "A health check command begins with CMD or CMD-SHELL."
  }
}

variable "sidecars" {
  description = "Containers beside the main one, for example Open Policy Agent or an OpenTelemetry collector. With `start_first` the main container waits until the sidecar is healthy (or started, if it has no health check)."
  type = list(object({
    name                     = string
    image                    = string
    essential                = optional(bool, true)
    start_first              = optional(bool, false)
    port                     = optional(number)
    cpu                      = optional(number)
    memory                   = optional(number)
    command                  = optional(list(string))
    entry_point              = optional(list(string))
    environment              = optional(map(string), {})
    secrets                  = optional(map(string), {})
    user                     = optional(string)
    readonly_root_filesystem = optional(bool, true)
    writable_paths           = optional(list(string), [])
    health_check = optional(object({
      command      = list(string)
      interval     = optional(number, 10)
      timeout      = optional(number, 5)
      retries      = optional(number, 3)
      start_period = optional(number, 10)
    }))
  }))
  default  = []
  nullable = false

  validation {
    condition     = alltrue([for sidecar in var.sidecars : can(regex("^[a-z][a-z0-9-]{0,62}$", sidecar.name))])
    error_message = "Sidecar names must be lower-case letters, digits and hyphens."
  }

  validation {
    condition     = length(distinct(concat([var.name], var.sidecars[*].name))) == length(var.sidecars) + 1
    error_message = "Every container needs a name of its own; the main one has the service's name."
  }

  validation {
    condition = alltrue([
      for sidecar in var.sidecars :
      can(regex("^\\S+(:[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}|@sha256:[0-9a-f]{64})$", sidecar.image)) && !endswith(sidecar.image, ":latest")
    ])
    error_message = "Every image must end in a tag or a digest, and the tag must not be latest."
  }

  validation {
    condition = alltrue(flatten([
      for sidecar in var.sidecars :
      [for arn in values(sidecar.secrets) : can(regex("^arn:aws[a-z-]*:(secretsmanager|ssm):", arn))]
    ]))
    error_message = "Secrets are given by the ARN of a Secrets Manager secret or an SSM parameter, never by value."
  }

  validation {
    condition = alltrue(flatten([
      for sidecar in var.sidecars :
      [for key, value in sidecar.environment :
      !can(regex("(?i)(password|passwd|secret|token|api_?key|private_?key|credentials?)$", key)) || startswith(value, "arn:")]
    ]))
    error_message = "An environment variable is named like a credential: pass it through secrets, by ARN."
  }

  validation {
    condition     = length(distinct(compact(concat([var.container.port], var.sidecars[*].port)))) == length(compact(concat([var.container.port], var.sidecars[*].port)))
    error_message = "Containers of a task share their network: every port may be used once."
  }

  validation {
    condition     = alltrue(flatten([for sidecar in var.sidecars : [for path in sidecar.writable_paths : can(regex("^(/[A-Za-z0-9_.-]+)+$", path))]]))
    error_message = "Writable paths must be absolute, such as /tmp."
  }
}
