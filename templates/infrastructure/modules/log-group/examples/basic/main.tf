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

module "log_group" {
  source = "../.."

  name        = "/apps/community/batch"
  kms_key_arn = "arn:aws:kms:ap-northeast-2:222222222222:key/0a1b2c3d-0000-4000-8000-000000000000"
}

output "arn" {
  value = module.log_group.arn
}
