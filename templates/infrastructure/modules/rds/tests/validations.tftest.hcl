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

run "name_not_kebab" {
  command = plan

  variables {
    name = "AuthHub--prod"
  }

  expect_failures = [var.name]
}

run "engine_unknown" {
  command = plan

  variables {
    engine = "oracle"
  }

  expect_failures = [var.engine]
}

run "engine_version_of_another_engine" {
  command = plan

  variables {
    engine_version = "8.4"
  }

  expect_failures = [var.engine_version]
}

run "instance_class_without_prefix" {
  command = plan

  variables {
    instance_class = "t4g.medium"
  }

  expect_failures = [var.instance_class]
}

run "storage_type_unknown" {
  command = plan

  variables {
    storage = { type = "gp2" }
  }

  expect_failures = [var.storage]
}

run "storage_too_small" {
  command = plan

  variables {
    storage = { allocated_gib = 10 }
  }

  expect_failures = [var.storage]
}

run "storage_limit_below_size" {
  command = plan

  variables {
    storage = { allocated_gib = 100, max_gib = 100 }
  }

  expect_failures = [var.storage]
}

run "small_gp3_with_iops" {
  command = plan

  variables {
    storage = { iops = 12000 }
  }

  expect_failures = [var.storage]
}

run "io2_without_iops" {
  command = plan

  variables {
    storage = { type = "io2", allocated_gib = 100, max_gib = 200 }
  }

  expect_failures = [var.storage]
}

run "database_name_with_dash" {
  command = plan

  variables {
    database_name = "auth-hub"
  }

  expect_failures = [var.database_name]
}

run "master_username_reserved" {
  command = plan

  variables {
    master_username = "postgres"
  }

  expect_failures = [var.master_username]
}

run "master_password_version_zero" {
  command = plan

  variables {
    master_password_version = 0
  }

  expect_failures = [var.master_password_version]
}

run "rotation_never" {
  command = plan

  variables {
    master_password_rotation_days = 0
  }

  expect_failures = [var.master_password_rotation_days]
}

run "rotation_of_a_brought_password" {
  command = plan

  variables {
    master_password_version       = 1
    master_password_rotation_days = 30
  }

  expect_failures = [var.master_password_rotation_days]
}

run "key_is_an_alias" {
  command = plan

  variables {
    kms_key_arn = "alias/authhub"
  }

  expect_failures = [var.kms_key_arn]
}

run "replica_name_not_kebab" {
  command = plan

  variables {
    master_password_version = 1
    read_replicas           = { Report_1 = {} }
  }

  expect_failures = [var.read_replicas]
}

run "replica_class_without_prefix" {
  command = plan

  variables {
    master_password_version = 1
    read_replicas           = { report = { instance_class = "large" } }
  }

  expect_failures = [var.read_replicas]
}

run "replica_without_password" {
  command = plan

  variables {
    read_replicas = { report = {} }
  }

  expect_failures = [var.read_replicas]
}
