# No tags: Route 53 records have none.

variable "zone_id" {
  description = "Route 53 hosted zone of the record."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^Z[A-Z0-9]{1,31}$", var.zone_id))
    error_message = "zone_id must be a Route 53 hosted zone id such as Z0123456789ABC."
  }
}

variable "name" {
  description = "Full name of the record, for example auth.acme.example, or *.acme.example for every name under it."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^(\\*\\.)?([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])$", var.name)) && length(var.name) <= 253
    error_message = "name must be a full lower-case DNS name with at least two labels of at most 63 characters (* only as the first), without a final dot, and have at most 253 characters."
  }
}

variable "type" {
  description = "Type of the record. For an alias A; its IPv6 twin is asked for by ipv6."
  type        = string
  default     = "A"
  nullable    = false

  validation {
    condition     = contains(["A", "AAAA", "CAA", "CNAME", "MX", "NS", "SRV", "TXT"], var.type)
    error_message = "type must be A, AAAA, CAA, CNAME, MX, NS, SRV or TXT."
  }

  validation {
    condition     = var.type == "A" || (var.alias == null && !var.ipv6)
    error_message = "type must be A for an alias; set ipv6 = true for an AAAA record beside it."
  }
}

variable "ipv6" {
  description = "Whether an alias gets an AAAA record too. Right for CloudFront and for dual-stack load balancers."
  type        = bool
  default     = false
  nullable    = false
}

variable "ttl" {
  description = "Seconds that resolvers keep a record. Aliases take the time of their target."
  type        = number
  default     = 300
  nullable    = false

  validation {
    condition     = var.ttl >= 0 && var.ttl <= 604800 && floor(var.ttl) == var.ttl
    error_message = "ttl must be a whole number of seconds between 0 and 604800 (a week)."
  }
}

variable "alias" {
  description = "Target of an alias: DNS name and hosted zone of a load balancer, distribution, bucket website or API. evaluate_target_health: answer only while the target is healthy; CloudFront has no health to ask for."
  type = object({
    name                   = string
    zone_id                = string
    evaluate_target_health = optional(bool, true)
  })
  default = null

  validation {
    # Z2FDTNDATAQYW2 is the hosted zone of every CloudFront distribution.
    condition     = var.alias == null || !try(var.alias.zone_id == "Z2FDTNDATAQYW2" && var.alias.evaluate_target_health, false)
    error_message = "alias.evaluate_target_health must be false for a CloudFront distribution: Route 53 refuses it."
  }
}

variable "records" {
  description = "Values of a simple record."
  type        = set(string)
  default     = null

  validation {
    condition     = length([for given in [var.alias != null, var.records != null, length(var.weighted) > 0] : given if given]) == 1
    error_message = "Give exactly one of alias, records and weighted."
  }

  validation {
    condition     = var.records == null || try(length(var.records) > 0, false)
    error_message = "records must not be empty."
  }

  validation {
    condition     = var.type != "CNAME" || var.records == null || try(length(var.records) == 1, false)
    error_message = "A CNAME has exactly one value."
  }

  validation {
    condition = alltrue([
      for value in coalesce(var.records, []) :
      var.type == "A" ? can(cidrnetmask("${value}/32")) : (var.type == "AAAA" ? can(cidrhost("${value}/128", 0)) && strcontains(value, ":") : true)
    ])
    error_message = "records must hold IPv4 addresses for type A and IPv6 addresses for type AAAA."
  }
}

variable "weighted" {
  description = "Several targets that share the name, by an identifier of their own, each with a weight (0 gets nothing) and either an alias or records. For moving traffic from one to another."
  type = map(object({
    weight          = number
    records         = optional(set(string))
    health_check_id = optional(string)
    alias = optional(object({
      name                   = string
      zone_id                = string
      evaluate_target_health = optional(bool, true)
    }))
  }))
  default  = {}
  nullable = false

  validation {
    condition     = alltrue([for target in values(var.weighted) : target.weight >= 0 && target.weight <= 255 && floor(target.weight) == target.weight])
    error_message = "weighted: weight must be a whole number between 0 and 255."
  }

  validation {
    condition     = length(var.weighted) == 0 || anytrue([for target in values(var.weighted) : target.weight > 0])
    error_message = "weighted: at least one weight must be above 0. With all at 0, Route 53 answers with every target alike."
  }

  validation {
    condition     = alltrue([for target in values(var.weighted) : (target.alias == null) != (target.records == null)])
    error_message = "weighted: each target needs either alias or records."
  }

  validation {
    condition     = !var.ipv6 || alltrue([for target in values(var.weighted) : target.alias != null])
    error_message = "weighted: ipv6 needs every target to be an alias, because records hold addresses of one family."
  }

  validation {
    condition     = var.type == "A" || alltrue([for target in values(var.weighted) : target.alias == null])
    error_message = "weighted: aliases need type A."
  }

  validation {
    condition     = alltrue([for key in keys(var.weighted) : length(key) >= 1 && length(key) <= 120])
    error_message = "weighted: identifiers must have 1 to 120 characters."
  }
}
