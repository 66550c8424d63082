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

# Two fixed nodes for one API.
module "node_pool" {
  source = "../.."

  name          = "eco-prod-auth"
  cluster_name  = "eco-prod"
  vpc_id        = "vpc-0123456789abcdef0"
  ami_id        = "ami-0123456789abcdef0"
  instance_type = "t3.medium"

  fixed_nodes = {
    auth-1 = { subnet_id = "subnet-0a00000000000000a", private_ip = "10.40.1.11" }
    auth-2 = { subnet_id = "subnet-0c00000000000000c", private_ip = "10.40.2.11" }
  }

  labels = { "eco.example.com/service" = "auth" }
  taints = [{ key = "eco.example.com/service", value = "auth", effect = "NoSchedule" }]

  cluster_security_group_ids = ["sg-00000000000000001"]
  egress_rules = {
    https = { description = "Images and AWS through NAT", from_port = 443, cidr_ipv4 = "0.0.0.0/0" }
  }
}

output "private_ips" {
  value = module.node_pool.private_ips
}
