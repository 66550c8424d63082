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

module "key" {
  source = "../.."

  name        = "community-dev-data"
  description = "Database and images of Community"
  data_class  = "internal"
}

output "key_arn" {
  description = "ARN of the key."
  value       = module.key.arn
}
