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

module "ecr" {
  source = "../.."

  name = "community/api"
}

output "repository_url" {
  value = module.ecr.repository_url
}
