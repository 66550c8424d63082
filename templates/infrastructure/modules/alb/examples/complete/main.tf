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

# A public load balancer that only CloudFront and the office may reach, behind a web ACL.
resource "aws_wafv2_web_acl" "this" {
  name  = "authhub-prod"
  scope = "REGIONAL"

  default_action {
    allow {}
  }

  rule {
    name     = "known-bad-inputs"
    priority = 1

    override_action {
      none {}
    }

    statement {
      managed_rule_group_statement {
        vendor_name = "AWS"
        name        = "AWSManagedRulesKnownBadInputsRuleSet"
      }
    }

    visibility_config {
      cloudwatch_metrics_enabled = true
      metric_name                = "known-bad-inputs"
      sampled_requests_enabled   = true
    }
  }

  visibility_config {
    cloudwatch_metrics_enabled = true
    metric_name                = "authhub-prod"
    sampled_requests_enabled   = true
  }
}

resource "aws_wafv2_web_acl_logging_configuration" "this" {
  resource_arn            = aws_wafv2_web_acl.this.arn
  log_destination_configs = ["arn:aws:s3:::aws-waf-logs-acme-prod"]
}

data "aws_ec2_managed_prefix_list" "cloudfront" {
  name = "com.amazonaws.global.cloudfront.origin-facing"
}

module "alb" {
  source = "../.."

  name            = "authhub-prod"
  internal        = false
  vpc_id          = "vpc-0123456789abcdef0"
  subnet_ids      = ["subnet-0a00000000000000a", "subnet-0b00000000000000b", "subnet-0c00000000000000c"]
  certificate_arn = "arn:aws:acm:ap-northeast-2:444444444444:certificate/0a1b2c3d-0000-4000-8000-000000000000"
  additional_certificates = {
    admin = "arn:aws:acm:ap-northeast-2:444444444444:certificate/0a1b2c3d-0000-4000-8000-000000000001"
  }
  ssl_policy = "ELBSecurityPolicy-TLS13-1-2-Res-2021-06"

  http_redirect           = false
  allowed_cidrs           = ["203.0.113.0/24"]
  allowed_prefix_lists    = { cloudfront = data.aws_ec2_managed_prefix_list.cloudfront.id }
  allowed_security_groups = { crawler = "sg-0123456789abcdef0" }
  egress_rules = {
    community = {
      description       = "Community instances"
      from_port         = 8080
      security_group_id = "sg-0fedcba9876543210"
    }
  }

  access_logs = { bucket = "acme-prod-load-balancer-logs", prefix = "authhub" }
  waf         = { web_acl_arn = aws_wafv2_web_acl.this.arn }

  idle_timeout              = 120
  strict_transport_security = "max-age=63072000; includeSubDomains"
}

output "dns_name" {
  value = module.alb.dns_name
}
