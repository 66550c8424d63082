locals {
  target_groups = {
    for color in ["blue", "green"] : color => color
    if var.load_balancer != null && (color == "blue" || local.shifts_traffic)
  }

  # The listeners whose rules ECS changes while it moves traffic.
  production_listener = var.load_balancer != null && local.shifts_traffic ? { production = var.load_balancer.listener_arn } : {}
  test_listener       = local.has_test_listener ? { test = var.load_balancer.test_listener.arn } : {}
  # No try() here: its result would be unknown as long as the ARN is.
  has_test_listener = local.shifts_traffic && (var.load_balancer == null ? false : var.load_balancer.test_listener != null)
}

resource "aws_lb_target_group" "this" {
  for_each = local.target_groups

  # AWS takes six characters of prefix; the Name tag says the rest.
  name_prefix          = "${substr(var.name, 0, 5)}-"
  vpc_id               = var.network.vpc_id
  target_type          = "ip"
  port                 = var.container.port
  protocol             = var.load_balancer.protocol
  protocol_version     = var.load_balancer.protocol_version
  deregistration_delay = var.load_balancer.deregistration
  slow_start           = var.load_balancer.slow_start

  health_check {
    protocol            = var.load_balancer.protocol
    path                = var.load_balancer.health_check.path
    matcher             = coalesce(var.load_balancer.health_check.matcher, var.load_balancer.protocol_version == "GRPC" ? "0" : "200-299")
    interval            = var.load_balancer.health_check.interval
    timeout             = var.load_balancer.health_check.timeout
    healthy_threshold   = var.load_balancer.health_check.healthy_threshold
    unhealthy_threshold = var.load_balancer.health_check.unhealthy_threshold
  }

  dynamic "stickiness" {
    for_each = var.load_balancer.stickiness > 0 ? [var.load_balancer.stickiness] : []

    content {
      type            = "lb_cookie"
      cookie_duration = stickiness.value
    }
  }

  tags = merge(var.tags, { Name = "${var.name}-${each.key}" })

  lifecycle {
    create_before_destroy = true
  }
}

# Two rules that differ in who owns the action: ignore_changes cannot depend on a variable.
resource "aws_lb_listener_rule" "rolling" {
  count = var.load_balancer != null && !local.shifts_traffic ? 1 : 0

  listener_arn = var.load_balancer.listener_arn
  priority     = var.load_balancer.priority

  dynamic "action" {
    for_each = var.load_balancer.authenticate_cognito == null ? [] : [var.load_balancer.authenticate_cognito]

    content {
      type  = "authenticate-cognito"
      order = 1

      authenticate_cognito {
        user_pool_arn              = action.value.user_pool_arn
        user_pool_client_id        = action.value.user_pool_client_id
        user_pool_domain           = action.value.user_pool_domain
        scope                      = action.value.scope
        session_timeout            = action.value.session_timeout
        on_unauthenticated_request = "authenticate"
      }
    }
  }

  action {
    type             = "forward"
    order            = 2
    target_group_arn = aws_lb_target_group.this["blue"].arn
  }

  dynamic "condition" {
    for_each = length(var.load_balancer.hosts) > 0 ? [var.load_balancer.hosts] : []

    content {
      host_header {
        values = condition.value
      }
    }
  }

  dynamic "condition" {
    for_each = length(var.load_balancer.paths) > 0 ? [var.load_balancer.paths] : []

    content {
      path_pattern {
        values = condition.value
      }
    }
  }

  dynamic "condition" {
    for_each = length(var.load_balancer.source_cidrs) > 0 ? [var.load_balancer.source_cidrs] : []

    content {
      source_ip {
        values = condition.value
      }
    }
  }

  tags = merge(var.tags, { Name = var.name })
}

resource "aws_lb_listener_rule" "shifting" {
  for_each = merge(local.production_listener, local.test_listener)

  listener_arn = each.value
  priority     = var.load_balancer.priority

  dynamic "action" {
    for_each = var.load_balancer.authenticate_cognito == null ? [] : [var.load_balancer.authenticate_cognito]

    content {
      type  = "authenticate-cognito"
      order = 1

      authenticate_cognito {
        user_pool_arn              = action.value.user_pool_arn
        user_pool_client_id        = action.value.user_pool_client_id
        user_pool_domain           = action.value.user_pool_domain
        scope                      = action.value.scope
        session_timeout            = action.value.session_timeout
        on_unauthenticated_request = "authenticate"
      }
    }
  }

  action {
    type  = "forward"
    order = 2

    forward {
      target_group {
        arn    = aws_lb_target_group.this["blue"].arn
        weight = 100
      }

      target_group {
        arn    = aws_lb_target_group.this["green"].arn
        weight = 0
      }
    }
  }

  dynamic "condition" {
    for_each = length(var.load_balancer.hosts) > 0 ? [var.load_balancer.hosts] : []

    content {
      host_header {
        values = condition.value
      }
    }
  }

  dynamic "condition" {
    for_each = length(var.load_balancer.paths) > 0 ? [var.load_balancer.paths] : []

    content {
      path_pattern {
        values = condition.value
      }
    }
  }

  dynamic "condition" {
    for_each = length(var.load_balancer.source_cidrs) > 0 ? [var.load_balancer.source_cidrs] : []

    content {
      source_ip {
        values = condition.value
      }
    }
  }

  tags = merge(var.tags, { Name = "${var.name}-${each.key}" })

  lifecycle {
    # ECS moves the weights; Terraform must not move them back.
    ignore_changes = [action]
  }
}

# The load balancer may reach these tasks and nothing else through this rule.
resource "aws_vpc_security_group_egress_rule" "load_balancer" {
  count = var.load_balancer == null ? 0 : 1

  security_group_id            = var.load_balancer.security_group_id
  description                  = "Tasks of ${var.name}"
  referenced_security_group_id = aws_security_group.this.id
  ip_protocol                  = "tcp"
  from_port                    = var.container.port
  to_port                      = var.container.port

  tags = merge(var.tags, { Name = var.name })
}
