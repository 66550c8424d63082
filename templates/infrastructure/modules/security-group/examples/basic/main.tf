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

# A group for something that only an office network may reach.
module "security_group" {
  source = "../.."

  name        = "grafana-dev"
  description = "Grafana of the development environment"
  vpc_id      = "vpc-0123456789abcdef0"

  ingress_rules = {
    office = { description = "Office network", from_port = 443, cidr_ipv4 = "203.0.113.0/24" }
  }
}

output "id" {
  value = module.security_group.id
}
