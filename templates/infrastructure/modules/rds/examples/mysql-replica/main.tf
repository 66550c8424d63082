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

# RDS makes no read replicas of an instance whose password it manages, so the caller brings it:
# TF_VAR_master_password for the run that sets it, from a secret store. It is kept nowhere by Terraform.
variable "master_password" {
  description = "Password of the master user."
  type        = string
  default     = null
  ephemeral   = true
  sensitive   = true
}

module "database" {
  source = "../.."

  name          = "crawler-prod"
  engine        = "mysql"
  database_name = "crawler"
  vpc_id        = "vpc-0a1b2c3d4e5f60718"
  subnet_ids    = ["subnet-0a1b2c3d4e5f60711", "subnet-0a1b2c3d4e5f60712"]
  kms_key_arn   = "arn:aws:kms:ap-northeast-2:444444444444:key/11111111-2222-3333-4444-555555555555"

  master_password         = var.master_password
  master_password_version = 1
  read_replicas           = { report = { instance_class = "db.t4g.large" } }

  ingress_security_groups = { crawler = "sg-0a1b2c3d4e5f60721" }
}

output "read_replica_addresses" {
  description = "Host names of the read replicas."
  value       = module.database.read_replica_addresses
}
