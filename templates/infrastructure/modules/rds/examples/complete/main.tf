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
      Service     = "authhub"
      Team        = "platform"
    }
  }
}

module "database" {
  source = "../.."

  name           = "authhub-prod"
  engine         = "postgres"
  engine_version = "17.6"
  instance_class = "db.r7g.large"
  database_name  = "authhub"
  vpc_id         = "vpc-0a1b2c3d4e5f60718"
  subnet_ids     = ["subnet-0a1b2c3d4e5f60711", "subnet-0a1b2c3d4e5f60712", "subnet-0a1b2c3d4e5f60713"]
  kms_key_arn    = "arn:aws:kms:ap-northeast-2:444444444444:key/11111111-2222-3333-4444-555555555555"

  storage = {
    allocated_gib    = 400
    max_gib          = 2000
    iops             = 12000
    throughput_mibps = 500
  }

  ingress_security_groups = {
    api    = "sg-0a1b2c3d4e5f60721"
    worker = "sg-0a1b2c3d4e5f60722"
  }

  ingress_cidr_blocks = { vpn = "10.250.0.0/20" }

  proxy = {
    secret_arns = { api = "arn:aws:secretsmanager:ap-northeast-2:444444444444:secret:authhub/prod/database/api-AbCdEf" }
  }

  backup             = { retention_days = 35, window = "16:00-17:00" }
  maintenance_window = "sun:18:00-sun:19:00"
  ca_certificate     = "rds-ca-ecc384-g1"

  parameters = {
    idle_in_transaction_session_timeout = { value = "60000" }
    max_connections                     = { value = "500", apply_method = "pending-reboot" }
  }

  logs = { exports = ["postgresql", "upgrade", "iam-db-auth-error"], retention_days = 731 }

  monitoring = {
    interval_seconds        = 15
    insights_mode           = "advanced"
    insights_retention_days = 465
  }

  permissions_boundary_arn = "arn:aws:iam::444444444444:policy/platform-boundary"

  tags = { Owner = "platform-owner" }
}

output "host" {
  description = "Host name for clients: the proxy's."
  value       = module.database.host
}
