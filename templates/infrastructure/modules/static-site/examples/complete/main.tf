# A single-page application under its own name, encrypted with a key of ours.

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

  name    = "dailyge-web-prod"
  aliases = ["www.acme.example"]
  routing = "spa"

  certificate_arn = "arn:aws:acm:us-east-1:444444444444:certificate/11111111-2222-3333-4444-555555555555"
  web_acl_arn     = "arn:aws:wafv2:us-east-1:444444444444:global/webacl/dailyge-prod/11111111-2222-3333-4444-555555555555"
  kms_key_arn     = "arn:aws:kms:ap-northeast-2:444444444444:key/1234abcd-12ab-34cd-56ef-1234567890ab"
  log_bucket      = "acme-logs-prod"

  content_security_policy = "default-src 'self'; connect-src 'self' https://api.acme.example; img-src 'self' data:; frame-ancestors 'none'"
  not_found_page          = "/404.html"
}
