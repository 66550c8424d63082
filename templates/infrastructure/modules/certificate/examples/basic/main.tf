# A certificate for a load balancer in the provider's region.

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

module "certificate" {
  source = "../.."

  name        = "authhub-dev"
  domain_name = "auth.dev.acme.example"
  zone_id     = "Z0123456789DEV"
}
