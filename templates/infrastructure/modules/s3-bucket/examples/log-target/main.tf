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

# Access logs of buckets and load balancers cannot be written under a KMS key.
module "access_logs" {
  source = "../.."

  name                = "acme-prod-access-logs"
  sse_algorithm       = "AES256"
  log_sources         = ["load-balancer", "s3"]
  log_source_accounts = ["444444444444"]

  lifecycle_rules = {
    logs = {
      transitions     = [{ days = 90, storage_class = "GLACIER_IR" }]
      expiration_days = 400
    }
  }
}

# Nobody can change or remove what CloudTrail wrote within a year.
module "audit_logs" {
  source = "../.."

  name        = "acme-prod-audit-logs"
  kms_key_arn = "arn:aws:kms:ap-northeast-2:444444444444:key/11111111-2222-3333-4444-555555555555"
  log_sources = ["cloudtrail", "config", "delivery"]
  access_log  = { bucket = module.access_logs.name }
  object_lock = { mode = "GOVERNANCE", days = 365 }
}

output "audit_bucket" {
  description = "Name of the bucket for CloudTrail and Config."
  value       = module.audit_logs.name
}
