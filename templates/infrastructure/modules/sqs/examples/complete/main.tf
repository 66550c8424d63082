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

module "mail" {
  source = "../.."

  name                        = "authhub-prod-mail"
  fifo                        = true
  content_based_deduplication = true
  high_throughput             = true
  kms_key_arn                 = "arn:aws:kms:ap-northeast-2:444444444444:key/11111111-2222-3333-4444-555555555555"
  visibility_timeout_seconds  = 120
  retention_seconds           = 604800
  dead_letter                 = { max_receives = 3 }

  tags = { Owner = "platform-owner" }
}

module "uploaded" {
  source = "../.."

  name        = "fileflow-prod-uploaded"
  kms_key_arn = "arn:aws:kms:ap-northeast-2:444444444444:key/11111111-2222-3333-4444-555555555555"

  publishers = {
    files   = { service = "s3", source_arns = ["arn:aws:s3:::acme-fileflow-prod-files"] }
    changes = { service = "sns", source_arns = ["arn:aws:sns:ap-northeast-2:444444444444:fileflow-prod-changes"] }
    nightly = { service = "events", source_arns = ["arn:aws:events:ap-northeast-2:444444444444:rule/fileflow-prod-nightly"] }
  }

  policy_statements = [
    jsonencode({
      Sid       = "SendFromShared"
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::111111111111:role/importer" }
      Action    = "sqs:SendMessage"
      Resource  = "arn:aws:sqs:ap-northeast-2:444444444444:fileflow-prod-uploaded"
    }),
  ]
}

output "consume_policy_json" {
  description = "IAM policy for the worker."
  value       = module.uploaded.consume_policy_json
}
