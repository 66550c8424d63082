variable "network" {
  description = "Where the tasks run. Public addresses are for networks without NAT gateway and endpoints only."
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

  validation {
    condition     = !var.network.assign_public_ip || var.launch_type == "FARGATE"
    error_message = "Only Fargate tasks can have public addresses."
  }
}

variable "ingress_security_groups" {
  description = "Security groups that may call the container's port, by a name of yours. The load balancer's group is added by itself."
  type        = map(string)
  default     = {}
  nullable    = false

  validation {
    condition     = length(var.ingress_security_groups) == 0 || var.container.port != null
    error_message = "A service without container.port cannot be called."
  }
}

variable "egress_rules" {
  description = "Where the tasks may connect to. They need at least a way to the registry, the logs and the secrets: the endpoints' security group and the S3 prefix list, or HTTPS to anywhere through NAT."
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
    error_message = "Without egress a task cannot even pull its image: name at least one rule."
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
    condition     = alltrue([for rule in values(var.egress_rules) : contains(["tcp", "udp"], rule.protocol)])
    error_message = "The protocol must be tcp or udp; rules for all protocols are not accepted."
  }

  validation {
    condition     = alltrue([for rule in values(var.egress_rules) : rule.from_port >= 1 && coalesce(rule.to_port, rule.from_port) >= rule.from_port && coalesce(rule.to_port, rule.from_port) <= 65535])
    error_message = "Ports must be 1 to 65535, and to_port not below from_port."
  }
}

variable "load_balancer" {
  description = "Puts the service behind a listener of an application load balancer. Null for a worker. `security_group_id` is the load balancer's group, which gets one egress rule to the tasks. `test_listener` receives test traffic during blue/green and canary deployments. `protocol` HTTPS encrypts the way to the tasks too, which then need a certificate of any kind. `deregistration`, `slow_start` and `stickiness` are seconds."
  type = object({
    listener_arn      = string
    security_group_id = string
    priority          = number
    hosts             = optional(list(string), [])
    paths             = optional(list(string), [])
    source_cidrs      = optional(list(string), [])
    arn_suffix        = optional(string)
    test_listener     = optional(object({ arn = string }))
    protocol          = optional(string, "HTTP")
    protocol_version  = optional(string, "HTTP1")
    deregistration    = optional(number, 30)
    slow_start        = optional(number, 0)
    stickiness        = optional(number, 0)
    health_check = optional(object({
      path                = optional(string, "/health")
      matcher             = optional(string)
      interval            = optional(number, 15)
      timeout             = optional(number, 5)
      healthy_threshold   = optional(number, 2)
      unhealthy_threshold = optional(number, 3)
    }), {})
    authenticate_cognito = optional(object({
      user_pool_arn       = string
      user_pool_client_id = string
      user_pool_domain    = string
      scope               = optional(string, "openid")
      session_timeout     = optional(number, 28800)
    }))
  })
  default = null

  validation {
    condition     = var.load_balancer == null || var.container.port != null
    error_message = "A service behind a load balancer needs container.port."
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
    condition     = alltrue([for path in try(var.load_balancer.paths, []) : startswith(path, "/")])
    error_message = "Paths begin with a slash, for example /api/*."
  }

  validation {
    condition     = alltrue([for cidr in try(var.load_balancer.source_cidrs, []) : can(cidrhost(cidr, 0))])
    error_message = "Every source range must be like 203.0.113.0/24."
  }

  validation {
    condition     = contains(["HTTP", "HTTPS"], try(var.load_balancer.protocol, "HTTP"))
    error_message = "The protocol to the tasks must be HTTP or HTTPS."
  }

  validation {
    condition     = contains(["HTTP1", "HTTP2", "GRPC"], try(var.load_balancer.protocol_version, "HTTP1"))
    error_message = "The protocol version must be HTTP1, HTTP2 or GRPC."
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

variable "service_connect" {
  description = "Joins a Service Connect namespace. With a container port the service offers itself as `dns_name` (its own name unless given); without one it only calls others."
  type = object({
    namespace_arn = string
    dns_name      = optional(string)
    app_protocol  = optional(string, "http")
  })
  default = null

  validation {
    condition     = contains(["http", "http2", "grpc"], try(var.service_connect.app_protocol, "http"))
    error_message = "The application protocol must be http, http2 or grpc."
  }
}

variable "discovery" {
  description = "Registers the tasks' addresses under the service's name in a private DNS namespace of Cloud Map."
  type = object({
    namespace_id = string
    ttl          = optional(number, 10)
  })
  default = null

  validation {
    condition     = var.discovery == null || can(regex("^ns-[0-9a-z]+$", var.discovery.namespace_id))
    error_message = "The namespace must be an id such as ns-abcdef0123456789."
  }
}
