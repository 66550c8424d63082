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

module "alerts" {
  source = "../.."

  name        = "community-prod-alerts"
  kms_key_arn = "arn:aws:kms:ap-northeast-2:444444444444:key/11111111-2222-3333-4444-555555555555"

  publishers    = { alarms = { service = "cloudwatch", source_arns = ["arn:aws:cloudwatch:ap-northeast-2:444444444444:alarm:community-prod-*"] } }
  subscriptions = { platform = { protocol = "email", endpoint = "platform@acme.example" } }
}

output "arn" {
  description = "ARN of the topic."
  value       = module.alerts.arn
}
