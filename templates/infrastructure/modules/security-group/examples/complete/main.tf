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

module "security_group" {
  source = "../.."

  name        = "rabbitmq-prod"
  description = "RabbitMQ nodes"
  vpc_id      = "vpc-0123456789abcdef0"

  ingress_rules = {
    amqp    = { description = "AMQP from the services", from_port = 5671, security_group_id = "sg-00000000000000001" }
    cluster = { description = "Nodes among themselves", from_port = 25672, self = true }
    ping    = { description = "Path MTU from the VPC", from_port = 3, to_port = 4, protocol = "icmp", cidr_ipv4 = "10.40.0.0/16" }
  }

  egress_rules = {
    cluster = { description = "Nodes among themselves", from_port = 25672, self = true }
    backups = { description = "Backups in S3", from_port = 443, prefix_list_id = "pl-78a54011" }
    dns     = { description = "Resolver of the VPC", from_port = 53, protocol = "udp", cidr_ipv4 = "10.40.0.2/32" }
  }

  tags = { Component = "rabbitmq" }
}

output "id" {
  value = module.security_group.id
}
