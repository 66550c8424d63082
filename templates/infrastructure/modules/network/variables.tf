variable "name" {
  description = "Name of the VPC and prefix of everything in it, for example `acme-prod`."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$", var.name)) && length(var.name) <= 32
    error_message = "The name must be lower-case kebab (letters, digits, single hyphens), start with a letter and have at most 32 characters."
  }
}

variable "cidr_block" {
  description = "IPv4 range of the VPC, from /16 to /22. It cannot be changed later without rebuilding the VPC."
  type        = string
  nullable    = false

  validation {
    condition     = can(cidrhost(var.cidr_block, 0)) && try(cidrhost(var.cidr_block, 0) == split("/", var.cidr_block)[0], false)
    error_message = "The range must be an IPv4 network address such as 10.10.0.0/16 (no host bits set)."
  }

  validation {
    condition     = try(tonumber(split("/", var.cidr_block)[1]) >= 16 && tonumber(split("/", var.cidr_block)[1]) <= 22, false)
    error_message = "The range must be between /16 and /22."
  }
}

variable "availability_zones" {
  description = "Zones to spread over, in an order that never changes: a subnet's range follows its zone's place in the list, so add new zones at the end."
  type        = list(string)
  nullable    = false

  validation {
    condition     = length(var.availability_zones) >= 2 && length(var.availability_zones) <= 4
    error_message = "Give two to four zones: load balancers and databases need two, and the address plan has room for four."
  }

  validation {
    condition     = length(distinct(var.availability_zones)) == length(var.availability_zones)
    error_message = "Each zone may be listed once."
  }

  validation {
    condition     = alltrue([for zone in var.availability_zones : can(regex("^[a-z]{2}(-[a-z]+)+-[0-9][a-z]$", zone))])
    error_message = "Zones are written like ap-northeast-2a."
  }
}

variable "subnet_prefix_lengths" {
  description = "Size of one subnet per tier, as a prefix length. Private subnets share the lower half of the VPC, public ones the third quarter, database ones the seventh eighth."
  type = object({
    private  = optional(number, 20)
    public   = optional(number, 24)
    database = optional(number, 24)
  })
  default  = {}
  nullable = false

  validation {
    condition     = alltrue([for length in values(var.subnet_prefix_lengths) : length >= 17 && length <= 27 && floor(length) == length])
    error_message = "Subnets must be between /17 and /27: load balancers need eight free addresses in each of theirs."
  }

  validation {
    condition = try(alltrue([
      for tier, share in { private = 1, public = 2, database = 3 } :
      pow(2, var.subnet_prefix_lengths[tier] - tonumber(split("/", var.cidr_block)[1]) - share) >= length(var.availability_zones)
    ]), false)
    error_message = "The subnets do not fit: a tier needs room for one subnet per zone in its share of the VPC (private: half, public: quarter, database: eighth). Use longer prefixes or a larger VPC."
  }
}

variable "public_subnets" {
  description = "Whether to make public subnets and an internet gateway. Turn off for a VPC that reaches the outside through a Transit Gateway only."
  type        = bool
  default     = true
  nullable    = false
}

variable "database_subnets" {
  description = "Whether to make isolated database subnets (no route out of the VPC) and a database subnet group."
  type        = bool
  default     = true
  nullable    = false
}

variable "nat_gateway" {
  description = "How private subnets reach the internet: `none`, `single` (cheap; one zone's failure cuts all) or `per_zone` (one per zone)."
  type        = string
  default     = "per_zone"
  nullable    = false

  validation {
    condition     = contains(["none", "single", "per_zone"], var.nat_gateway)
    error_message = "The NAT gateway must be none, single or per_zone."
  }

  validation {
    condition     = var.nat_gateway == "none" || var.public_subnets
    error_message = "A NAT gateway lives in a public subnet: set public_subnets = true, or nat_gateway = \"none\"."
  }
}

variable "gateway_endpoints" {
  description = "Services reached by a gateway endpoint. They cost nothing and keep traffic off the NAT gateways."
  type        = set(string)
  default     = ["s3", "dynamodb"]
  nullable    = false

  validation {
    condition     = alltrue([for service in var.gateway_endpoints : contains(["s3", "dynamodb"], service)])
    error_message = "Gateway endpoints exist for s3 and dynamodb only; use interface_endpoints for other services."
  }
}

variable "interface_endpoints" {
  description = "Services reached by an interface endpoint in the private subnets, for example `ecr.api`, `ecr.dkr`, `logs`, `secretsmanager`. Each is billed per zone and hour."
  type        = set(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for service in var.interface_endpoints : can(regex("^[a-z0-9]+([.-][a-z0-9]+)*$", service))])
    error_message = "Give the service part of the endpoint name only, such as ecr.api or secretsmanager."
  }
}

variable "endpoint_policies" {
  description = "Endpoint policies as JSON, by service. A service that is not listed keeps AWS's policy of full access."
  type        = map(string)
  default     = {}
  nullable    = false

  validation {
    condition     = alltrue([for policy in values(var.endpoint_policies) : can(jsondecode(policy))])
    error_message = "Every endpoint policy must be JSON; use jsonencode() or aws_iam_policy_document."
  }

  validation {
    condition     = length(setsubtract(keys(var.endpoint_policies), setunion(var.gateway_endpoints, var.interface_endpoints))) == 0
    error_message = "endpoint_policies names a service that has no endpoint here."
  }
}

variable "flow_logs" {
  description = "Flow logs to CloudWatch. `kms_key_arn` encrypts the log group; its key policy must allow the CloudWatch Logs service."
  type = object({
    enabled              = optional(bool, true)
    traffic_type         = optional(string, "ALL")
    aggregation_interval = optional(number, 600)
    retention_in_days    = optional(number, 365)
    kms_key_arn          = optional(string)
  })
  default  = {}
  nullable = false

  validation {
    condition     = contains(["ALL", "ACCEPT", "REJECT"], var.flow_logs.traffic_type)
    error_message = "The traffic type must be ALL, ACCEPT or REJECT."
  }

  validation {
    condition     = contains([60, 600], var.flow_logs.aggregation_interval)
    error_message = "The aggregation interval must be 60 or 600 seconds."
  }

  validation {
    condition     = contains([1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653], var.flow_logs.retention_in_days)
    error_message = "CloudWatch keeps logs for 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288 or 3653 days."
  }

  validation {
    condition     = var.flow_logs.kms_key_arn == null || can(regex("^arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/.+$", var.flow_logs.kms_key_arn))
    error_message = "The key must be the ARN of a KMS key (not of an alias)."
  }
}

variable "transit_gateway" {
  description = "Attaches the VPC to a Transit Gateway, through small subnets of their own, and sends `routes` there from the private (and, if `database_routes`, database) subnets."
  type = object({
    id                        = string
    routes                    = list(string)
    database_routes           = optional(bool, false)
    appliance_mode            = optional(bool, false)
    default_route_association = optional(bool)
    default_route_propagation = optional(bool)
  })
  default = null

  validation {
    condition     = var.transit_gateway == null || can(regex("^tgw-[0-9a-z]+$", var.transit_gateway.id))
    error_message = "The Transit Gateway must be an id such as tgw-0123456789abcdef0."
  }

  validation {
    condition     = alltrue([for route in try(var.transit_gateway.routes, []) : can(cidrhost(route, 0))])
    error_message = "Every route to the Transit Gateway must be an IPv4 range such as 10.0.0.0/8."
  }

  validation {
    condition     = var.nat_gateway == "none" || !contains(try(var.transit_gateway.routes, []), "0.0.0.0/0")
    error_message = "The default route can go to the Transit Gateway or to a NAT gateway, not to both: set nat_gateway = \"none\"."
  }
}

variable "subnet_tags" {
  description = "Extra tags per tier, for example the role tags that a Kubernetes load balancer controller looks for."
  type = object({
    public   = optional(map(string), {})
    private  = optional(map(string), {})
    database = optional(map(string), {})
  })
  default  = {}
  nullable = false
}

variable "ssm_prefix" {
  description = "Path below which the network's identifiers are published as SSM parameters for other stacks. Null publishes nothing."
  type        = string
  default     = "/shared/network"

  validation {
    condition     = var.ssm_prefix == null || can(regex("^(/[a-zA-Z0-9_.-]+)+$", var.ssm_prefix))
    error_message = "The prefix must be a path such as /shared/network, without a slash at the end."
  }

  validation {
    condition     = var.ssm_prefix == null || !can(regex("^/(aws|ssm)", lower(var.ssm_prefix)))
    error_message = "AWS reserves parameter names that begin with /aws or /ssm."
  }
}

variable "tags" {
  description = "Tags beyond the provider's default_tags."
  type        = map(string)
  default     = {}
  nullable    = false
}
