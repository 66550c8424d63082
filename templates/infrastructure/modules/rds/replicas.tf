resource "aws_db_instance" "replica" {
  #checkov:skip=CKV_AWS_157:a replica can be made anew from its source; multi_az of read_replicas is the caller's choice
  for_each = var.read_replicas

  identifier          = "${var.name}-${each.key}"
  replicate_source_db = aws_db_instance.this.identifier
  instance_class      = coalesce(each.value.instance_class, var.instance_class)
  availability_zone   = each.value.availability_zone
  multi_az            = each.value.multi_az
  port                = local.port

  max_allocated_storage = var.storage.max_gib
  storage_type          = var.storage.type
  iops                  = var.storage.iops
  storage_throughput    = var.storage.throughput_mibps
  storage_encrypted     = true # with the key of the source

  vpc_security_group_ids = [aws_security_group.database.id]
  publicly_accessible    = false
  ca_cert_identifier     = var.ca_certificate

  parameter_group_name                = aws_db_parameter_group.this.name
  iam_database_authentication_enabled = var.iam_authentication

  # What a replica holds is backed up at its source, so backups are left at RDS's default for replicas: none.
  skip_final_snapshot   = true
  copy_tags_to_snapshot = true
  deletion_protection   = var.deletion_protection

  maintenance_window         = var.maintenance_window
  auto_minor_version_upgrade = true
  apply_immediately          = var.apply_immediately

  enabled_cloudwatch_logs_exports       = local.log_exports
  monitoring_interval                   = var.monitoring.interval_seconds
  monitoring_role_arn                   = one(aws_iam_role.monitoring[*].arn)
  performance_insights_enabled          = var.monitoring.insights
  performance_insights_kms_key_id       = var.monitoring.insights ? var.kms_key_arn : null
  performance_insights_retention_period = var.monitoring.insights ? var.monitoring.insights_retention_days : null
  database_insights_mode                = var.monitoring.insights_mode

  tags = merge(var.tags, { Name = "${var.name}-${each.key}" })

  depends_on = [aws_cloudwatch_log_group.database, aws_iam_role_policy_attachment.monitoring]
}
