# A web ACL for a load balancer.

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

module "waf" {
  source = "../.."

  name         = "authhub-dev"
  associations = { alb = "arn:aws:elasticloadbalancing:ap-northeast-2:222222222222:loadbalancer/app/authhub-dev/50dc6c495c0c9188" }

  logging = {
    kms_key_arn = "arn:aws:kms:ap-northeast-2:222222222222:key/1234abcd-12ab-34cd-56ef-1234567890ab"
  }
}
