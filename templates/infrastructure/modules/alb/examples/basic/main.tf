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

# An internal load balancer for the networks of the company.
module "alb" {
  source = "../.."

  name            = "authhub-dev"
  vpc_id          = "vpc-0123456789abcdef0"
  subnet_ids      = ["subnet-0a00000000000000a", "subnet-0c00000000000000c"]
  certificate_arn = "arn:aws:acm:ap-northeast-2:222222222222:certificate/0a1b2c3d-0000-4000-8000-000000000000"
  allowed_cidrs   = ["10.0.0.0/8"]
  access_logs     = { bucket = "acme-dev-load-balancer-logs" }
}

output "https_listener_arn" {
  value = module.alb.https_listener_arn
}
