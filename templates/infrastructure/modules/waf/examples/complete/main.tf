# A web ACL for a distribution: administration only from the office, a tight
# limit on the sign-in form, uploads allowed, a new rule group on trial.

terraform {
  required_version = ">= 1.11, < 2.0"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 6.0"
    }
  }
}

provider "aws" {
  region = "ap-northeast-2"
}

module "waf" {
  source = "../.."

  name  = "dailyge-prod"
  scope = "CLOUDFRONT"

  allowed_cidrs    = ["203.0.113.0/24", "2001:db8:42::/48"]
  restricted_paths = { admin = "/admin", monitoring = "/grafana" }

  rate_limit       = { requests = 1000, window_seconds = 60 }
  path_rate_limits = { sign-in = { path = "/api/sign-in", requests = 20, window_seconds = 60 } }

  additional_rule_groups = ["AWSManagedRulesSQLiRuleSet", "AWSManagedRulesAnonymousIpList"]
  count_rule_groups      = ["AWSManagedRulesAnonymousIpList"]
  count_rules            = { AWSManagedRulesCommonRuleSet = ["SizeRestrictions_BODY"] }

  logging = {
    create_log_group = false
    destination_arn  = "arn:aws:firehose:us-east-1:444444444444:deliverystream/aws-waf-logs-central"
  }
}

module "internal_tool" {
  source = "../.."

  name                = "backoffice-prod"
  allowed_cidrs       = ["203.0.113.0/24"]
  restrict_everything = true

  logging = {
    kms_key_arn = "arn:aws:kms:ap-northeast-2:444444444444:key/1234abcd-12ab-34cd-56ef-1234567890ab"
    log_allowed = true
  }
}
