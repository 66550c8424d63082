locals {
  log_exports = coalesce(var.logs.exports, { postgres = ["postgresql", "upgrade"], mysql = ["error", "slowquery"] }[var.engine])
  log_key_arn = coalesce(var.logs.kms_key_arn, var.kms_key_arn)

  # One log group per instance and log, named as RDS names them.
  log_groups = toset([
    for pair in setproduct(concat([var.name], [for key in keys(var.read_replicas) : "${var.name}-${key}"]), local.log_exports) :
    "/aws/rds/instance/${pair[0]}/${pair[1]}"
  ])
}

resource "aws_cloudwatch_log_group" "database" {
  for_each = local.log_groups

  name              = each.key
  retention_in_days = var.logs.retention_days
  kms_key_id        = local.log_key_arn
  tags              = merge(var.tags, { Name = each.key })
}

resource "aws_iam_role" "monitoring" {
  count = var.monitoring.interval_seconds > 0 ? 1 : 0

  name                 = "${var.name}-monitoring"
  description          = "Enhanced monitoring of the database ${var.name}"
  permissions_boundary = var.permissions_boundary_arn
  tags                 = merge(var.tags, { Name = "${var.name}-monitoring" })

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "monitoring.rds.amazonaws.com" }
      Action    = "sts:AssumeRole"
      Condition = {
        StringEquals = { "aws:SourceAccount" = local.account_id }
        ArnLike      = { "aws:SourceArn" = "arn:${local.partition}:rds:${local.region}:${local.account_id}:db:${var.name}*" }
      }
    }]
  })
}

resource "aws_iam_role_policy_attachment" "monitoring" {
  count = var.monitoring.interval_seconds > 0 ? 1 : 0

  role       = aws_iam_role.monitoring[0].name
  policy_arn = "arn:${local.partition}:iam::aws:policy/service-role/AmazonRDSEnhancedMonitoringRole"
}
