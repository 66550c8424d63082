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

# A small service of one or two instances behind an existing load balancer.
module "service" {
  source = "../.."

  name          = "community-api-dev"
  instance_type = "t4g.small"
  port          = 8080
  user_data     = <<-SCRIPT
    #!/bin/bash
    dnf install -y docker
    systemctl enable --now docker
    docker run -d --restart always -p 8080:8080 ghcr.io/acme/community-api:1.4.2
  SCRIPT

  network = {
    vpc_id     = "vpc-0123456789abcdef0"
    subnet_ids = ["subnet-0a00000000000000a", "subnet-0c00000000000000c"]
  }
  egress_rules = {
    https    = { description = "Packages, images and AWS through NAT", from_port = 443, cidr_ipv4 = "0.0.0.0/0" }
    database = { description = "PostgreSQL", from_port = 5432, security_group_id = "sg-00000000000000002" }
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
