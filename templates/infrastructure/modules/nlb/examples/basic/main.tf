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

# An internal load balancer that ends TLS for a message broker.
module "nlb" {
  source = "../.."

  name          = "rabbitmq-dev"
  vpc_id        = "vpc-0123456789abcdef0"
  subnets       = [{ id = "subnet-0a00000000000000a" }, { id = "subnet-0c00000000000000c" }]
  allowed_cidrs = ["10.20.0.0/16"]
  access_logs   = { bucket = "acme-dev-load-balancer-logs" }

  listeners = {
    amqps = {
      port            = 5671
      protocol        = "TLS"
      certificate_arn = "arn:aws:acm:ap-northeast-2:222222222222:certificate/0a1b2c3d-0000-4000-8000-000000000000"
      target          = { port = 5672 }
    }
  }
  egress_rules = {
    brokers = { description = "RabbitMQ nodes", from_port = 5672, security_group_id = "sg-00000000000000001" }
  }
}

output "target_group_arns" {
  value = module.nlb.target_group_arns
}
