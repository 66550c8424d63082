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

# A public load balancer with fixed addresses in front of the Kubernetes nodes.
module "nlb" {
  source = "../.."

  name     = "eco-prod"
  internal = false
  vpc_id   = "vpc-0123456789abcdef0"
  subnets = [
    { id = "subnet-0a00000000000000a", allocation_id = "eipalloc-0a00000000000000a" },
    { id = "subnet-0c00000000000000c", allocation_id = "eipalloc-0c00000000000000c" },
  ]
  allowed_cidrs           = ["203.0.113.0/24", "198.51.100.0/24"]
  allowed_security_groups = { vpn = "sg-00000000000000004" }
  access_logs             = { bucket = "acme-prod-load-balancer-logs", prefix = "eco" }
  ssl_policy              = "ELBSecurityPolicy-TLS13-1-2-Res-2021-06"

  listeners = {
    https = {
      port            = 443
      protocol        = "TLS"
      certificate_arn = "arn:aws:acm:ap-northeast-2:444444444444:certificate/0a1b2c3d-0000-4000-8000-000000000000"
      target = {
        port         = 30443
        protocol     = "TLS"
        type         = "instance"
        health_check = { protocol = "HTTP", port = "30080", path = "/healthz" }
        targets      = { api-1 = "i-00000000000000001", api-2 = "i-00000000000000002" }
      }
    }
    game = {
      port     = 7777
      protocol = "TCP_UDP"
      target   = { port = 30777, protocol = "TCP_UDP", type = "instance", health_check = { port = "30778" } }
    }
  }
  egress_rules = {
    nodes     = { description = "Node ports", from_port = 30080, to_port = 30778, security_group_id = "sg-00000000000000001" }
    nodes_udp = { description = "Game port", from_port = 30777, protocol = "udp", security_group_id = "sg-00000000000000001" }
  }
}

output "dns_name" {
  value = module.nlb.dns_name
}
