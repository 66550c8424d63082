locals {
  # Strategies under which ECS itself moves traffic between two target groups.
  shifts_traffic = var.deployment.strategy != "rolling"
}

resource "aws_ecs_service" "this" {
  name            = var.name
  cluster         = local.cluster_arn
  task_definition = aws_ecs_task_definition.this.arn

  # The first number only: afterwards scaling decides.
  desired_count = var.scaling.min

  platform_version              = var.launch_type == "FARGATE" ? "LATEST" : null
  availability_zone_rebalancing = "ENABLED"
  enable_execute_command        = var.execute_command
  enable_ecs_managed_tags       = true
  propagate_tags                = "SERVICE"
  wait_for_steady_state         = var.deployment.wait_for_steady_state

  deployment_minimum_healthy_percent = var.deployment.minimum_healthy_percent
  deployment_maximum_percent         = var.deployment.maximum_percent
  health_check_grace_period_seconds  = var.load_balancer == null ? null : var.deployment.health_check_grace_seconds

  deployment_controller {
    type = "ECS"
  }

  deployment_configuration {
    strategy             = upper(var.deployment.strategy)
    bake_time_in_minutes = local.shifts_traffic ? var.deployment.bake_minutes : null

    dynamic "canary_configuration" {
      for_each = var.deployment.strategy == "canary" ? [var.deployment] : []

      content {
        canary_percent              = canary_configuration.value.canary_percent
        canary_bake_time_in_minutes = canary_configuration.value.canary_minutes
      }
    }
  }

  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }

  dynamic "alarms" {
    for_each = length(var.deployment.alarm_names) > 0 ? [var.deployment.alarm_names] : []

    content {
      enable      = true
      rollback    = true
      alarm_names = alarms.value
    }
  }

  dynamic "capacity_provider_strategy" {
    for_each = local.capacity_providers

    content {
      capacity_provider = capacity_provider_strategy.value.name
      weight            = capacity_provider_strategy.value.weight
      base              = capacity_provider_strategy.value.base
    }
  }

  # Zones first, so that a zone's failure takes no more than its share; then few instances.
  dynamic "ordered_placement_strategy" {
    for_each = var.launch_type == "EC2" ? [
      { type = "spread", field = "attribute:ecs.availability-zone" },
      { type = "binpack", field = "memory" },
    ] : []

    content {
      type  = ordered_placement_strategy.value.type
      field = ordered_placement_strategy.value.field
    }
  }

  network_configuration {
    subnets          = var.network.subnet_ids
    security_groups  = [aws_security_group.this.id]
    assign_public_ip = var.network.assign_public_ip
  }

  dynamic "load_balancer" {
    for_each = var.load_balancer == null ? [] : ["blue"]

    content {
      container_name   = var.name
      container_port   = var.container.port
      target_group_arn = aws_lb_target_group.this[load_balancer.value].arn

      dynamic "advanced_configuration" {
        for_each = local.shifts_traffic ? ["green"] : []

        content {
          alternate_target_group_arn = aws_lb_target_group.this[advanced_configuration.value].arn
          production_listener_rule   = aws_lb_listener_rule.shifting["production"].arn
          test_listener_rule         = try(aws_lb_listener_rule.shifting["test"].arn, null)
          role_arn                   = aws_iam_role.deployment[0].arn
        }
      }
    }
  }

  dynamic "service_registries" {
    for_each = aws_service_discovery_service.this

    content {
      registry_arn = service_registries.value.arn
    }
  }

  dynamic "service_connect_configuration" {
    for_each = var.service_connect == null ? [] : [var.service_connect]

    content {
      enabled   = true
      namespace = service_connect_configuration.value.namespace_arn

      dynamic "service" {
        for_each = var.container.port == null ? [] : [var.container.port]

        content {
          port_name      = local.port_name
          discovery_name = var.name

          client_alias {
            dns_name = coalesce(service_connect_configuration.value.dns_name, var.name)
            port     = service.value
          }
        }
      }
    }
  }

  tags = var.tags

  lifecycle {
    ignore_changes = [desired_count]
  }

  # The roles' permissions and the listener rule must be there before the first task starts.
  depends_on = [
    aws_ecs_cluster_capacity_providers.this,
    aws_iam_role_policy.execution,
    aws_iam_role_policy_attachment.deployment,
    aws_lb_listener_rule.rolling,
    aws_lb_listener_rule.shifting,
    aws_vpc_security_group_egress_rule.this,
  ]
}

resource "aws_service_discovery_service" "this" {
  count = var.discovery == null ? 0 : 1

  name        = var.name
  description = "Addresses of the tasks of ${var.name}"

  dns_config {
    namespace_id   = var.discovery.namespace_id
    routing_policy = "MULTIVALUE"

    dns_records {
      type = "A"
      ttl  = var.discovery.ttl
    }
  }

  tags = var.tags
}
