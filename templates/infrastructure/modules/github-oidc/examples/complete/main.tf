# Several repositories in an account whose provider another stack has made.

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

module "github" {
  source = "../.."

  name            = "github-prod"
  create_provider = false

  roles = {
    drift = {
      repository = "acme/infrastructure"
      access     = "plan"
      branches   = ["main"]
    }
    infrastructure = {
      repository               = "acme/infrastructure"
      access                   = "apply"
      environments             = ["prod"]
      policy_arns              = { deploy = "arn:aws:iam::444444444444:policy/terraform-deploy" }
      permissions_boundary_arn = "arn:aws:iam::444444444444:policy/terraform-boundary"
      session_minutes          = 120
    }
    web = {
      repository   = "acme/dailyge-web"
      access       = "apply"
      environments = ["prod"]
      policy_arns  = { site = "arn:aws:iam::444444444444:policy/dailyge-web-publish" }
    }
  }
}
