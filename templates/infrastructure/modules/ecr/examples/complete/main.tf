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

# The organisation's registry: one account pushes, the environments' accounts pull.
module "ecr" {
  source = "../.."

  name        = "authhub/api"
  kms_key_arn = "arn:aws:kms:ap-northeast-2:111111111111:key/0a1b2c3d-0000-4000-8000-000000000000"

  lifecycle_rules = {
    untagged_days      = 3
    temporary_prefixes = ["pr-"]
    keep_images        = 50
  }

  pull_accounts        = ["222222222222", "333333333333", "444444444444"]
  pull_lambda_accounts = ["444444444444"]
  push_role_arns       = ["arn:aws:iam::111111111111:role/github-authhub-push"]
}

output "repository_url" {
  value = module.ecr.repository_url
}
