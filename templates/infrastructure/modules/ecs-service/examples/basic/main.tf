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

# One small service behind an existing load balancer, in a cluster of its own.
module "service" {
  source = "../.."

  name = "community-api-dev"
  container = {
    image          = "222222222222.dkr.ecr.ap-northeast-2.amazonaws.com/community/api:1.4.2"
    port           = 8080
    environment    = { SPRING_PROFILES_ACTIVE = "dev" }
    secrets        = { DB_PASSWORD = "arn:aws:secretsmanager:ap-northeast-2:222222222222:secret:community/api/db-AbCdEf:password::" }
    writable_paths = ["/tmp"]
  }

  network = {
    vpc_id     = "vpc-0123456789abcdef0"
    subnet_ids = ["subnet-0a00000000000000a", "subnet-0c00000000000000c"]
  }
  egress_rules = {
    endpoints = { description = "AWS services by private endpoints", from_port = 443, security_group_id = "sg-00000000000000001" }
    images    = { description = "Image layers in S3", from_port = 443, prefix_list_id = "pl-78a54011" }
    database  = { description = "PostgreSQL", from_port = 5432, security_group_id = "sg-00000000000000002" }
  }

  load_balancer = {
    listener_arn      = "arn:aws:elasticloadbalancing:ap-northeast-2:222222222222:listener/app/dev/0123456789abcdef/0123456789abcdef"
    security_group_id = "sg-00000000000000003"
    priority          = 100
    hosts             = ["community.dev.example.com"]
  }

  scaling = { min = 1, max = 2 }
  logs    = { kms_key_arn = "arn:aws:kms:ap-northeast-2:222222222222:key/0a1b2c3d-0000-4000-8000-000000000000" }
}

output "security_group_id" {
  value = module.service.security_group_id
}
