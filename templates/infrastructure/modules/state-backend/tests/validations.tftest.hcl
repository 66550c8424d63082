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
  name        = "acme-prod-terraform-state"
  kms_key_arn = "arn:aws:kms:ap-northeast-2:444444444444:key/11111111-2222-3333-4444-555555555555"
}

run "name_not_kebab" {
  command = plan

  variables {
    name = "acme.state"
  }

  expect_failures = [var.name]
}

run "key_is_an_alias" {
  command = plan

  variables {
    kms_key_arn = "alias/state"
  }

  expect_failures = [var.kms_key_arn]
}

run "administrator_is_everybody" {
  command = plan

  variables {
    administrators = ["*"]
  }

  expect_failures = [var.administrators]
}

run "administrators_of_any_name" {
  command = plan

  variables {
    administrators = ["arn:aws:iam::444444444444:role/*"]
  }

  expect_failures = [var.administrators]
}

run "scope_without_slash" {
  command = plan

  variables {
    state_scopes = { authhub = "stacks/authhub" }
  }

  expect_failures = [var.state_scopes]
}

run "scope_with_wildcard" {
  command = plan

  variables {
    state_scopes = { authhub = "stacks/*/" }
  }

  expect_failures = [var.state_scopes]
}

run "history_too_short" {
  command = plan

  variables {
    history = { days = 7 }
  }

  expect_failures = [var.history]
}

run "no_versions_kept" {
  command = plan

  variables {
    history = { versions_kept = 0 }
  }

  expect_failures = [var.history]
}

run "lock_history_too_long" {
  command = plan

  variables {
    lock_history_days = 90
  }

  expect_failures = [var.lock_history_days]
}

run "logs_into_itself" {
  command = plan

  variables {
    access_log = { bucket = "acme-prod-terraform-state" }
  }

  expect_failures = [var.access_log]
}
