locals {
  targets = merge([
    for name, listener in var.listeners : {
      for target, id in listener.target.targets : "${name}/${target}" => { listener = name, id = id }
    }
  ]...)
}

resource "aws_lb" "this" {
  name               = var.name
  load_balancer_type = "network"
  internal           = var.internal
  security_groups    = [aws_security_group.this.id]

  enable_cross_zone_load_balancing = var.cross_zone
  enable_deletion_protection       = var.deletion_protection

  dynamic "subnet_mapping" {
    for_each = var.subnets

    content {
      subnet_id            = subnet_mapping.value.id
      allocation_id        = subnet_mapping.value.allocation_id
      private_ipv4_address = subnet_mapping.value.private_ipv4_address
    }
  }

  access_logs {
    enabled = true
    bucket  = var.access_logs.bucket
    prefix  = coalesce(var.access_logs.prefix, var.name)
  }

  tags = var.tags
}

resource "aws_lb_listener" "this" {
  for_each = var.listeners

  load_balancer_arn = aws_lb.this.arn
  port              = each.value.port
  protocol          = each.value.protocol
  ssl_policy        = each.value.protocol == "TLS" ? var.ssl_policy : null
  certificate_arn   = each.value.certificate_arn

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.this[each.key].arn
  }

  tags = merge(var.tags, { Name = "${var.name}-${each.key}" })
}

resource "aws_lb_target_group" "this" {
  for_each = var.listeners

  # AWS takes six characters of prefix; the Name tag says the rest.
  name_prefix            = "${substr(var.name, 0, 5)}-"
  vpc_id                 = var.vpc_id
  target_type            = each.value.target.type
  port                   = each.value.target.port
  protocol               = each.value.target.protocol
  preserve_client_ip     = each.value.target.preserve_client_ip
  proxy_protocol_v2      = each.value.target.proxy_protocol
  deregistration_delay   = each.value.target.deregistration
  connection_termination = each.value.target.type == "alb" ? null : true

  health_check {
    protocol            = each.value.target.health_check.protocol
    port                = each.value.target.health_check.port
    path                = each.value.target.health_check.path
    interval            = each.value.target.health_check.interval
    healthy_threshold   = each.value.target.health_check.healthy_threshold
    unhealthy_threshold = each.value.target.health_check.unhealthy_threshold
  }

  tags = merge(var.tags, { Name = "${var.name}-${each.key}" })

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_lb_target_group_attachment" "this" {
  for_each = local.targets

  target_group_arn = aws_lb_target_group.this[each.value.listener].arn
  target_id        = each.value.id
}
