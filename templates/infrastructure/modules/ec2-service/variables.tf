variable "name" {
  description = "Name of the service, unique in the account, for example `community-api-dev`."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$", var.name)) && length(var.name) <= 48
    error_message = "The name must be lower-case kebab (letters, digits, single hyphens), start with a letter and have at most 48 characters."
  }
}

variable "instance_type" {
  description = "Type of the instances. The processor of the image follows from it: types such as t4g or m7g are ARM."
  type        = string
  default     = "t3.micro"
  nullable    = false

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]*\\.(nano|micro|small|medium|large|[0-9]*xlarge|metal(-[0-9a-z]+)?)$", var.instance_type))
    error_message = "The instance type must be like t3.micro or m7g.2xlarge."
  }
}

variable "ami" {
  description = "Image of the instances: an id such as ami-0123456789abcdef0, or the path of a public SSM parameter. Null is the latest Amazon Linux 2023 (with `ecs_cluster`, its ECS variant), looked up when an instance starts."
  type        = string
  default     = null

  validation {
    condition     = var.ami == null || can(regex("^(ami-[0-9a-z]+|/[A-Za-z0-9_./-]+(:[0-9]+)?)$", var.ami))
    error_message = "The image must be an AMI id or the path of an SSM parameter."
  }
}

variable "user_data" {
  description = "What an instance does at its first start: a shell script or cloud-config, as plain text. With `ecs_cluster` a shell script. Never put secrets into it."
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = length(base64encode(var.user_data)) <= 21500
    error_message = "User data may have 16 KiB at most; load larger things from S3."
  }

  validation {
    condition     = !can(regex("(AKIA|ASIA)[0-9A-Z]{16}|-----BEGIN [A-Z ]*PRIVATE KEY-----", var.user_data))
    error_message = "There is a credential in the user data, where everybody who may describe instances can read it. Use the instance's role and Secrets Manager."
  }

  validation {
    condition     = var.ecs_cluster == null || var.user_data == "" || startswith(var.user_data, "#!/bin/bash\n")
    error_message = "With ecs_cluster the user data must be a script that begins with #!/bin/bash."
  }
}

variable "root_volume" {
  description = "Root volume, always encrypted. Without `kms_key_arn` AWS's own key for EBS is used."
  type = object({
    size_gib    = optional(number, 30)
    iops        = optional(number, 3000)
    throughput  = optional(number, 125)
    device_name = optional(string, "/dev/xvda")
    kms_key_arn = optional(string)
  })
  default  = {}
  nullable = false

  validation {
    condition     = var.root_volume.size_gib >= 8 && var.root_volume.size_gib <= 16384
    error_message = "The root volume must be 8 to 16384 GiB."
  }

  validation {
    condition     = var.root_volume.iops >= 3000 && var.root_volume.iops <= 16000 && var.root_volume.throughput >= 125 && var.root_volume.throughput <= 1000
    error_message = "A gp3 volume has 3000 to 16000 IOPS and 125 to 1000 MiB/s."
  }

  validation {
    condition     = var.root_volume.kms_key_arn == null || can(regex("^arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/.+$", var.root_volume.kms_key_arn))
    error_message = "The key must be the ARN of a KMS key (not of an alias)."
  }
}

variable "metadata_hop_limit" {
  description = "How many network hops the instance metadata may travel: 1 for processes on the instance, 2 for containers that need the instance's role."
  type        = number
  default     = 1
  nullable    = false

  validation {
    condition     = contains([1, 2], var.metadata_hop_limit)
    error_message = "The hop limit must be 1 or 2."
  }
}

variable "detailed_monitoring" {
  description = "Whether CloudWatch gets a value every minute rather than every five."
  type        = bool
  default     = true
  nullable    = false
}

variable "network" {
  description = "Where the instances run. Public addresses are for networks without NAT gateway only."
  type = object({
    vpc_id           = string
    subnet_ids       = list(string)
    assign_public_ip = optional(bool, false)
  })
  nullable = false

  validation {
    condition     = can(regex("^vpc-[0-9a-z]+$", var.network.vpc_id))
    error_message = "The VPC must be an id such as vpc-0123456789abcdef0."
  }

  validation {
    condition     = length(var.network.subnet_ids) > 0
    error_message = "Give at least one subnet, and two or more in production."
  }
}

variable "port" {
  description = "Port the service listens on. Null for a worker."
  type        = number
  default     = null

  validation {
    condition     = var.port == null || try(var.port >= 1 && var.port <= 65535 && !contains([22, 3389], var.port), false)
    error_message = "The port must be 1 to 65535 and none for remote access: people reach instances through Session Manager."
  }
}

variable "ingress_security_groups" {
  description = "Security groups that may call the port, by a name of yours. The load balancer's group is added by itself."
  type        = map(string)
  default     = {}
  nullable    = false

  validation {
    condition     = length(var.ingress_security_groups) == 0 || var.port != null
    error_message = "A service without a port cannot be called."
  }
}

variable "egress_rules" {
  description = "Where the instances may connect to. They need at least a way to Systems Manager and to package repositories or the registry."
  type = map(object({
    description       = string
    from_port         = number
    to_port           = optional(number)
    protocol          = optional(string, "tcp")
    cidr_ipv4         = optional(string)
    prefix_list_id    = optional(string)
    security_group_id = optional(string)
  }))
  nullable = false

  validation {
    condition     = length(var.egress_rules) > 0
    error_message = "Without egress an instance cannot even report to Systems Manager: name at least one rule."
  }

  validation {
    condition     = alltrue([for rule in values(var.egress_rules) : length(trimspace(rule.description)) > 0])
    error_message = "Every rule needs a description."
  }

  validation {
    condition     = alltrue([for rule in values(var.egress_rules) : length([for target in [rule.cidr_ipv4, rule.prefix_list_id, rule.security_group_id] : target if target != null]) == 1])
    error_message = "Every rule names exactly one of cidr_ipv4, prefix_list_id and security_group_id."
  }

  validation {
    condition     = alltrue([for rule in values(var.egress_rules) : contains(["tcp", "udp"], rule.protocol) && rule.from_port >= 1 && coalesce(rule.to_port, rule.from_port) >= rule.from_port && coalesce(rule.to_port, rule.from_port) <= 65535])
    error_message = "The protocol must be tcp or udp, ports 1 to 65535, and to_port not below from_port."
  }
}

variable "instance_policies" {
  description = "What the instances may do in AWS besides Systems Manager and their own logs: policies as JSON, by name."
  type        = map(string)
  default     = {}
  nullable    = false

  validation {
    condition     = alltrue([for policy in values(var.instance_policies) : can(jsondecode(policy).Statement)])
    error_message = "Every policy must be JSON with a Statement; use aws_iam_policy_document."
  }
}

variable "ecr_repository_arns" {
  description = "Repositories whose images the instances may pull."
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for arn in var.ecr_repository_arns : can(regex("^arn:aws[a-z-]*:ecr:[a-z0-9-]+:[0-9]{12}:repository/.+$", arn))])
    error_message = "Repositories are given by ARN."
  }
}

variable "secret_arns" {
  description = "Secrets Manager secrets that the instances may read."
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for arn in var.secret_arns : can(regex("^arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:[0-9]{12}:secret:.+$", arn))])
    error_message = "Secrets are given by ARN."
  }
}

variable "kms_key_arns" {
  description = "KMS keys that encrypt those secrets, so that the instances may decrypt them."
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for arn in var.kms_key_arns : can(regex("^arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/.+$", arn))])
    error_message = "Every key must be the ARN of a KMS key."
  }
}

variable "permissions_boundary_arn" {
  description = "Permissions boundary of the role."
  type        = string
  default     = null

  validation {
    condition     = var.permissions_boundary_arn == null || can(regex("^arn:aws[a-z-]*:iam::([0-9]{12}|aws):policy/.+$", var.permissions_boundary_arn))
    error_message = "The permissions boundary must be the ARN of an IAM policy."
  }
}

variable "logs" {
  description = "Log group of the service, for the CloudWatch agent or Docker's awslogs driver. `kms_key_arn` encrypts it."
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

variable "tags" {
  description = "Tags beyond the provider's default_tags. Instances, volumes and network interfaces get both."
  type        = map(string)
  default     = {}
  nullable    = false
}
