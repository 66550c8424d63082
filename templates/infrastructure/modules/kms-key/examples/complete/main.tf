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

module "key" {
  source = "../.."

  name                 = "authhub-prod-restricted"
  description          = "Credentials of AuthHub"
  data_class           = "restricted"
  delegate_to_iam      = false
  administrators       = ["arn:aws:iam::444444444444:role/platform"]
  users                = ["arn:aws:iam::444444444444:role/authhub-prod-task", "arn:aws:iam::111111111111:root"]
  services             = ["alarms", "cloudfront", "cloudtrail", "events", "log-delivery", "logs", "s3", "sns"]
  rotation_period_days = 90
  multi_region         = true

  policy_statements = [
    jsonencode({
      Sid       = "BackupVault"
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::444444444444:role/backup" }
      Action    = ["kms:CreateGrant", "kms:Decrypt", "kms:DescribeKey", "kms:GenerateDataKey"]
      Resource  = "*"
      Condition = { StringEquals = { "kms:ViaService" = "backup.ap-northeast-2.amazonaws.com" } }
    }),
  ]

  tags = { Owner = "platform-owner" }
}

output "key_arn" {
  description = "ARN of the key."
  value       = module.key.arn
}
