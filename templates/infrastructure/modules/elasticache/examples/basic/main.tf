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

module "cache" {
  source = "../.."

  name        = "authhub-prod"
  description = "Sessions of AuthHub"
  vpc_id      = "vpc-0a1b2c3d4e5f60718"
  subnet_ids  = ["subnet-0a1b2c3d4e5f60711", "subnet-0a1b2c3d4e5f60712"]
  kms_key_arn = "arn:aws:kms:ap-northeast-2:444444444444:key/11111111-2222-3333-4444-555555555555"

  ingress_security_groups = { api = "sg-0a1b2c3d4e5f60721" }
}

output "url" {
  description = "URL of the cache."
  value       = module.cache.url
}
