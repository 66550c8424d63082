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

module "thumbnails" {
  source = "../.."

  name = "community-prod-thumbnails"
}

output "url" {
  description = "URL of the queue."
  value       = module.thumbnails.url
}
