# The alarms of an ECS service behind its own load balancer.

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

module "alarm_set" {
  source = "../.."

  name = "authhub-api-dev"

  notifications = {
    critical = ["arn:aws:sns:ap-northeast-2:222222222222:alerts"]
  }

  alb = {
    load_balancer_arn_suffix = "app/authhub-dev/50dc6c495c0c9188"
    target_groups            = { api = "targetgroup/authhub-api-dev/73e2d6bc24d8a067" }
  }

  ecs = {
    cluster_name = "authhub-dev"
    service_name = "authhub-api"
  }
}
