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

  default_tags {
    tags = {
      Environment = "prod"
      Service     = "authhub"
      Team        = "platform"
    }
  }
}

module "changes" {
  source = "../.."

  name                        = "fileflow-prod-changes"
  fifo                        = true
  content_based_deduplication = true
  kms_key_arn                 = "arn:aws:kms:ap-northeast-2:444444444444:key/11111111-2222-3333-4444-555555555555"

  subscriptions = {
    search = {
      protocol        = "sqs"
      endpoint        = "arn:aws:sqs:ap-northeast-2:444444444444:fileflow-prod-search.fifo"
      raw             = true
      filter_policy   = jsonencode({ kind = ["created", "removed"] })
      dead_letter_arn = "arn:aws:sqs:ap-northeast-2:444444444444:fileflow-prod-changes-dlq.fifo"
    }
  }

  policy_statements = [
    jsonencode({
      Sid       = "KeepSubscriptionsInTheAccount"
      Effect    = "Deny"
      Principal = "*"
      Action    = "sns:Subscribe"
      Resource  = "arn:aws:sns:ap-northeast-2:444444444444:fileflow-prod-changes.fifo"
      Condition = { StringNotEquals = { "aws:PrincipalAccount" = "444444444444" } }
    }),
  ]
}

module "alerts" {
  source = "../.."

  name         = "platform-prod-alerts"
  display_name = "Platform alerts"
  kms_key_arn  = "arn:aws:kms:ap-northeast-2:444444444444:key/11111111-2222-3333-4444-555555555555"

  publishers = {
    alarms  = { service = "cloudwatch", source_arns = ["arn:aws:cloudwatch:ap-northeast-2:444444444444:alarm:*"] }
    budgets = { service = "budgets", source_arns = ["arn:aws:budgets::444444444444:*"] }
  }

  subscriptions = {
    archive = {
      protocol = "firehose"
      endpoint = "arn:aws:firehose:ap-northeast-2:444444444444:deliverystream/alerts"
      role_arn = "arn:aws:iam::444444444444:role/alerts-to-firehose"
    }
    chat   = { protocol = "lambda", endpoint = "arn:aws:lambda:ap-northeast-2:444444444444:function:alerts-to-chat" }
    portal = { protocol = "https", endpoint = "https://portal.acme.example/hooks/alerts" }
  }

  tags = { Owner = "platform-owner" }
}

output "publish_policy_json" {
  description = "IAM policy for the service that publishes."
  value       = module.changes.publish_policy_json
}
