resource "aws_ecs_cluster" "this" {
  name = "acme-shared"

  setting {
    name  = "containerInsights"
    value = "enhanced"
  }

  configuration {
    execute_command_configuration {
      kms_key_id = data.aws_ssm_parameter.data_key.insecure_value
      logging    = "OVERRIDE"

      log_configuration {
        cloud_watch_encryption_enabled = true
        cloud_watch_log_group_name     = aws_cloudwatch_log_group.commands.name
      }
    }
  }
}

resource "aws_ecs_cluster_capacity_providers" "this" {
  cluster_name       = aws_ecs_cluster.this.name
  capacity_providers = ["FARGATE", "FARGATE_SPOT"]

  default_capacity_provider_strategy {
    capacity_provider = "FARGATE"
    weight            = 1
  }
}

# What people type in a container is kept for a year.
resource "aws_cloudwatch_log_group" "commands" {
  name              = "/ecs/acme-shared/commands"
  retention_in_days = 365
  kms_key_id        = data.aws_ssm_parameter.logs_key.insecure_value
}
