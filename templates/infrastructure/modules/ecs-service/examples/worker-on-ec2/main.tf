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

# A worker without ingress on the organisation's own instances.
module "worker" {
  source = "../.."

  name               = "crawler-worker-stg"
  cluster            = { arn = "arn:aws:ecs:ap-northeast-2:333333333333:cluster/crawler-stg" }
  launch_type        = "EC2"
  capacity_providers = [{ name = "crawler-stg" }]
  cpu                = 512
  memory             = 900

  container = {
    image   = "ghcr.io/acme/crawler-worker:2.0.1"
    command = ["node", "worker.js"]
    secrets = { QUEUE_TOKEN = "arn:aws:ssm:ap-northeast-2:333333333333:parameter/crawler/stg/queue-token" }
  }

  network = {
    vpc_id     = "vpc-0123456789abcdef0"
    subnet_ids = ["subnet-0a00000000000000a", "subnet-0c00000000000000c"]
  }
  egress_rules = {
    https = { description = "HTTPS to shops and AWS through NAT", from_port = 443, cidr_ipv4 = "0.0.0.0/0" }
  }

  scaling   = { min = 2, max = 8, cpu_percent = 70 }
  discovery = { namespace_id = "ns-abcdef0123456789" }
  logs      = { kms_key_arn = "arn:aws:kms:ap-northeast-2:333333333333:key/0a1b2c3d-0000-4000-8000-000000000000" }
}

output "log_group_name" {
  value = module.worker.log_group_name
}
