mock_provider "aws" {
  mock_data "aws_caller_identity" {
    defaults = { account_id = "444444444444" }
  }

  mock_data "aws_partition" {
    defaults = { partition = "aws" }
  }

  mock_data "aws_region" {
    defaults = { region = "ap-northeast-2" }
  }
}

variables {
  name        = "authhub-prod"
  vpc_id      = "vpc-0a1b2c3d4e5f60718"
  subnet_ids  = ["subnet-0a1b2c3d4e5f60711", "subnet-0a1b2c3d4e5f60712"]
  kms_key_arn = "arn:aws:kms:ap-northeast-2:444444444444:key/11111111-2222-3333-4444-555555555555"
}

run "safe_defaults" {
  command = plan

  assert {
    condition     = aws_db_instance.this.storage_encrypted && aws_db_instance.this.kms_key_id == var.kms_key_arn
    error_message = "Storage must be encrypted with the given key."
  }

  assert {
    condition     = aws_db_instance.this.multi_az && aws_db_instance.this.deletion_protection
    error_message = "Multi-AZ and deletion protection must be on."
  }

  assert {
    condition     = !aws_db_instance.this.publicly_accessible
    error_message = "The instance must not be public."
  }

  assert {
    condition     = aws_db_instance.this.manage_master_user_password && aws_db_instance.this.master_user_secret_kms_key_id == var.kms_key_arn
    error_message = "RDS must manage the master user's password, under the given key."
  }

  assert {
    condition     = aws_db_instance.this.backup_retention_period == 14 && !aws_db_instance.this.delete_automated_backups && aws_db_instance.this.copy_tags_to_snapshot
    error_message = "Backups must be kept for 14 days, also after deletion, with tags."
  }

  assert {
    condition     = !aws_db_instance.this.skip_final_snapshot && aws_db_instance.this.final_snapshot_identifier == "authhub-prod-final"
    error_message = "Deletion must leave a final snapshot."
  }

  assert {
    condition     = aws_db_instance.this.storage_type == "gp3" && aws_db_instance.this.max_allocated_storage == 100
    error_message = "Storage must be gp3 and grow."
  }

  assert {
    condition     = aws_db_instance.this.iam_database_authentication_enabled && aws_db_instance.this.auto_minor_version_upgrade && !aws_db_instance.this.allow_major_version_upgrade
    error_message = "IAM authentication and minor upgrades must be on, major ones off."
  }

  assert {
    condition     = aws_db_instance.this.monitoring_interval == 60 && aws_db_instance.this.performance_insights_enabled && aws_db_instance.this.performance_insights_kms_key_id == var.kms_key_arn
    error_message = "Enhanced monitoring and insights must be on, under the given key."
  }

  assert {
    condition     = aws_db_instance.this.engine_lifecycle_support == "open-source-rds-extended-support-disabled"
    error_message = "Extended support must not be paid for by default."
  }

  assert {
    condition     = toset(keys(aws_cloudwatch_log_group.database)) == toset(["/aws/rds/instance/authhub-prod/postgresql", "/aws/rds/instance/authhub-prod/upgrade"])
    error_message = "Each exported log must have its group."
  }

  assert {
    condition     = alltrue([for group in aws_cloudwatch_log_group.database : group.retention_in_days == 365 && group.kms_key_id == var.kms_key_arn])
    error_message = "Logs must be kept for a year, encrypted."
  }

  assert {
    condition     = length(aws_db_proxy.this) == 0 && length(aws_db_instance.replica) == 0 && length(aws_vpc_security_group_ingress_rule.database_client) == 0
    error_message = "Proxy, replicas and clients must be asked for."
  }

  assert {
    condition     = jsondecode(aws_iam_role.monitoring[0].assume_role_policy).Statement[0].Condition.StringEquals["aws:SourceAccount"] == "444444444444"
    error_message = "The monitoring role must be bound to this account."
  }
}

run "postgres_parameters" {
  command = plan

  assert {
    condition     = aws_db_parameter_group.this.family == "postgres17" && aws_db_instance.this.engine_version == "17" && output.port == 5432
    error_message = "Family, version and port must be those of PostgreSQL 17."
  }

  assert {
    condition     = contains([for parameter in aws_db_parameter_group.this.parameter : "${parameter.name}=${parameter.value}"], "rds.force_ssl=1")
    error_message = "TLS must be required."
  }
}

run "mysql_parameters" {
  command = plan

  variables {
    engine         = "mysql"
    engine_version = "8.4.6"
    parameters     = { long_query_time = { value = "5" } }
  }

  assert {
    condition     = aws_db_parameter_group.this.family == "mysql8.4" && output.port == 3306
    error_message = "Family and port must be those of MySQL 8.4."
  }

  assert {
    condition     = contains([for parameter in aws_db_parameter_group.this.parameter : "${parameter.name}=${parameter.value}"], "require_secure_transport=1")
    error_message = "TLS must be required."
  }

  assert {
    condition     = contains([for parameter in aws_db_parameter_group.this.parameter : "${parameter.name}=${parameter.value}"], "long_query_time=5")
    error_message = "Parameters of the caller must win over defaults."
  }

  assert {
    condition     = aws_db_instance.this.enabled_cloudwatch_logs_exports == toset(["error", "slowquery"])
    error_message = "MySQL must export its error and slow-query logs."
  }
}

run "clients_reach_database_and_proxy" {
  command = plan

  variables {
    ingress_security_groups = { api = "sg-0a1b2c3d4e5f60721" }
    proxy                   = {}
  }

  assert {
    condition     = aws_vpc_security_group_ingress_rule.database_client["api"].from_port == 5432 && aws_vpc_security_group_ingress_rule.proxy_client["api"].to_port == 5432
    error_message = "A client must be admitted to both, at the port of the database only."
  }

  assert {
    condition     = aws_db_proxy.this[0].require_tls && one(aws_db_proxy.this[0].auth).iam_auth == "REQUIRED"
    error_message = "The proxy must demand TLS and IAM authentication."
  }
}

run "proxy_with_users_and_passwords" {
  command = plan

  variables {
    proxy = {
      iam_auth    = false
      secret_arns = { api = "arn:aws:secretsmanager:ap-northeast-2:444444444444:secret:api-AbCdEf" }
    }
  }

  assert {
    condition     = one(aws_db_proxy.this[0].auth).client_password_auth_type == "POSTGRES_SCRAM_SHA_256" && one(aws_db_proxy.this[0].auth).secret_arn == var.proxy.secret_arns.api
    error_message = "The proxy must serve the named user, by password."
  }

  assert {
    condition     = jsondecode(aws_iam_role_policy.proxy[0].policy).Statement[0].Resource == ["arn:aws:secretsmanager:ap-northeast-2:444444444444:secret:api-AbCdEf"]
    error_message = "The proxy's role must read the named secrets only."
  }
}

run "read_replicas" {
  command = plan

  variables {
    master_password         = "only-for-this-plan"
    master_password_version = 1
    read_replicas           = { report = {} }
  }

  assert {
    condition     = aws_db_instance.this.manage_master_user_password == null && aws_db_instance.this.password_wo_version == 1
    error_message = "An instance with replicas must take the caller's password."
  }

  assert {
    condition     = aws_db_instance.replica["report"].identifier == "authhub-prod-report" && aws_db_instance.replica["report"].replicate_source_db == "authhub-prod"
    error_message = "The replica must follow the instance."
  }

  assert {
    condition     = aws_db_instance.replica["report"].storage_encrypted && !aws_db_instance.replica["report"].publicly_accessible
    error_message = "The replica must be encrypted and private."
  }

  assert {
    condition     = contains(keys(aws_cloudwatch_log_group.database), "/aws/rds/instance/authhub-prod-report/postgresql")
    error_message = "The replica's logs must have groups."
  }
}

run "password_rotates_less_often" {
  command = plan

  variables {
    master_password_rotation_days = 90
  }

  assert {
    condition     = aws_secretsmanager_secret_rotation.master[0].rotation_rules[0].automatically_after_days == 90 && !aws_secretsmanager_secret_rotation.master[0].rotate_immediately
    error_message = "The rotation must be that of the caller, and not happen at once."
  }
}

run "monitoring_off" {
  command = plan

  variables {
    monitoring = { interval_seconds = 0, insights = false }
  }

  assert {
    condition     = length(aws_iam_role.monitoring) == 0 && !aws_db_instance.this.performance_insights_enabled
    error_message = "Without monitoring there must be no role and no insights."
  }
}

run "storage_without_limit_does_not_grow" {
  command = plan

  variables {
    storage = { max_gib = 0 }
  }

  assert {
    condition     = aws_db_instance.this.max_allocated_storage == 0
    error_message = "max_gib = 0 must switch growth off."
  }
}
