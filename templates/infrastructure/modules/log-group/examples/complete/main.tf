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

# Logs that are counted for alarms and sent on to the organisation's archive.
module "log_group" {
  source = "../.."

  name              = "/apps/authhub/audit"
  retention_in_days = 731
  kms_key_arn       = "arn:aws:kms:ap-northeast-2:444444444444:key/0a1b2c3d-0000-4000-8000-000000000000"
  keep_on_destroy   = true

  metric_filters = {
    failed-logins = { pattern = "{ $.event = \"login\" && $.result = \"failed\" }", namespace = "AuthHub", default_value = 0, unit = "Count" }
    duration      = { pattern = "{ $.duration = * }", namespace = "AuthHub", value = "$.duration", unit = "Milliseconds", dimensions = { Route = "$.route" } }
  }

  subscriptions = {
    archive = {
      destination_arn = "arn:aws:firehose:ap-northeast-2:444444444444:deliverystream/logs-archive"
      role_arn        = "arn:aws:iam::444444444444:role/logs-to-firehose"
    }
  }
}

output "metrics" {
  value = module.log_group.metrics
}
