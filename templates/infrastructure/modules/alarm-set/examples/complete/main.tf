# Every group of alarms, two severities, a runbook and a dashboard.

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
      Service     = "api"
      Project     = "authhub"
    }
  }
}

module "alarm_set" {
  source = "../.."

  name        = "authhub-api-prod"
  runbook_url = "https://github.com/acme/infrastructure/blob/main/runbooks/authhub-api.md"

  notifications = {
    critical = ["arn:aws:sns:ap-northeast-2:444444444444:alerts-critical"]
    warning  = ["arn:aws:sns:ap-northeast-2:444444444444:alerts-warning"]
  }

  alb = {
    load_balancer_arn_suffix = "app/shared-prod/50dc6c495c0c9188"
    owns_load_balancer       = false
    target_groups            = { api = "targetgroup/authhub-api-prod/73e2d6bc24d8a067" }
    error_rate_percent       = 1
    latency_p95_seconds      = 0.3
    latency_p99_seconds      = 1
    minimum_healthy_hosts    = 2
  }

  ecs = {
    cluster_name = "authhub-prod"
    service_name = "authhub-api"
    cpu_percent  = 75
  }

  databases = {
    main = {
      identifier            = "authhub-prod"
      allocated_storage_gib = 200
      max_connections       = 800
    }
    reader = {
      identifier            = "authhub-prod-reader"
      allocated_storage_gib = 200
      replica               = true
    }
  }

  queues             = { mail = { queue_name = "authhub-mail-prod", max_age_seconds = 300 } }
  dead_letter_queues = { mail = "authhub-mail-prod-dlq" }

  caches = {
    sessions = { replication_group_id = "authhub-prod", node_count = 2 }
    tokens   = { replication_group_id = "authhub-tokens-prod", node_count = 2, shard_count = 2 }
  }

  # Sign-in waits for the password hash by design: p99 is enough.
  disabled_alarms  = ["alb-api-latency-p95"]
  create_dashboard = true
}
