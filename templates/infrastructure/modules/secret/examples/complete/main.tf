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

module "database_user" {
  source = "../.."

  name                 = "authhub/prod/database/api"
  description          = "Database user of the API; rotated every month"
  kms_key_arn          = "arn:aws:kms:ap-northeast-2:444444444444:key/11111111-2222-3333-4444-555555555555"
  recovery_window_days = 7
  readers              = ["arn:aws:iam::111111111111:role/report"]

  rotation = {
    lambda_arn = "arn:aws:lambda:ap-northeast-2:444444444444:function:rotate-postgres"
    schedule   = "cron(0 17 ? * SUN#1 *)"
    duration   = "2h"
  }

  replicas = {
    ap-northeast-1 = { kms_key_arn = "arn:aws:kms:ap-northeast-1:444444444444:key/66666666-7777-8888-9999-000000000000" }
  }

  policy_statements = [
    jsonencode({
      Sid       = "DenyDeletion"
      Effect    = "Deny"
      Principal = "*"
      Action    = "secretsmanager:DeleteSecret"
      Resource  = "*"
      Condition = { StringNotEquals = { "aws:PrincipalArn" = "arn:aws:iam::444444444444:role/platform" } }
    }),
  ]

  tags = { Owner = "platform-owner" }
}

output "read_policy_json" {
  description = "IAM policy for the API's role."
  value       = module.database_user.read_policy_json
}
