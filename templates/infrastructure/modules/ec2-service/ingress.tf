resource "aws_lb_target_group" "this" {
  count = var.load_balancer == null ? 0 : 1

  # AWS takes six characters of prefix; the Name tag says the rest.
  name_prefix          = "${substr(var.name, 0, 5)}-"
  vpc_id               = var.network.vpc_id
  target_type          = "instance"
  port                 = var.port
  protocol             = var.load_balancer.protocol
  deregistration_delay = var.load_balancer.deregistration
  slow_start           = var.load_balancer.slow_start

  health_check {
    protocol            = var.load_balancer.protocol
    path                = var.load_balancer.health_check.path
    matcher             = var.load_balancer.health_check.matcher
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

  tags = merge(var.tags, { Name = var.name })

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_lb_listener_rule" "this" {
  count = var.load_balancer == null ? 0 : 1

  listener_arn = var.load_balancer.listener_arn
  priority     = var.load_balancer.priority

  action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.this[0].arn
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

# The load balancer may reach these instances and nothing else through this rule.
resource "aws_vpc_security_group_egress_rule" "load_balancer" {
  count = var.load_balancer == null ? 0 : 1

  security_group_id            = var.load_balancer.security_group_id
  description                  = "Instances of ${var.name}"
  referenced_security_group_id = aws_security_group.this.id
  ip_protocol                  = "tcp"
  from_port                    = var.port
  to_port                      = var.port

  tags = merge(var.tags, { Name = var.name })
}
