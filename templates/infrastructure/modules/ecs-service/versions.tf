terraform {
  required_version = ">= 1.11, < 2.0"

  required_providers {
    aws = {
      source = "hashicorp/aws"
      # 6.21 brought canary deployments to aws_ecs_service.
      version = ">= 6.21, < 7.0"
    }
  }
}
