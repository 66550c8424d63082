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

module "cluster" {
  source = "../.."

  name           = "crawler-prod"
  description    = "Pages seen by the crawler"
  engine         = "redis"
  engine_version = "7.1"
  node_type      = "cache.r7g.large"
  cluster_mode   = true
  shards         = 3
  replicas       = 2
  vpc_id         = "vpc-0a1b2c3d4e5f60718"
  subnet_ids     = ["subnet-0a1b2c3d4e5f60711", "subnet-0a1b2c3d4e5f60712"]
  kms_key_arn    = "arn:aws:kms:ap-northeast-2:444444444444:key/11111111-2222-3333-4444-555555555555"

  parameters = { maxmemory-policy = "allkeys-lfu" }

  users = {
    writer = {}
    report = { access_string = "on ~page:* &* -@all +@read +@connection +cluster|slots +cluster|shards +info" }
  }

  ingress_security_groups = {
    crawler = "sg-0a1b2c3d4e5f60721"
    report  = "sg-0a1b2c3d4e5f60722"
  }

  snapshots              = { retention_days = 35, window = "16:00-17:00" }
  maintenance_window     = "sun:18:00-sun:19:00"
  logs                   = { retention_days = 731 }
  notification_topic_arn = "arn:aws:sns:ap-northeast-2:444444444444:platform-alerts"

  tags = { Owner = "platform-owner" }
}

output "connect_policy_json" {
  description = "IAM policies for the roles of the users."
  value       = module.cluster.connect_policy_json
}
