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

  default_tags {
    tags = {
      Environment = "prod"
      ManagedBy   = "terraform"
    }
  }
}

# A production network: three zones, a NAT gateway in each, private endpoints
# for what containers need to start, and a Transit Gateway to the other accounts.
module "network" {
  source = "../.."

  name               = "acme-prod"
  cidr_block         = "10.40.0.0/16"
  availability_zones = ["ap-northeast-2a", "ap-northeast-2b", "ap-northeast-2c"]
  nat_gateway        = "per_zone"

  interface_endpoints = ["ecr.api", "ecr.dkr", "logs", "secretsmanager", "ssm", "kms"]
  endpoint_policies = {
    secretsmanager = jsonencode({
      Version = "2012-10-17"
      Statement = [{
        Sid       = "OwnOrganisation"
        Effect    = "Allow"
        Principal = "*"
        Action    = "secretsmanager:GetSecretValue"
        Resource  = "*"
        Condition = { StringEquals = { "aws:PrincipalOrgID" = "o-acme123456" } }
      }]
    })
  }

  flow_logs = {
    aggregation_interval = 60
    kms_key_arn          = "arn:aws:kms:ap-northeast-2:444444444444:key/0a1b2c3d-0000-4000-8000-000000000000"
  }

  transit_gateway = {
    id              = "tgw-0123456789abcdef0"
    routes          = ["10.10.0.0/16", "10.20.0.0/16", "10.30.0.0/16"]
    database_routes = false
  }

  subnet_tags = {
    public  = { "kubernetes.io/role/elb" = "1" }
    private = { "kubernetes.io/role/internal-elb" = "1" }
  }
}

output "private_subnet_ids" {
  value = module.network.private_subnet_ids
}

output "nat_public_ips" {
  value = module.network.nat_public_ips
}
