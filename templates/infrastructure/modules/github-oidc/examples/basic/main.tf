# Plans of pull requests and applies after approval, for one repository.

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

  name = "github-dailyge"

  roles = {
    plan = {
      repository    = "acme/dailyge-infra"
      access        = "plan"
      pull_requests = true
      branches      = ["main"]
    }
    apply = {
      repository   = "acme/dailyge-infra"
      access       = "apply"
      environments = ["dev"]
      policy_arns  = { deploy = "arn:aws:iam::222222222222:policy/terraform-deploy" }
    }
  }

  state = {
    bucket      = "acme-terraform-state-dev"
    kms_key_arn = "arn:aws:kms:ap-northeast-2:222222222222:key/1234abcd-12ab-34cd-56ef-1234567890ab"
  }
}
