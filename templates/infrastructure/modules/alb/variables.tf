variable "name" {
  description = "Name of the load balancer, for example `authhub-prod`."
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
  description = "VPC of the load balancer."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^vpc-[0-9a-z]+$", var.vpc_id))
    error_message = "The VPC must be an id such as vpc-0123456789abcdef0."
  }
}

variable "subnet_ids" {
  description = "Subnets in at least two zones: public subnets for a public load balancer, private ones otherwise."
  type        = list(string)
  nullable    = false

  validation {
    condition     = length(var.subnet_ids) >= 2
    error_message = "An application load balancer needs subnets in at least two zones."
  }
}

variable "certificate_arn" {
  description = "ACM certificate of the HTTPS listener."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^arn:aws[a-z-]*:acm:[a-z0-9-]+:[0-9]{12}:certificate/.+$", var.certificate_arn))
    error_message = "The certificate must be the ARN of an ACM certificate in the load balancer's region."
  }
}

variable "additional_certificates" {
  description = "More ACM certificates for the HTTPS listener (chosen by the host name that the client asks for), by a name of yours."
  type        = map(string)
  default     = {}
  nullable    = false

  validation {
    condition     = alltrue([for arn in values(var.additional_certificates) : can(regex("^arn:aws[a-z-]*:acm:", arn))])
    error_message = "Every certificate must be the ARN of an ACM certificate."
  }
}

variable "ssl_policy" {
  description = "TLS policy of the HTTPS listener. Only policies with TLS 1.3 are accepted."
  type        = string
  default     = "ELBSecurityPolicy-TLS13-1-2-2021-06"
  nullable    = false

  validation {
    condition     = can(regex("^ELBSecurityPolicy-TLS13-1-[23]-", var.ssl_policy))
    error_message = "The policy must allow TLS 1.3 and nothing below TLS 1.2: ELBSecurityPolicy-TLS13-1-2-… or ELBSecurityPolicy-TLS13-1-3-…."
  }
}

variable "http_redirect" {
  description = "Whether to listen on port 80 too, only to redirect to HTTPS."
  type        = bool
  default     = true
  nullable    = false
}

variable "allowed_cidrs" {
  description = "IPv4 ranges that may reach the load balancer. 0.0.0.0/0 is for public load balancers only."
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
    condition     = length(var.allowed_cidrs) + length(var.allowed_security_groups) + length(var.allowed_prefix_lists) > 0
    error_message = "Nobody could reach the load balancer: give allowed_cidrs, allowed_security_groups or allowed_prefix_lists."
  }
}

variable "allowed_security_groups" {
  description = "Security groups that may reach the load balancer, by a name of yours."
  type        = map(string)
  default     = {}
  nullable    = false
}

variable "allowed_prefix_lists" {
  description = "Managed prefix lists that may reach the load balancer, by a name of yours, for example the origin-facing addresses of CloudFront."
  type        = map(string)
  default     = {}
  nullable    = false
}

variable "egress_rules" {
  description = "Where the load balancer may connect to. The ecs-service and ec2-service modules add their own rule when they are given this group, so most load balancers need none here."
  type = map(object({
    description       = string
    from_port         = number
    to_port           = optional(number)
    cidr_ipv4         = optional(string)
    security_group_id = optional(string)
  }))
  default  = {}
  nullable = false

  validation {
    condition     = alltrue([for rule in values(var.egress_rules) : length(trimspace(rule.description)) > 0])
    error_message = "Every rule needs a description."
  }

  validation {
    condition     = alltrue([for rule in values(var.egress_rules) : (rule.cidr_ipv4 == null) != (rule.security_group_id == null)])
    error_message = "Every rule names either cidr_ipv4 or security_group_id."
  }

  validation {
    condition     = alltrue([for rule in values(var.egress_rules) : rule.cidr_ipv4 != "0.0.0.0/0" || (rule.from_port == 443 && coalesce(rule.to_port, 443) == 443)])
    error_message = "A load balancer connects to its targets only; 0.0.0.0/0 is accepted for port 443 alone, to sign people in at an identity provider."
  }
}

variable "access_logs" {
  description = "Bucket for access logs; its policy must let the Elastic Load Balancing log delivery write. The prefix is the name unless given."
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

variable "waf" {
  description = "Web ACL in front of the load balancer. An object, so that the ACL may be created in the same apply."
  type = object({
    web_acl_arn = string
  })
  default = null

  validation {
    condition     = var.waf == null || can(regex("^arn:aws[a-z-]*:wafv2:[a-z0-9-]+:[0-9]{12}:regional/webacl/.+$", var.waf.web_acl_arn))
    error_message = "The web ACL must be the ARN of a regional WAFv2 web ACL."
  }
}

variable "deletion_protection" {
  description = "Whether AWS refuses to delete the load balancer."
  type        = bool
  default     = true
  nullable    = false
}

variable "idle_timeout" {
  description = "Seconds after which an idle connection is closed. Targets must keep connections open longer than this."
  type        = number
  default     = 60
  nullable    = false

  validation {
    condition     = var.idle_timeout >= 1 && var.idle_timeout <= 4000
    error_message = "The idle timeout must be 1 to 4000 seconds."
  }
}

variable "strict_transport_security" {
  description = "Strict-Transport-Security header of every answer; null sends what the targets send."
  type        = string
  default     = "max-age=31536000"

  validation {
    condition     = var.strict_transport_security == null || can(regex("^max-age=[0-9]+(; ?(includeSubDomains|preload))*$", var.strict_transport_security))
    error_message = "The header must be like max-age=31536000 or max-age=31536000; includeSubDomains."
  }
}

variable "tags" {
  description = "Tags beyond the provider's default_tags."
  type        = map(string)
  default     = {}
  nullable    = false
}
