variable "name" {
  description = "Name of the service, unique in the account, for example `authhub-api-prod`. Also the name of the main container."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$", var.name)) && length(var.name) <= 48
    error_message = "The name must be lower-case kebab (letters, digits, single hyphens), start with a letter and have at most 48 characters."
  }
}

variable "cluster" {
  description = "Cluster to run in. Null makes a cluster of the service's own, named after it."
  type = object({
    arn = string
  })
  default = null

  validation {
    condition     = var.cluster == null || can(regex("^arn:aws[a-z-]*:ecs:[a-z0-9-]+:[0-9]{12}:cluster/.+$", var.cluster.arn))
    error_message = "The cluster must be given by its ARN."
  }
}

variable "container_insights" {
  description = "Container Insights of the service's own cluster: `enhanced`, `enabled` or `disabled`. Ignored when a cluster is given."
  type        = string
  default     = "enhanced"
  nullable    = false

  validation {
    condition     = contains(["enhanced", "enabled", "disabled"], var.container_insights)
    error_message = "Container Insights must be enhanced, enabled or disabled."
  }
}

variable "launch_type" {
  description = "`FARGATE`, or `EC2` to run on a capacity provider of your own instances."
  type        = string
  default     = "FARGATE"
  nullable    = false

  validation {
    condition     = contains(["FARGATE", "EC2"], var.launch_type)
    error_message = "The launch type must be FARGATE or EC2."
  }
}

variable "capacity_providers" {
  description = "Capacity providers to spread tasks over. Empty means FARGATE alone. The cluster must know them; the service's own cluster does."
  type = list(object({
    name   = string
    weight = optional(number, 1)
    base   = optional(number, 0)
  }))
  default  = []
  nullable = false

  validation {
    condition     = var.launch_type != "EC2" || length(var.capacity_providers) > 0
    error_message = "With launch_type = \"EC2\", name the capacity provider of your instances."
  }

  validation {
    condition     = var.launch_type != "FARGATE" || alltrue([for provider in var.capacity_providers : contains(["FARGATE", "FARGATE_SPOT"], provider.name)])
    error_message = "With launch_type = \"FARGATE\" the capacity providers are FARGATE and FARGATE_SPOT."
  }

  validation {
    condition     = length([for provider in var.capacity_providers : provider if provider.base > 0]) <= 1
    error_message = "Only one capacity provider may have a base."
  }
}

variable "cpu" {
  description = "CPU units of a task; 1024 are one vCPU."
  type        = number
  default     = 256
  nullable    = false

  validation {
    condition     = var.launch_type == "FARGATE" ? contains([256, 512, 1024, 2048, 4096, 8192, 16384], var.cpu) : var.cpu >= 128 && var.cpu <= 196608
    error_message = "Fargate tasks have 256, 512, 1024, 2048, 4096, 8192 or 16384 CPU units; tasks on EC2 at least 128."
  }
}

variable "memory" {
  description = "Memory of a task in MiB."
  type        = number
  default     = 512
  nullable    = false

  validation {
    condition = var.launch_type == "EC2" ? var.memory >= 128 : try(contains({
      "256"   = [512, 1024, 2048]
      "512"   = range(1024, 4097, 1024)
      "1024"  = range(2048, 8193, 1024)
      "2048"  = range(4096, 16385, 1024)
      "4096"  = range(8192, 30721, 1024)
      "8192"  = range(16384, 61441, 4096)
      "16384" = range(32768, 122881, 8192)
    }[tostring(var.cpu)], var.memory), false)
    error_message = "Fargate does not offer this memory with this CPU: two to eight times the CPU units, in steps of 1024 MiB (256 CPU: 512, 1024 or 2048)."
  }
}

variable "architecture" {
  description = "Processor of the tasks, `X86_64` or `ARM64` (cheaper). All images must be built for it."
  type        = string
  default     = "X86_64"
  nullable    = false

  validation {
    condition     = contains(["X86_64", "ARM64"], var.architecture)
    error_message = "The architecture must be X86_64 or ARM64."
  }
}

variable "ephemeral_storage_gib" {
  description = "Disk of a Fargate task in GiB, 21 to 200. Null keeps the 20 GiB that come with every task."
  type        = number
  default     = null

  validation {
    condition     = var.ephemeral_storage_gib == null || try(var.ephemeral_storage_gib >= 21 && var.ephemeral_storage_gib <= 200, false)
    error_message = "Ephemeral storage must be 21 to 200 GiB."
  }

  validation {
    condition     = var.ephemeral_storage_gib == null || var.launch_type == "FARGATE"
    error_message = "Ephemeral storage can be set for Fargate only."
  }
}

variable "logs" {
  description = "Log group of the service. `kms_key_arn` encrypts it; its key policy must allow the CloudWatch Logs service."
  type = object({
    retention_in_days = optional(number, 365)
    kms_key_arn       = optional(string)
  })
  default  = {}
  nullable = false

  validation {
    condition     = contains([1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653], var.logs.retention_in_days)
    error_message = "CloudWatch keeps logs for 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288 or 3653 days."
  }

  validation {
    condition     = var.logs.kms_key_arn == null || can(regex("^arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/.+$", var.logs.kms_key_arn))
    error_message = "The key must be the ARN of a KMS key (not of an alias)."
  }
}

variable "task_policies" {
  description = "What the application may do in AWS: policies as JSON, by name."
  type        = map(string)
  default     = {}
  nullable    = false

  validation {
    condition     = alltrue([for policy in values(var.task_policies) : can(jsondecode(policy).Statement)])
    error_message = "Every policy must be JSON with a Statement; use aws_iam_policy_document."
  }
}

variable "execution_policies" {
  description = "What ECS may do besides pulling the images, writing the logs and reading the secrets of this service: policies as JSON, by name."
  type        = map(string)
  default     = {}
  nullable    = false

  validation {
    condition     = alltrue([for policy in values(var.execution_policies) : can(jsondecode(policy).Statement)])
    error_message = "Every policy must be JSON with a Statement; use aws_iam_policy_document."
  }
}

variable "secrets_kms_key_arns" {
  description = "KMS keys that encrypt the secrets, so that ECS may decrypt them. Not needed for secrets under AWS's own key."
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for arn in var.secrets_kms_key_arns : can(regex("^arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/.+$", arn))])
    error_message = "Every key must be the ARN of a KMS key."
  }
}

variable "permissions_boundary_arn" {
  description = "Permissions boundary of the roles."
  type        = string
  default     = null

  validation {
    condition     = var.permissions_boundary_arn == null || can(regex("^arn:aws[a-z-]*:iam::([0-9]{12}|aws):policy/.+$", var.permissions_boundary_arn))
    error_message = "The permissions boundary must be the ARN of an IAM policy."
  }
}

variable "execute_command" {
  description = "Whether people may open a shell in the containers through ECS Exec."
  type        = bool
  default     = false
  nullable    = false
}

variable "tags" {
  description = "Tags beyond the provider's default_tags. Tasks get the service's tags."
  type        = map(string)
  default     = {}
  nullable    = false
}
