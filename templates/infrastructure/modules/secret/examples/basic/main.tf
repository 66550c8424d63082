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

module "oauth_client" {
  source = "../.."

  name        = "authhub/prod/oauth-client"
  description = "Client secret for the company's identity provider; put by the platform team"
  kms_key_arn = "arn:aws:kms:ap-northeast-2:444444444444:key/11111111-2222-3333-4444-555555555555"
}

output "arn" {
  description = "ARN of the secret."
  value       = module.oauth_client.arn
}
