locals {
  metric_targets = {
    for name, target in {
      cpu      = { metric = "ECSServiceAverageCPUUtilization", value = var.scaling.cpu_percent }
      memory   = { metric = "ECSServiceAverageMemoryUtilization", value = var.scaling.memory_percent }
      requests = { metric = "ALBRequestCountPerTarget", value = var.scaling.requests_per_target }
    } : name => target
    # With one fixed number there is nothing to decide.
    if target.value > 0 && local.scales
  }

  scales = var.scaling.max > var.scaling.min || length(var.scaling.schedules) > 0

  # Identifiers in metric math begin with a small letter and have no hyphen.
  backlog_queues = local.scales && var.scaling.backlog != null ? {
    for index, key in sort(keys(var.scaling.backlog.queues)) : "q${index}" => var.scaling.backlog.queues[key]
  } : {}
}

resource "aws_appautoscaling_target" "this" {
  service_namespace  = "ecs"
  resource_id        = "service/${local.cluster_name}/${aws_ecs_service.this.name}"
  scalable_dimension = "ecs:service:DesiredCount"
  min_capacity       = var.scaling.min
  max_capacity       = var.scaling.max

  tags = var.tags
}

resource "aws_appautoscaling_policy" "this" {
  for_each = local.metric_targets

  name               = "${var.name}-${each.key}"
  policy_type        = "TargetTrackingScaling"
  service_namespace  = aws_appautoscaling_target.this.service_namespace
  resource_id        = aws_appautoscaling_target.this.resource_id
  scalable_dimension = aws_appautoscaling_target.this.scalable_dimension

  target_tracking_scaling_policy_configuration {
    target_value       = each.value.value
    scale_in_cooldown  = var.scaling.scale_in_cooldown
    scale_out_cooldown = var.scaling.scale_out_cooldown

    predefined_metric_specification {
      predefined_metric_type = each.value.metric
      resource_label         = each.key == "requests" ? "${var.load_balancer.arn_suffix}/${aws_lb_target_group.this["blue"].arn_suffix}" : null
    }
  }
}

# Messages that wait for one task. Their plain number says nothing: 1,000 are few
# for fifty tasks and many for one.
resource "aws_appautoscaling_policy" "backlog" {
  count = length(local.backlog_queues) > 0 ? 1 : 0

  name               = "${var.name}-backlog"
  policy_type        = "TargetTrackingScaling"
  service_namespace  = aws_appautoscaling_target.this.service_namespace
  resource_id        = aws_appautoscaling_target.this.resource_id
  scalable_dimension = aws_appautoscaling_target.this.scalable_dimension

  target_tracking_scaling_policy_configuration {
    target_value       = var.scaling.backlog.messages_per_task
    scale_in_cooldown  = var.scaling.scale_in_cooldown
    scale_out_cooldown = var.scaling.scale_out_cooldown

    customized_metric_specification {
      dynamic "metrics" {
        for_each = local.backlog_queues

        content {
          id          = metrics.key
          return_data = false

          metric_stat {
            stat = "Average"

            metric {
              namespace   = "AWS/SQS"
              metric_name = "ApproximateNumberOfMessagesVisible"

              dimensions {
                name  = "QueueName"
                value = metrics.value
              }
            }
          }
        }
      }

      metrics {
        id          = "tasks"
        return_data = false

        metric_stat {
          stat = "Average"

          metric {
            namespace   = "ECS/ContainerInsights"
            metric_name = "RunningTaskCount"

            dimensions {
              name  = "ClusterName"
              value = local.cluster_name
            }

            dimensions {
              name  = "ServiceName"
              value = aws_ecs_service.this.name
            }
          }
        }
      }

      # A queue that is idle for hours reports nothing, and no task is no divisor.
      metrics {
        id         = "backlog"
        label      = "Messages that wait for one task"
        expression = "(${join(" + ", [for id in keys(local.backlog_queues) : "FILL(${id}, 0)"])}) / IF(FILL(tasks, 0) > 1, FILL(tasks, 0), 1)"
      }
    }
  }
}

resource "aws_appautoscaling_scheduled_action" "this" {
  for_each = var.scaling.schedules

  name               = "${var.name}-${each.key}"
  service_namespace  = aws_appautoscaling_target.this.service_namespace
  resource_id        = aws_appautoscaling_target.this.resource_id
  scalable_dimension = aws_appautoscaling_target.this.scalable_dimension
  schedule           = each.value.schedule
  timezone           = each.value.timezone

  scalable_target_action {
    min_capacity = each.value.min
    max_capacity = each.value.max
  }
}
