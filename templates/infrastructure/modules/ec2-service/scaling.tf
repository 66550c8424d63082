locals {
  # ECS scales its own capacity, and one fixed number leaves nothing to decide.
  scales = var.ecs_cluster == null && (var.scaling.max > var.scaling.min || length(var.scaling.schedules) > 0)
}

resource "aws_autoscaling_policy" "cpu" {
  count = local.scales && var.scaling.cpu_percent > 0 ? 1 : 0

  name                   = "${var.name}-cpu"
  autoscaling_group_name = aws_autoscaling_group.this.name
  policy_type            = "TargetTrackingScaling"

  target_tracking_configuration {
    target_value = var.scaling.cpu_percent

    predefined_metric_specification {
      predefined_metric_type = "ASGAverageCPUUtilization"
    }
  }
}

resource "aws_autoscaling_policy" "requests" {
  count = local.scales && var.scaling.requests_per_target > 0 ? 1 : 0

  name                   = "${var.name}-requests"
  autoscaling_group_name = aws_autoscaling_group.this.name
  policy_type            = "TargetTrackingScaling"

  target_tracking_configuration {
    target_value = var.scaling.requests_per_target

    predefined_metric_specification {
      predefined_metric_type = "ALBRequestCountPerTarget"
      resource_label         = "${var.load_balancer.arn_suffix}/${aws_lb_target_group.this[0].arn_suffix}"
    }
  }
}

resource "aws_autoscaling_schedule" "this" {
  for_each = var.scaling.schedules

  scheduled_action_name  = each.key
  autoscaling_group_name = aws_autoscaling_group.this.name
  recurrence             = each.value.recurrence
  time_zone              = each.value.timezone
  min_size               = each.value.min
  max_size               = each.value.max
  desired_capacity       = each.value.min
}

resource "aws_ecs_capacity_provider" "this" {
  count = var.ecs_cluster == null ? 0 : 1

  name = var.name

  auto_scaling_group_provider {
    auto_scaling_group_arn         = aws_autoscaling_group.this.arn
    managed_draining               = "ENABLED"
    managed_termination_protection = "ENABLED"

    managed_scaling {
      status                    = "ENABLED"
      target_capacity           = var.ecs_cluster.target_capacity
      minimum_scaling_step_size = 1
      maximum_scaling_step_size = 10
      instance_warmup_period    = var.deployment.warmup_seconds
    }
  }

  tags = var.tags
}
