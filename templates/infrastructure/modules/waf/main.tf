locals {
  # CloudFront is served from us-east-1; null is the provider's own region.
  region = var.scope == "CLOUDFRONT" ? "us-east-1" : null

  base_rule_groups = [
    "AWSManagedRulesAmazonIpReputationList",
    "AWSManagedRulesKnownBadInputsRuleSet",
    "AWSManagedRulesCommonRuleSet",
  ]
  rule_groups = concat(local.base_rule_groups, var.additional_rule_groups)

  # Rules are asked from the lowest priority on: first who may come at all, then
  # how often, then what is sent. Maps are numbered in the order of their keys.
  priority_everything  = 0
  priority_paths       = 100
  priority_rate        = 1000
  priority_path_rates  = 1100
  priority_rule_groups = 2000

  # What a path is turned into before it is compared, so that /%61dmin,
  # /x/../admin and /ADMIN are /admin.
  path_transformations = ["URL_DECODE", "NORMALIZE_PATH", "LOWERCASE"]

  uses_addresses = var.restrict_everything || length(var.restricted_paths) > 0
}

resource "aws_wafv2_ip_set" "allowed" {
  for_each = local.uses_addresses ? { IPV4 = false, IPV6 = true } : {}
  region   = local.region

  name               = "${var.name}-allowed-${lower(each.key)}"
  description        = "Addresses that may reach what ${var.name} restricts"
  scope              = var.scope
  ip_address_version = each.key
  addresses          = [for cidr in var.allowed_cidrs : cidr if strcontains(cidr, ":") == each.value]

  tags = var.tags
}

resource "aws_wafv2_web_acl_association" "this" {
  for_each = var.associations

  resource_arn = each.value
  web_acl_arn  = aws_wafv2_web_acl.this.arn
}
