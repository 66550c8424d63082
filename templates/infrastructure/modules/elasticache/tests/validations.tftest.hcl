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
  description = "Sessions of AuthHub"
  vpc_id      = "vpc-0a1b2c3d4e5f60718"
  subnet_ids  = ["subnet-0a1b2c3d4e5f60711", "subnet-0a1b2c3d4e5f60712"]
  kms_key_arn = "arn:aws:kms:ap-northeast-2:444444444444:key/11111111-2222-3333-4444-555555555555"
}

run "name_too_long" {
  command = plan

  variables {
    name = "a-name-that-is-longer-than-32-characters"
  }

  expect_failures = [var.name]
}

run "description_empty" {
  command = plan

  variables {
    description = " "
  }

  expect_failures = [var.description]
}

run "engine_unknown" {
  command = plan

  variables {
    engine = "memcached"
  }

  expect_failures = [var.engine]
}

run "engine_version_of_another_engine" {
  command = plan

  variables {
    engine_version = "7.1"
  }

  expect_failures = [var.engine_version]
}

run "node_type_without_prefix" {
  command = plan

  variables {
    node_type = "t4g.small"
  }

  expect_failures = [var.node_type]
}

run "too_many_replicas" {
  command = plan

  variables {
    replicas = 6
  }

  expect_failures = [var.replicas]
}

run "zones_without_replica" {
  command = plan

  variables {
    replicas = 0
  }

  expect_failures = [var.multi_az]
}

run "no_shards" {
  command = plan

  variables {
    shards = 0
  }

  expect_failures = [var.shards]
}

run "shards_without_cluster_mode" {
  command = plan

  variables {
    shards = 2
  }

  expect_failures = [var.shards]
}

run "key_is_an_alias" {
  command = plan

  variables {
    kms_key_arn = "alias/authhub"
  }

  expect_failures = [var.kms_key_arn]
}

run "user_name_too_long" {
  command = plan

  variables {
    users = { a-name-that-is-longer-than-it-may-be = {} }
  }

  expect_failures = [var.users]
}

run "user_is_default" {
  command = plan

  variables {
    users = { default = {} }
  }

  expect_failures = [var.users]
}

run "access_string_without_state" {
  command = plan

  variables {
    users = { app = { access_string = "~* +@all" } }
  }

  expect_failures = [var.users]
}

run "nobody" {
  command = plan

  variables {
    users = {}
  }

  expect_failures = [var.users]
}

run "user_id_malformed" {
  command = plan

  variables {
    user_ids = ["LegacyApp"]
  }

  expect_failures = [var.user_ids]
}

run "cluster_mode_by_parameter" {
  command = plan

  variables {
    parameters = { cluster-enabled = "yes" }
  }

  expect_failures = [var.parameters]
}

run "vpc_id_of_another_kind" {
  command = plan

  variables {
    vpc_id = "subnet-0a1b2c3d"
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

run "snapshots_too_long" {
  command = plan

  variables {
    snapshots = { retention_days = 36 }
  }

  expect_failures = [var.snapshots]
}

run "snapshot_window_malformed" {
  command = plan

  variables {
    snapshots = { window = "2am-3am" }
  }

  expect_failures = [var.snapshots]
}

run "maintenance_window_malformed" {
  command = plan

  variables {
    maintenance_window = "19:00-20:00"
  }

  expect_failures = [var.maintenance_window]
}

run "log_type_unknown" {
  command = plan

  variables {
    logs = { types = ["audit-log"] }
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

run "topic_is_a_queue" {
  command = plan

  variables {
    notification_topic_arn = "arn:aws:sqs:ap-northeast-2:444444444444:alerts"
  }

  expect_failures = [var.notification_topic_arn]
}
