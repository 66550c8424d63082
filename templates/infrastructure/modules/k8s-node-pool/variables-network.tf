variable "cluster_security_group_ids" {
  description = "Security groups of the cluster that the nodes join, with the rules that all nodes share (API server, kubelet, pod network)."
  type        = list(string)
  nullable    = false

  validation {
    condition     = length(var.cluster_security_group_ids) >= 1 && length(var.cluster_security_group_ids) <= 4
    error_message = "Give one to four security groups; AWS allows five per network interface, and the pool has one of its own."
  }
}

variable "ingress_rules" {
  description = "Who may connect to this pool's nodes beyond what the cluster's groups allow, by a name of yours, for example a load balancer to node ports."
  type = map(object({
    description       = string
    from_port         = number
    to_port           = optional(number)
    protocol          = optional(string, "tcp")
    cidr_ipv4         = optional(string)
    security_group_id = optional(string)
  }))
  default  = {}
  nullable = false

  validation {
    condition     = alltrue([for rule in values(var.ingress_rules) : length(trimspace(rule.description)) > 0])
    error_message = "Every rule needs a description."
  }

  validation {
    condition     = alltrue([for rule in values(var.ingress_rules) : (rule.cidr_ipv4 == null) != (rule.security_group_id == null)])
    error_message = "Every rule names either cidr_ipv4 or security_group_id."
  }

  validation {
    condition     = alltrue([for rule in values(var.ingress_rules) : rule.cidr_ipv4 != "0.0.0.0/0"])
    error_message = "Nodes are never open to everybody: put a load balancer in front."
  }

  validation {
    condition     = alltrue([for rule in values(var.ingress_rules) : contains(["tcp", "udp"], rule.protocol) && rule.from_port >= 1 && coalesce(rule.to_port, rule.from_port) >= rule.from_port && coalesce(rule.to_port, rule.from_port) <= 65535])
    error_message = "The protocol must be tcp or udp, ports 1 to 65535, and to_port not below from_port."
  }
}

variable "egress_rules" {
  description = "Where this pool's nodes may connect to beyond what the cluster's groups allow. They need at least a way to Systems Manager and to the registry."
  type = map(object({
    description       = string
    from_port         = number
    to_port           = optional(number)
    protocol          = optional(string, "tcp")
    cidr_ipv4         = optional(string)
    prefix_list_id    = optional(string)
    security_group_id = optional(string)
  }))
  default  = {}
  nullable = false

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

variable "target_groups" {
  description = "Target groups of load balancers that the nodes register at, by a name of yours."
  type        = map(string)
  default     = {}
  nullable    = false

  validation {
    condition     = alltrue([for arn in values(var.target_groups) : can(regex("^arn:aws[a-z-]*:elasticloadbalancing:[a-z0-9-]+:[0-9]{12}:targetgroup/.+$", arn))])
    error_message = "Target groups are given by ARN."
  }
}
