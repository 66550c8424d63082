variable "name" {
  description = "Name of the load balancer, for example `rabbitmq-prod`."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$", var.name)) && length(var.name) <= 32
    error_message = "The name must be lower-case kebab (letters, digits, single hyphens), start with a letter and have at most 32 characters."
  }

  validation {
    condition     = !startswith(var.name, "internal-")
    error_message = "AWS reserves names that begin with internal-."
  }
}

variable "internal" {
  description = "Whether the load balancer has private addresses only. A public one must be asked for."
  type        = bool
  default     = true
  nullable    = false
}

variable "vpc_id" {
  description = "VPC of the load balancer and its targets."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^vpc-[0-9a-z]+$", var.vpc_id))
    error_message = "The VPC must be an id such as vpc-0123456789abcdef0."
  }
}

variable "subnets" {
  description = "One subnet per zone. A public load balancer may have a fixed address in each (`allocation_id` of an Elastic IP), an internal one a fixed private address."
  type = list(object({
    id                   = string
    allocation_id        = optional(string)
    private_ipv4_address = optional(string)
  }))
  nullable = false

  validation {
    condition     = length(var.subnets) >= 2
    error_message = "Give subnets in at least two zones."
  }

  validation {
    condition     = alltrue([for subnet in var.subnets : subnet.allocation_id == null || !var.internal])
    error_message = "Elastic IPs are for public load balancers."
  }

  validation {
    condition     = alltrue([for subnet in var.subnets : subnet.private_ipv4_address == null || var.internal])
    error_message = "Private addresses are for internal load balancers."
  }

  validation {
    condition     = alltrue([for subnet in var.subnets : can(cidrhost("${coalesce(subnet.private_ipv4_address, "10.0.0.1")}/32", 0))])
    error_message = "A private address must be like 10.0.1.10."
  }
}

variable "listeners" {
  description = "What the load balancer accepts, by a name of yours, and where it sends it. Targets of type `ip` and `instance` may also register themselves (ECS services, Auto Scaling groups) at `target_group_arns`."
  type = map(object({
    port            = number
    protocol        = optional(string, "TCP")
    certificate_arn = optional(string)
    target = object({
      port               = number
      protocol           = optional(string, "TCP")
      type               = optional(string, "ip")
      preserve_client_ip = optional(bool)
      proxy_protocol     = optional(bool, false)
      deregistration     = optional(number, 60)
      health_check = optional(object({
        protocol            = optional(string, "TCP")
        port                = optional(string, "traffic-port")
        path                = optional(string)
        interval            = optional(number, 10)
        healthy_threshold   = optional(number, 3)
        unhealthy_threshold = optional(number, 3)
      }), {})
      targets = optional(map(string), {})
    })
  }))
  nullable = false

  validation {
    condition     = length(var.listeners) > 0
    error_message = "A load balancer needs at least one listener."
  }

  validation {
    condition     = alltrue([for name in keys(var.listeners) : can(regex("^[a-z][a-z0-9-]*$", name))])
    error_message = "Listener names must be lower-case letters, digits and hyphens."
  }

  validation {
    condition     = alltrue([for listener in values(var.listeners) : listener.port >= 1 && listener.port <= 65535 && listener.target.port >= 1 && listener.target.port <= 65535])
    error_message = "Ports must be 1 to 65535."
  }

  validation {
    condition     = length(distinct(values(var.listeners)[*].port)) == length(var.listeners)
    error_message = "Every listener needs a port of its own."
  }

  validation {
    condition     = alltrue([for listener in values(var.listeners) : contains(["TCP", "TLS", "UDP", "TCP_UDP"], listener.protocol)])
    error_message = "The protocol of a listener must be TCP, TLS, UDP or TCP_UDP."
  }

  validation {
    condition     = alltrue([for listener in values(var.listeners) : listener.protocol != "TLS" || listener.certificate_arn != null])
    error_message = "A TLS listener needs certificate_arn."
  }

  validation {
    condition     = alltrue([for listener in values(var.listeners) : listener.certificate_arn == null || can(regex("^arn:aws[a-z-]*:acm:[a-z0-9-]+:[0-9]{12}:certificate/.+$", listener.certificate_arn))])
    error_message = "A certificate must be the ARN of an ACM certificate in the load balancer's region."
  }

  validation {
    condition = alltrue([
      for listener in values(var.listeners) :
      listener.target.protocol == listener.protocol || (listener.protocol == "TLS" && listener.target.protocol == "TCP")
    ])
    error_message = "The protocol to the targets must be the listener's; a TLS listener may send TCP or TLS."
  }

  validation {
    condition     = alltrue([for listener in values(var.listeners) : contains(["ip", "instance", "alb"], listener.target.type)])
    error_message = "The target type must be ip, instance or alb."
  }

  validation {
    condition     = alltrue([for listener in values(var.listeners) : listener.target.type != "alb" || listener.protocol == "TCP"])
    error_message = "An application load balancer can be behind a TCP listener only."
  }

  validation {
    condition = alltrue([
      for listener in values(var.listeners) :
      contains(["TCP", "HTTP", "HTTPS"], listener.target.health_check.protocol) && (listener.target.health_check.protocol == "TCP") == (listener.target.health_check.path == null)
    ])
    error_message = "A health check is TCP without a path, or HTTP or HTTPS with one."
  }
}

variable "ssl_policy" {
  description = "TLS policy of the TLS listeners. Only policies with TLS 1.3 are accepted."
  type        = string
  default     = "ELBSecurityPolicy-TLS13-1-2-2021-06"
  nullable    = false

  validation {
    condition     = can(regex("^ELBSecurityPolicy-TLS13-1-[23]-", var.ssl_policy))
    error_message = "The policy must allow TLS 1.3 and nothing below TLS 1.2: ELBSecurityPolicy-TLS13-1-2-… or ELBSecurityPolicy-TLS13-1-3-…."
  }
}

variable "allowed_cidrs" {
  description = "IPv4 ranges that may reach the listeners. 0.0.0.0/0 is for public load balancers only."
  type        = set(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for cidr in var.allowed_cidrs : can(cidrhost(cidr, 0)) && !strcontains(cidr, ":")])
    error_message = "Every entry must be an IPv4 range such as 10.0.0.0/8."
  }

  validation {
    condition     = !var.internal || !contains(var.allowed_cidrs, "0.0.0.0/0")
    error_message = "An internal load balancer names the ranges that may reach it; 0.0.0.0/0 is for public ones."
  }

  validation {
    condition     = length(var.allowed_cidrs) + length(var.allowed_security_groups) > 0
    error_message = "Nobody could reach the load balancer: give allowed_cidrs or allowed_security_groups."
  }
}

variable "allowed_security_groups" {
  description = "Security groups that may reach the listeners, by a name of yours."
  type        = map(string)
  default     = {}
  nullable    = false
}

variable "egress_rules" {
  description = "Where the load balancer may connect to: its targets' group or range and port, and their health check port."
  type = map(object({
    description       = string
    from_port         = number
    to_port           = optional(number)
    protocol          = optional(string, "tcp")
    cidr_ipv4         = optional(string)
    security_group_id = optional(string)
  }))
  nullable = false

  validation {
    condition     = length(var.egress_rules) > 0
    error_message = "Without egress the load balancer reaches no target: name at least one rule."
  }

  validation {
    condition     = alltrue([for rule in values(var.egress_rules) : length(trimspace(rule.description)) > 0])
    error_message = "Every rule needs a description."
  }

  validation {
    condition     = alltrue([for rule in values(var.egress_rules) : (rule.cidr_ipv4 == null) != (rule.security_group_id == null)])
    error_message = "Every rule names either cidr_ipv4 or security_group_id."
  }

  validation {
    condition     = alltrue([for rule in values(var.egress_rules) : rule.cidr_ipv4 != "0.0.0.0/0" && contains(["tcp", "udp"], rule.protocol)])
    error_message = "A load balancer connects to its targets only: no 0.0.0.0/0, and tcp or udp."
  }
}

variable "access_logs" {
  description = "Bucket for the access logs of the TLS listeners; its policy must let the log delivery service write. The prefix is the name unless given."
  type = object({
    bucket = string
    prefix = optional(string)
  })
  nullable = false

  validation {
    condition     = can(regex("^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$", var.access_logs.bucket))
    error_message = "The bucket must be the name of an S3 bucket (not an ARN)."
  }

  validation {
    condition     = var.access_logs.prefix == null || !can(regex("(^/|/$|AWSLogs)", var.access_logs.prefix))
    error_message = "The prefix must not begin or end with a slash nor contain AWSLogs."
  }
}

variable "cross_zone" {
  description = "Whether each zone's address sends to the targets of all zones."
  type        = bool
  default     = true
  nullable    = false
}

variable "deletion_protection" {
  description = "Whether AWS refuses to delete the load balancer."
  type        = bool
  default     = true
  nullable    = false
}

variable "tags" {
  description = "Tags beyond the provider's default_tags."
  type        = map(string)
  default     = {}
  nullable    = false
}
