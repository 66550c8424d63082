data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

data "aws_region" "current" {}

locals {
  arn_prefix     = "arn:${data.aws_partition.current.partition}:elasticache:${data.aws_region.current.region}:${data.aws_caller_identity.current.account_id}"
  engine_version = coalesce(var.engine_version, { valkey = "8.0", redis = "7.1" }[var.engine])

  # valkey8, redis7
  family = "${var.engine}${split(".", local.engine_version)[0]}"
}

resource "aws_elasticache_subnet_group" "this" {
  name        = var.name
  description = "Subnets of ${var.name}"
  subnet_ids  = var.subnet_ids
  tags        = merge(var.tags, { Name = var.name })
}

# The family is part of the name, so that an upgrade can make the new group before the old one goes.
resource "aws_elasticache_parameter_group" "this" {
  name        = "${var.name}-${local.family}"
  description = "Parameters of ${var.name}"
  family      = local.family
  tags        = merge(var.tags, { Name = "${var.name}-${local.family}" })

  dynamic "parameter" {
    for_each = merge(var.parameters, { for name, value in { "cluster-enabled" = "yes" } : name => value if var.cluster_mode })

    content {
      name  = parameter.key
      value = parameter.value
    }
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_elasticache_replication_group" "this" {
  replication_group_id = var.name
  description          = trimspace(var.description)
  engine               = var.engine
  engine_version       = local.engine_version
  node_type            = var.node_type
  port                 = var.port
  parameter_group_name = aws_elasticache_parameter_group.this.name

  num_cache_clusters         = var.cluster_mode ? null : 1 + var.replicas
  num_node_groups            = var.cluster_mode ? var.shards : null
  replicas_per_node_group    = var.cluster_mode ? var.replicas : null
  automatic_failover_enabled = var.cluster_mode || var.replicas > 0
  multi_az_enabled           = var.multi_az

  subnet_group_name  = aws_elasticache_subnet_group.this.name
  security_group_ids = [aws_security_group.this.id]

  at_rest_encryption_enabled = true
  kms_key_id                 = var.kms_key_arn
  transit_encryption_enabled = true
  transit_encryption_mode    = "required"
  user_group_ids             = [aws_elasticache_user_group.this.user_group_id]

  snapshot_retention_limit  = var.snapshots.retention_days
  snapshot_window           = var.snapshots.window
  final_snapshot_identifier = var.snapshots.final ? "${var.name}-final" : null

  maintenance_window         = var.maintenance_window
  auto_minor_version_upgrade = true
  apply_immediately          = var.apply_immediately
  notification_topic_arn     = var.notification_topic_arn

  dynamic "log_delivery_configuration" {
    for_each = aws_cloudwatch_log_group.this

    content {
      log_type         = log_delivery_configuration.key
      log_format       = "json"
      destination_type = "cloudwatch-logs"
      destination      = log_delivery_configuration.value.name
    }
  }

  tags = merge(var.tags, { Name = var.name })
}

resource "aws_cloudwatch_log_group" "this" {
  for_each = var.logs.types

  name              = "/aws/elasticache/${var.name}/${each.key}"
  retention_in_days = var.logs.retention_days
  kms_key_id        = coalesce(var.logs.kms_key_arn, var.kms_key_arn)
  tags              = merge(var.tags, { Name = "/aws/elasticache/${var.name}/${each.key}" })
}

resource "aws_security_group" "this" {
  name        = "${var.name}-cache"
  description = "Cache ${var.name}"
  vpc_id      = var.vpc_id
  tags        = merge(var.tags, { Name = "${var.name}-cache" })
}

resource "aws_vpc_security_group_ingress_rule" "client" {
  for_each = var.ingress_security_groups

  security_group_id            = aws_security_group.this.id
  referenced_security_group_id = each.value
  description                  = "From ${each.key}"
  ip_protocol                  = "tcp"
  from_port                    = var.port
  to_port                      = var.port
  tags                         = merge(var.tags, { Name = each.key })
}
