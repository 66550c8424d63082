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

module "files" {
  source = "../.."

  name        = "acme-fileflow-prod-files"
  kms_key_arn = "arn:aws:kms:ap-northeast-2:444444444444:key/11111111-2222-3333-4444-555555555555"
  access_log  = { bucket = "acme-prod-access-logs", prefix = "fileflow/" }

  lifecycle_rules = {
    archive = {
      prefix      = "archive/"
      transitions = [{ days = 30, storage_class = "STANDARD_IA" }, { days = 180, storage_class = "GLACIER_IR" }]
    }
    temporary = {
      object_tags           = { lifetime = "short" }
      expiration_days       = 7
      noncurrent_expiration = { days = 1 }
    }
    exports = {
      prefix                 = "exports/"
      object_tags            = { kind = "report" }
      expiration_days        = 365
      noncurrent_transitions = [{ days = 30, storage_class = "STANDARD_IA" }]
      noncurrent_expiration  = { days = 60, versions_kept = 2 }
    }
  }

  cors_rules = [{
    allowed_origins = ["https://files.acme.example", "https://*.acme.example"]
    allowed_methods = ["GET", "PUT"]
    allowed_headers = ["content-type"]
    expose_headers  = ["etag"]
  }]

  notifications = {
    eventbridge = true
    queues = {
      uploaded = {
        arn    = "arn:aws:sqs:ap-northeast-2:444444444444:fileflow-prod-uploaded"
        events = ["s3:ObjectCreated:*"]
        prefix = "incoming/"
      }
    }
  }

  policy_statements = [
    jsonencode({
      Sid       = "ReadFromDistribution"
      Effect    = "Allow"
      Principal = { Service = "cloudfront.amazonaws.com" }
      Action    = "s3:GetObject"
      Resource  = "arn:aws:s3:::acme-fileflow-prod-files/public/*"
      Condition = { StringEquals = { "aws:SourceArn" = "arn:aws:cloudfront::444444444444:distribution/E1A2B3C4D5E6F7" } }
    }),
  ]

  tags = { Owner = "platform-owner" }
}

output "write_policy_json" {
  description = "IAM policy for the service that writes."
  value       = module.files.write_policy_json
}
