data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

data "aws_region" "current" {}

locals {
  account_id = data.aws_caller_identity.current.account_id
  partition  = data.aws_partition.current.partition
  region     = data.aws_region.current.region

  engine_version = coalesce(var.engine_version, { postgres = "17", mysql = "8.4" }[var.engine])
  port           = coalesce(var.port, { postgres = 5432, mysql = 3306 }[var.engine])

  # RDS manages the password unless the caller brings one, which read replicas need.
  password_is_managed = var.master_password_version == null

  # Minutes since midnight. Windows that end the next day end after minute 1440.
  backup_clock      = [for clock in split("-", var.backup.window) : tonumber(split(":", clock)[0]) * 60 + tonumber(split(":", clock)[1])]
  maintenance_clock = [for clock in split("-", var.maintenance_window) : tonumber(split(":", clock)[1]) * 60 + tonumber(split(":", clock)[2])]
  backup_end        = local.backup_clock[1] + (local.backup_clock[1] <= local.backup_clock[0] ? 1440 : 0)
  maintenance_end   = local.maintenance_clock[1] + (local.maintenance_clock[1] <= local.maintenance_clock[0] ? 1440 : 0)
  windows_overlap = anytrue([
    for day in [-1440, 0, 1440] :
    local.maintenance_clock[0] < local.backup_end + day && local.backup_clock[0] + day < local.maintenance_end
  ])
}

resource "aws_db_subnet_group" "this" {
  name        = var.name
  description = "Subnets of ${var.name}"
  subnet_ids  = var.subnet_ids
  tags        = merge(var.tags, { Name = var.name })
}

resource "aws_db_instance" "this" {
  identifier     = var.name
  engine         = var.engine
  engine_version = local.engine_version
  instance_class = var.instance_class
  db_name        = var.database_name
  port           = local.port

  username                      = var.master_username
  manage_master_user_password   = local.password_is_managed ? true : null
  master_user_secret_kms_key_id = local.password_is_managed ? var.kms_key_arn : null
  password_wo                   = local.password_is_managed ? null : var.master_password
  password_wo_version           = var.master_password_version

  allocated_storage     = var.storage.allocated_gib
  max_allocated_storage = var.storage.max_gib
  storage_type          = var.storage.type
  iops                  = var.storage.iops
  storage_throughput    = var.storage.throughput_mibps
  storage_encrypted     = true
  kms_key_id            = var.kms_key_arn

  multi_az               = var.multi_az
  db_subnet_group_name   = aws_db_subnet_group.this.name
  vpc_security_group_ids = [aws_security_group.database.id]
  publicly_accessible    = false
  ca_cert_identifier     = var.ca_certificate

  parameter_group_name                = aws_db_parameter_group.this.name
  iam_database_authentication_enabled = var.iam_authentication

  backup_retention_period   = var.backup.retention_days
  backup_window             = var.backup.window
  copy_tags_to_snapshot     = true
  delete_automated_backups  = false
  deletion_protection       = var.deletion_protection
  skip_final_snapshot       = !var.final_snapshot.enabled
  final_snapshot_identifier = var.final_snapshot.enabled ? coalesce(var.final_snapshot.identifier, "${var.name}-final") : null

  maintenance_window          = var.maintenance_window
  auto_minor_version_upgrade  = true
  allow_major_version_upgrade = var.allow_major_version_upgrade
  engine_lifecycle_support    = var.extended_support ? "open-source-rds-extended-support" : "open-source-rds-extended-support-disabled"
  apply_immediately           = var.apply_immediately

  enabled_cloudwatch_logs_exports       = local.log_exports
  monitoring_interval                   = var.monitoring.interval_seconds
  monitoring_role_arn                   = one(aws_iam_role.monitoring[*].arn)
  performance_insights_enabled          = var.monitoring.insights
  performance_insights_kms_key_id       = var.monitoring.insights ? var.kms_key_arn : null
  performance_insights_retention_period = var.monitoring.insights ? var.monitoring.insights_retention_days : null
  database_insights_mode                = var.monitoring.insights_mode

  tags = merge(var.tags, { Name = var.name })

  lifecycle {
    precondition {
      condition     = !local.windows_overlap
      error_message = "backup.window and maintenance_window must not overlap: RDS refuses that on any day of the week."
    }
  }

  # RDS makes missing log groups itself, without retention and key, and refuses a monitoring role without its policy.
  depends_on = [aws_cloudwatch_log_group.database, aws_iam_role_policy_attachment.monitoring]
}

resource "aws_secretsmanager_secret_rotation" "master" {
  count = var.master_password_rotation_days == null ? 0 : 1

  secret_id          = aws_db_instance.this.master_user_secret[0].secret_arn
  rotate_immediately = false

  rotation_rules {
    automatically_after_days = var.master_password_rotation_days
  }
}
