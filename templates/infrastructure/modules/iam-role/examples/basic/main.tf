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

module "task_role" {
  source = "../.."

  name             = "community-prod-task"
  description      = "Community's tasks on ECS: images in S3"
  trusted_services = ["ecs-tasks.amazonaws.com"]

  inline_policies = {
    images = jsonencode({
      Version = "2012-10-17"
      Statement = [{
        Sid      = "ReadAndWriteImages"
        Effect   = "Allow"
        Action   = ["s3:GetObject", "s3:PutObject"]
        Resource = "arn:aws:s3:::acme-community-prod-images/*"
      }]
    })
  }
}

output "arn" {
  description = "ARN of the role."
  value       = module.task_role.arn
}
