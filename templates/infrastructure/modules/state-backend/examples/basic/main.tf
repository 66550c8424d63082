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

module "state" {
  source = "../.."

  name           = "acme-prod-terraform-state"
  kms_key_arn    = "arn:aws:kms:ap-northeast-2:444444444444:key/11111111-2222-3333-4444-555555555555"
  administrators = ["arn:aws:iam::444444444444:role/platform"]
  access_log     = { bucket = "acme-prod-access-logs" }
}

output "backend" {
  description = "Settings of the backend."
  value       = module.state.backend
}
