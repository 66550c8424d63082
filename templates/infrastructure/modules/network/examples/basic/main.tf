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

# A development network: two zones and one NAT gateway.
module "network" {
  source = "../.."

  name               = "acme-dev"
  cidr_block         = "10.20.0.0/16"
  availability_zones = ["ap-northeast-2a", "ap-northeast-2c"]
  nat_gateway        = "single"

  flow_logs = {
    kms_key_arn = "arn:aws:kms:ap-northeast-2:222222222222:key/0a1b2c3d-0000-4000-8000-000000000000"
  }
}

output "vpc_id" {
  value = module.network.vpc_id
}
