mock_provider "aws" {}

variables {
  name = "authhub-prod"
}

run "safe_defaults" {
  command = plan
  assert {
    condition = toset([for rule in aws_wafv2_web_acl.this.rule : rule.name]) == toset([
      "rate-limit", "AWSManagedRulesAmazonIpReputationList", "AWSManagedRulesKnownBadInputsRuleSet", "AWSManagedRulesCommonRuleSet",
    ])
    error_message = "Rate limit and the three base rule groups must be on."
  }
  assert {
    condition     = alltrue([for rule in aws_wafv2_web_acl.this.rule : length(rule.override_action[0].none) == 1 if startswith(rule.name, "AWS")])
    error_message = "Managed rule groups must block by default."
  }
  assert {
    condition     = length(distinct([for rule in aws_wafv2_web_acl.this.rule : rule.priority])) == length(aws_wafv2_web_acl.this.rule)
    error_message = "Priorities must differ."
  }
  assert {
    condition     = aws_wafv2_web_acl.this.scope == "REGIONAL" && length(aws_wafv2_ip_set.allowed) == 0
    error_message = "Regional without address sets by default."
  }
  assert {
    condition     = aws_cloudwatch_log_group.this[0].name == "aws-waf-logs-authhub-prod" && aws_cloudwatch_log_group.this[0].retention_in_days == 365
    error_message = "Logs must be kept for a year in a log group that WAF accepts."
  }
  assert {
    condition     = toset(flatten(aws_wafv2_web_acl_logging_configuration.this.redacted_fields[*].single_header[*].name)) == toset(["authorization", "cookie"])
    error_message = "Credentials must be redacted."
  }
  assert {
    condition     = aws_wafv2_web_acl_logging_configuration.this.logging_filter[0].default_behavior == "DROP"
    error_message = "Unmatched requests must not be logged by default."
  }
}

run "cloudfront" {
  command = plan
  variables {
    scope               = "CLOUDFRONT"
    allowed_cidrs       = ["203.0.113.0/24", "2001:db8::/48"]
    restrict_everything = true
    restricted_paths    = { admin = "/admin", ops = "/ops" }
    path_rate_limits    = { sign-in = { path = "/sign-in", requests = 20 } }
  }
  assert {
    condition     = aws_wafv2_web_acl.this.region == "us-east-1" && aws_cloudwatch_log_group.this[0].region == "us-east-1" && aws_wafv2_web_acl_logging_configuration.this.region == "us-east-1"
    error_message = "CloudFront wants everything in us-east-1."
  }
  assert {
    condition     = aws_wafv2_ip_set.allowed["IPV4"].addresses == toset(["203.0.113.0/24"]) && aws_wafv2_ip_set.allowed["IPV6"].addresses == toset(["2001:db8::/48"])
    error_message = "Addresses must be split by family."
  }
  assert {
    condition = { for rule in aws_wafv2_web_acl.this.rule : rule.name => rule.priority if startswith(rule.name, "r") } == {
      restrict-everything = 0, restrict-admin = 100, restrict-ops = 101, rate-limit = 1000, rate-limit-sign-in = 1100,
    }
    error_message = "Who may come is asked before how often."
  }
}

run "counting" {
  command = plan
  variables {
    additional_rule_groups = ["AWSManagedRulesSQLiRuleSet"]
    count_rule_groups      = ["AWSManagedRulesSQLiRuleSet"]
    count_rules            = { AWSManagedRulesCommonRuleSet = ["SizeRestrictions_BODY"] }
  }
  assert {
    condition     = alltrue([for rule in aws_wafv2_web_acl.this.rule : length(rule.override_action[0].count) == 1 if rule.name == "AWSManagedRulesSQLiRuleSet"])
    error_message = "A group on trial counts."
  }
  assert {
    condition     = flatten([for rule in aws_wafv2_web_acl.this.rule : rule.statement[0].managed_rule_group_statement[0].rule_action_override[*].name if rule.name == "AWSManagedRulesCommonRuleSet"]) == ["SizeRestrictions_BODY"]
    error_message = "A single rule can be made to count."
  }
}

run "logs_elsewhere" {
  command = plan
  variables {
    logging = { create_log_group = false, destination_arn = "arn:aws:s3:::aws-waf-logs-acme", log_allowed = true }
  }
  assert {
    condition     = length(aws_cloudwatch_log_group.this) == 0 && length(aws_wafv2_web_acl_logging_configuration.this.logging_filter) == 0
    error_message = "No log group and no filter were asked for."
  }
}

run "rejects_bad_name" {
  command = plan
  variables { name = "Auth Hub" }
  expect_failures = [var.name]
}

run "rejects_bad_scope" {
  command = plan
  variables { scope = "GLOBAL" }
  expect_failures = [var.scope]
}

run "rejects_association_of_cloudfront" {
  command = plan
  variables {
    scope        = "CLOUDFRONT"
    associations = { site = "arn:aws:cloudfront::444444444444:distribution/E1" }
  }
  expect_failures = [var.associations]
}

run "rejects_association_without_arn" {
  command = plan
  variables { associations = { alb = "authhub" } }
  expect_failures = [var.associations]
}

run "rejects_bad_rule_group" {
  command = plan
  variables { additional_rule_groups = ["SQLi"] }
  expect_failures = [var.additional_rule_groups]
}

run "rejects_repeated_rule_group" {
  command = plan
  variables { additional_rule_groups = ["AWSManagedRulesCommonRuleSet"] }
  expect_failures = [var.additional_rule_groups]
}

run "rejects_count_of_unknown_group" {
  command = plan
  variables { count_rules = { AWSManagedRulesSQLiRuleSet = ["SQLi_BODY"] } }
  expect_failures = [var.count_rules]
}

run "rejects_trial_of_unknown_group" {
  command = plan
  variables { count_rule_groups = ["AWSManagedRulesSQLiRuleSet"] }
  expect_failures = [var.count_rule_groups]
}

run "rejects_tiny_rate" {
  command = plan
  variables { rate_limit = { requests = 1 } }
  expect_failures = [var.rate_limit]
}

run "rejects_odd_window" {
  command = plan
  variables { rate_limit = { window_seconds = 90 } }
  expect_failures = [var.rate_limit]
}

run "rejects_relative_rate_path" {
  command = plan
  variables { path_rate_limits = { a = { path = "sign-in", requests = 20 } } }
  expect_failures = [var.path_rate_limits]
}

run "rejects_tiny_path_rate" {
  command = plan
  variables { path_rate_limits = { a = { path = "/sign-in", requests = 2 } } }
  expect_failures = [var.path_rate_limits]
}

run "rejects_bad_rate_key" {
  command = plan
  variables { path_rate_limits = { "Sign In" = { path = "/sign-in", requests = 20 } } }
  expect_failures = [var.path_rate_limits]
}

run "rejects_bad_cidr" {
  command = plan
  variables { allowed_cidrs = ["203.0.113.1"] }
  expect_failures = [var.allowed_cidrs]
}

run "rejects_the_world" {
  command = plan
  variables { allowed_cidrs = ["0.0.0.0/0"] }
  expect_failures = [var.allowed_cidrs]
}

run "rejects_upper_case_path" {
  command = plan
  variables {
    allowed_cidrs    = ["203.0.113.0/24"]
    restricted_paths = { admin = "/Admin" }
  }
  expect_failures = [var.restricted_paths]
}

run "rejects_bad_path_key" {
  command = plan
  variables {
    allowed_cidrs    = ["203.0.113.0/24"]
    restricted_paths = { "Admin!" = "/admin" }
  }
  expect_failures = [var.restricted_paths]
}

run "rejects_restriction_to_nobody" {
  command = plan
  variables { restrict_everything = true }
  expect_failures = [var.restrict_everything]
}

run "rejects_no_destination" {
  command = plan
  variables { logging = { create_log_group = false } }
  expect_failures = [var.logging]
}

run "rejects_destination_that_waf_refuses" {
  command = plan
  variables { logging = { create_log_group = false, destination_arn = "arn:aws:s3:::logs" } }
  expect_failures = [var.logging]
}

run "rejects_odd_retention" {
  command = plan
  variables { logging = { retention_days = 100 } }
  expect_failures = [var.logging]
}

run "rejects_key_alias" {
  command = plan
  variables { logging = { kms_key_arn = "alias/logs" } }
  expect_failures = [var.logging]
}
