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

# Instances that an ECS cluster runs its tasks on.
module "capacity" {
  source = "../.."

  name          = "dailyge-prod"
  instance_type = "m7g.xlarge"
  ecs_cluster   = { name = "dailyge-prod" }

  network = {
    vpc_id     = "vpc-0123456789abcdef0"
    subnet_ids = ["subnet-0a00000000000000a", "subnet-0c00000000000000c"]
  }
  egress_rules = {
    https = { description = "Images and AWS through NAT", from_port = 443, cidr_ipv4 = "0.0.0.0/0" }
  }

  root_volume = { size_gib = 60, kms_key_arn = "arn:aws:kms:ap-northeast-2:444444444444:key/0a1b2c3d-0000-4000-8000-000000000000" }
  scaling     = { min = 2, max = 6 }
  logs        = { kms_key_arn = "arn:aws:kms:ap-northeast-2:444444444444:key/0a1b2c3d-0000-4000-8000-000000000000" }
}

output "capacity_provider_name" {
  value = module.capacity.capacity_provider_name
}
