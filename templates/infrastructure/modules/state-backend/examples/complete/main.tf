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

module "state" {
  source = "../.."

  name           = "acme-prod-terraform-state"
  kms_key_arn    = "arn:aws:kms:ap-northeast-2:444444444444:key/11111111-2222-3333-4444-555555555555"
  administrators = ["arn:aws:iam::444444444444:role/platform", "arn:aws:iam::444444444444:role/aws-reserved/sso.amazonaws.com/*"]
  access_log     = { bucket = "acme-prod-access-logs", prefix = "state/" }

  state_scopes = {
    all     = ""
    authhub = "stacks/authhub/"
    shared  = "shared/prod/"
  }

  history           = { days = 730, versions_kept = 50 }
  lock_history_days = 1

  tags = { Owner = "platform-owner" }
}

output "atlantis_policy_json" {
  description = "IAM policy for the role with which Atlantis applies."
  value       = module.state.writer_policy_json["all"]
}
