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

# GitHub Actions of one repository, from its main branch and for one environment.
module "deploy" {
  source = "../.."

  name                = "fileflow-prod-deploy"
  path                = "/ci/"
  description         = "Deployment of FileFlow by GitHub Actions"
  max_session_seconds = 7200

  trusted_oidc = [{
    provider_arn = "arn:aws:iam::444444444444:oidc-provider/token.actions.githubusercontent.com"
    subjects     = ["repo:acme/fileflow:ref:refs/heads/main", "repo:acme/fileflow:environment:prod"]
  }]

  managed_policy_arns      = { ecr = "arn:aws:iam::aws:policy/AmazonEC2ContainerRegistryPowerUser" }
  permissions_boundary_arn = "arn:aws:iam::444444444444:policy/platform-boundary"

  tags = { Owner = "platform-owner" }
}

# Instances, with what Session Manager needs; and people of another account, with a second factor.
module "instances" {
  source = "../.."

  name             = "community-prod-instance"
  description      = "Instances of Community"
  trusted_services = ["ec2.amazonaws.com"]
  instance_profile = true

  trusted_principals = [{
    arns        = ["arn:aws:iam::111111111111:role/break-glass"]
    require_mfa = true
  }]

  managed_policy_arns = { session_manager = "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore" }
}

output "instance_profile_name" {
  description = "Name of the instance profile."
  value       = module.instances.instance_profile_name
}
