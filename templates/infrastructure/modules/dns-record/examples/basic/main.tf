# A load balancer's name, with an alias.

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

module "record" {
  source = "../.."

  zone_id = "Z0123456789DEV"
  name    = "auth.dev.acme.example"

  alias = {
    name    = "authhub-dev-1234567890.ap-northeast-2.elb.amazonaws.com"
    zone_id = "ZWKZPGTI48KDX"
  }
}
