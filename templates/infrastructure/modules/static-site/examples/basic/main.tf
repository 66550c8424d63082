# A documentation site, with one index.html for each directory.

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

module "site" {
  source = "../.."

  name            = "handbook-dev"
  aliases         = ["handbook.dev.acme.example"]
  certificate_arn = "arn:aws:acm:us-east-1:222222222222:certificate/11111111-2222-3333-4444-555555555555"
  web_acl_arn     = "arn:aws:wafv2:us-east-1:222222222222:global/webacl/acme-dev/11111111-2222-3333-4444-555555555555"
  kms_key_arn     = "arn:aws:kms:ap-northeast-2:222222222222:key/1234abcd-12ab-34cd-56ef-1234567890ab"
  log_bucket      = "acme-logs-dev"
}
