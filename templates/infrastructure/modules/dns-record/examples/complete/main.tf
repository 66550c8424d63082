# A simple record, a CloudFront alias with IPv6, and traffic moved by weights.

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

module "mail" {
  source = "../.."

  zone_id = "Z0123456789PROD"
  name    = "acme.example"
  type    = "MX"
  records = ["10 inbound-smtp.ap-northeast-2.amazonaws.com"]
  ttl     = 3600
}

module "site" {
  source = "../.."

  zone_id = "Z0123456789PROD"
  name    = "www.acme.example"
  ipv6    = true

  alias = {
    name                   = "d111111abcdef8.cloudfront.net"
    zone_id                = "Z2FDTNDATAQYW2"
    evaluate_target_health = false
  }
}

module "moving" {
  source = "../.."

  zone_id = "Z0123456789PROD"
  name    = "api.acme.example"

  weighted = {
    old = {
      weight = 90
      alias  = { name = "old-1234567890.ap-northeast-2.elb.amazonaws.com", zone_id = "ZWKZPGTI48KDX" }
    }
    new = {
      weight = 10
      alias  = { name = "new-1234567890.ap-northeast-2.elb.amazonaws.com", zone_id = "ZWKZPGTI48KDX" }
    }
  }
}
