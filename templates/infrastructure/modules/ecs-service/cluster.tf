locals {
  # An object, because the ARN itself may be unknown until apply.
  own_cluster  = var.cluster == null
  cluster_arn  = local.own_cluster ? aws_ecs_cluster.this[0].arn : var.cluster.arn
  cluster_name = local.own_cluster ? var.name : element(split("/", var.cluster.arn), 1)

  capacity_providers = length(var.capacity_providers) > 0 ? var.capacity_providers : [{ name = "FARGATE", weight = 1, base = 0 }]
}

resource "aws_ecs_cluster" "this" {
  count = local.own_cluster ? 1 : 0

  name = var.name

  setting {
    name  = "containerInsights"
    value = var.container_insights
  }

  configuration {
    execute_command_configuration {
      kms_key_id = var.logs.kms_key_arn
      logging    = "OVERRIDE"

      log_configuration {
        cloud_watch_encryption_enabled = var.logs.kms_key_arn != null
        cloud_watch_log_group_name     = aws_cloudwatch_log_group.execute_command[0].name
      }
    }
  }

  tags = var.tags
}

resource "aws_cloudwatch_log_group" "execute_command" {
  count = local.own_cluster ? 1 : 0

  name              = "/aws/ecs/${var.name}/execute-command"
  retention_in_days = var.logs.retention_in_days
  kms_key_id        = var.logs.kms_key_arn

  tags = var.tags
}

resource "aws_ecs_cluster_capacity_providers" "this" {
  count = local.own_cluster ? 1 : 0

  cluster_name       = aws_ecs_cluster.this[0].name
  capacity_providers = var.launch_type == "FARGATE" ? ["FARGATE", "FARGATE_SPOT"] : local.capacity_providers[*].name
}
