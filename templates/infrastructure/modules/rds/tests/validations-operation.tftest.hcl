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

run "vpc_id_of_another_kind" {
  command = plan

  variables {
    vpc_id = "subnet-0a1b2c3d4e5f60718"
  }

  expect_failures = [var.vpc_id]
}

run "one_subnet" {
  command = plan

  variables {
    subnet_ids = ["subnet-0a1b2c3d4e5f60711"]
  }

  expect_failures = [var.subnet_ids]
}

run "subnet_id_of_another_kind" {
  command = plan

  variables {
    subnet_ids = ["vpc-0a1b2c3d", "vpc-0a1b2c3e"]
  }

  expect_failures = [var.subnet_ids]
}

run "port_privileged" {
  command = plan

  variables {
    port = 80
  }

  expect_failures = [var.port]
}

run "client_is_not_a_security_group" {
  command = plan

  variables {
    ingress_security_groups = { everybody = "0.0.0.0/0" }
  }

  expect_failures = [var.ingress_security_groups]
}

run "range_is_public" {
  command = plan

  variables {
    ingress_cidr_blocks = { everybody = "0.0.0.0/0" }
  }

  expect_failures = [var.ingress_cidr_blocks]
}

run "range_too_wide" {
  command = plan

  variables {
    ingress_cidr_blocks = { corporate = "10.0.0.0/8" }
  }

  expect_failures = [var.ingress_cidr_blocks]
}

run "proxy_secret_is_not_an_arn" {
  command = plan

  variables {
    proxy = { secret_arns = { api = "api" } }
  }

  expect_failures = [var.proxy]
}

run "proxy_key_is_not_an_arn" {
  command = plan

  variables {
    proxy = { secret_kms_key_arns = ["alias/authhub"] }
  }

  expect_failures = [var.proxy]
}

run "proxy_idle_timeout_too_long" {
  command = plan

  variables {
    proxy = { idle_client_timeout_seconds = 86400 }
  }

  expect_failures = [var.proxy]
}

run "proxy_borrow_timeout_too_long" {
  command = plan

  variables {
    proxy = { borrow_timeout_seconds = 301 }
  }

  expect_failures = [var.proxy]
}

run "proxy_idle_share_above_share" {
  command = plan

  variables {
    proxy = { max_connections_percent = 20, max_idle_connections_percent = 50 }
  }

  expect_failures = [var.proxy]
}

run "proxy_without_secret_of_the_master_user" {
  command = plan

  variables {
    master_password_version = 1
    proxy                   = {}
  }

  expect_failures = [var.proxy]
}

run "backups_off" {
  command = plan

  variables {
    backup = { retention_days = 0 }
  }

  expect_failures = [var.backup]
}

run "backup_window_malformed" {
  command = plan

  variables {
    backup = { window = "2am-3am" }
  }

  expect_failures = [var.backup]
}

run "maintenance_window_malformed" {
  command = plan

  variables {
    maintenance_window = "19:00-20:00"
  }

  expect_failures = [var.maintenance_window]
}

run "windows_overlap" {
  command = plan

  variables {
    maintenance_window = "sun:17:30-sun:18:30"
  }

  expect_failures = [aws_db_instance.this]
}

run "windows_overlap_past_midnight" {
  command = plan

  variables {
    backup             = { window = "23:30-00:30" }
    maintenance_window = "mon:00:00-mon:01:00"
  }

  expect_failures = [aws_db_instance.this]
}

run "final_snapshot_not_kebab" {
  command = plan

  variables {
    final_snapshot = { identifier = "Final_1" }
  }

  expect_failures = [var.final_snapshot]
}

run "parameter_applied_later" {
  command = plan

  variables {
    parameters = { max_connections = { value = "500", apply_method = "later" } }
  }

  expect_failures = [var.parameters]
}

run "tls_switched_off" {
  command = plan

  variables {
    parameters = { "rds.force_ssl" = { value = "0" } }
  }

  expect_failures = [var.parameters]
}

run "log_of_another_engine" {
  command = plan

  variables {
    logs = { exports = ["slowquery"] }
  }

  expect_failures = [var.logs]
}

run "log_retention_unknown" {
  command = plan

  variables {
    logs = { retention_days = 100 }
  }

  expect_failures = [var.logs]
}

run "log_key_is_an_alias" {
  command = plan

  variables {
    logs = { kms_key_arn = "alias/logs" }
  }

  expect_failures = [var.logs]
}

run "monitoring_interval_unknown" {
  command = plan

  variables {
    monitoring = { interval_seconds = 20 }
  }

  expect_failures = [var.monitoring]
}

run "insights_mode_unknown" {
  command = plan

  variables {
    monitoring = { insights_mode = "full" }
  }

  expect_failures = [var.monitoring]
}

run "insights_retention_unknown" {
  command = plan

  variables {
    monitoring = { insights_retention_days = 30 }
  }

  expect_failures = [var.monitoring]
}

run "advanced_insights_too_short" {
  command = plan

  variables {
    monitoring = { insights_mode = "advanced" }
  }

  expect_failures = [var.monitoring]
}

run "insights_on_micro_mysql" {
  command = plan

  variables {
    engine         = "mysql"
    instance_class = "db.t4g.micro"
  }

  expect_failures = [var.monitoring]
}

run "certificate_unknown" {
  command = plan

  variables {
    ca_certificate = "rds-ca-2019"
  }

  expect_failures = [var.ca_certificate]
}

run "boundary_is_not_a_policy" {
  command = plan

  variables {
    permissions_boundary_arn = "arn:aws:iam::444444444444:role/x"
  }

  expect_failures = [var.permissions_boundary_arn]
}
