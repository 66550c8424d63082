# Sign-in in front of an internal tool.

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

module "auth" {
  source = "../.."

  name                = "dts-dev"
  load_balancer_hosts = ["app.dev.acme.example"]
}
