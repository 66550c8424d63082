variable "name" {
  description = "Name of the security group; AWS adds a suffix, so that it can be replaced while in use."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$", var.name)) && length(var.name) <= 64
    error_message = "The name must be lower-case kebab (letters, digits, single hyphens), start with a letter and have at most 64 characters."
  }
}

variable "description" {
  description = "What the group is for. AWS cannot change it later without replacing the group."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-zA-Z0-9 ._:/()#,@\\[\\]+=&;{}!$*-]{1,255}$", var.description))
    error_message = "The description must have 1 to 255 characters of those AWS allows: letters, digits, spaces and ._-:/()#,@[]+=&;{}!$*."
  }
}

variable "vpc_id" {
  description = "VPC of the security group."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^vpc-[0-9a-z]+$", var.vpc_id))
    error_message = "The VPC must be an id such as vpc-0123456789abcdef0."
  }
}

variable "ingress_rules" {
  description = "Who may connect, by a name of yours. A rule names one of cidr_ipv4, cidr_ipv6, prefix_list_id, security_group_id and self; `to_port` is `from_port` unless given."
  type = map(object({
    description       = string
    from_port         = number
    to_port           = optional(number)
    protocol          = optional(string, "tcp")
    cidr_ipv4         = optional(string)
    cidr_ipv6         = optional(string)
    prefix_list_id    = optional(string)
    security_group_id = optional(string)
    self              = optional(bool, false)
  }))
  default  = {}
  nullable = false

  validation {
    condition     = alltrue([for rule in values(var.ingress_rules) : can(regex("^[a-zA-Z0-9 ._:/()#,@\\[\\]+=&;{}!$*-]{3,255}$", rule.description))])
    error_message = "Every rule needs a description of 3 to 255 characters, of those AWS allows."
  }

  validation {
    condition = alltrue([
      for rule in values(var.ingress_rules) :
      length([for source in [rule.cidr_ipv4, rule.cidr_ipv6, rule.prefix_list_id, rule.security_group_id, rule.self ? "self" : null] : source if source != null]) == 1
    ])
    error_message = "Every rule names exactly one of cidr_ipv4, cidr_ipv6, prefix_list_id, security_group_id and self."
  }

  validation {
    condition     = alltrue([for rule in values(var.ingress_rules) : contains(["tcp", "udp", "icmp", "icmpv6"], rule.protocol)])
    error_message = "The protocol must be tcp, udp, icmp or icmpv6; rules for all protocols are not accepted."
  }

  validation {
    condition = alltrue([
      for rule in values(var.ingress_rules) :
      startswith(rule.protocol, "icmp") || (rule.from_port >= 0 && coalesce(rule.to_port, rule.from_port) >= rule.from_port && coalesce(rule.to_port, rule.from_port) <= 65535)
    ])
    error_message = "Ports must be 0 to 65535, and to_port not below from_port."
  }

  validation {
    condition     = alltrue([for rule in values(var.ingress_rules) : can(cidrhost(coalesce(rule.cidr_ipv4, "10.0.0.0/8"), 0)) && can(cidrhost(coalesce(rule.cidr_ipv6, "fd00::/8"), 0))])
    error_message = "Ranges must be like 10.0.0.0/8 or fd00::/8."
  }

  validation {
    condition = alltrue([
      for rule in values(var.ingress_rules) :
      (rule.cidr_ipv4 != "0.0.0.0/0" && rule.cidr_ipv6 != "::/0") || (contains(var.public_ports, rule.from_port) && coalesce(rule.to_port, rule.from_port) == rule.from_port)
    ])
    error_message = "A rule opens a port to everybody that is not in public_ports (one port per rule)."
  }
}

variable "egress_rules" {
  description = "Where members may connect to, by a name of yours; same form as ingress_rules. Empty means nowhere."
  type = map(object({
    description       = string
    from_port         = number
    to_port           = optional(number)
    protocol          = optional(string, "tcp")
    cidr_ipv4         = optional(string)
    cidr_ipv6         = optional(string)
    prefix_list_id    = optional(string)
    security_group_id = optional(string)
    self              = optional(bool, false)
  }))
  default  = {}
  nullable = false

  validation {
    condition     = alltrue([for rule in values(var.egress_rules) : can(regex("^[a-zA-Z0-9 ._:/()#,@\\[\\]+=&;{}!$*-]{3,255}$", rule.description))])
    error_message = "Every rule needs a description of 3 to 255 characters, of those AWS allows."
  }

  validation {
    condition = alltrue([
      for rule in values(var.egress_rules) :
      length([for target in [rule.cidr_ipv4, rule.cidr_ipv6, rule.prefix_list_id, rule.security_group_id, rule.self ? "self" : null] : target if target != null]) == 1
    ])
    error_message = "Every rule names exactly one of cidr_ipv4, cidr_ipv6, prefix_list_id, security_group_id and self."
  }

  validation {
    condition     = alltrue([for rule in values(var.egress_rules) : contains(["tcp", "udp", "icmp", "icmpv6"], rule.protocol)])
    error_message = "The protocol must be tcp, udp, icmp or icmpv6; rules for all protocols are not accepted."
  }

  validation {
    condition = alltrue([
      for rule in values(var.egress_rules) :
      startswith(rule.protocol, "icmp") || (rule.from_port >= 0 && coalesce(rule.to_port, rule.from_port) >= rule.from_port && coalesce(rule.to_port, rule.from_port) <= 65535)
    ])
    error_message = "Ports must be 0 to 65535, and to_port not below from_port."
  }

  validation {
    condition     = alltrue([for rule in values(var.egress_rules) : can(cidrhost(coalesce(rule.cidr_ipv4, "10.0.0.0/8"), 0)) && can(cidrhost(coalesce(rule.cidr_ipv6, "fd00::/8"), 0))])
    error_message = "Ranges must be like 10.0.0.0/8 or fd00::/8."
  }

  validation {
    condition = alltrue([
      for rule in values(var.egress_rules) :
      (rule.cidr_ipv4 != "0.0.0.0/0" && rule.cidr_ipv6 != "::/0") || coalesce(rule.to_port, rule.from_port) == rule.from_port
    ])
    error_message = "A rule to anywhere names one port, for example 443."
  }
}

variable "public_ports" {
  description = "Ports that may be open to everybody (0.0.0.0/0 or ::/0). Never remote-access or database ports."
  type        = set(number)
  default     = [443]
  nullable    = false

  validation {
    condition     = length(setintersection(var.public_ports, [21, 22, 23, 135, 139, 445, 1433, 1521, 2375, 2379, 3306, 3389, 5432, 5601, 5672, 5900, 6379, 6443, 9200, 10250, 11211, 27017])) == 0
    error_message = "Remote-access, database and cluster ports must not be open to everybody."
  }
}

variable "tags" {
  description = "Tags beyond the provider's default_tags."
  type        = map(string)
  default     = {}
  nullable    = false
}
