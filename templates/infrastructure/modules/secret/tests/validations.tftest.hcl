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
  name        = "authhub/prod/oauth-client"
  description = "Client secret"
  kms_key_arn = "arn:aws:kms:ap-northeast-2:444444444444:key/11111111-2222-3333-4444-555555555555"
}

run "name_not_kebab" {
  command = plan

  variables {
    name = "AuthHub/OAuth"
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

run "key_is_an_alias" {
  command = plan

  variables {
    kms_key_arn = "alias/authhub"
  }

  expect_failures = [var.kms_key_arn]
}

run "recovery_too_short" {
  command = plan

  variables {
    recovery_window_days = 3
  }

  expect_failures = [var.recovery_window_days]
}

run "reader_is_everybody" {
  command = plan

  variables {
    readers = ["*"]
  }

  expect_failures = [var.readers]
}

run "statement_is_not_json" {
  command = plan

  variables {
    policy_statements = ["Allow"]
  }

  expect_failures = [var.policy_statements]
}

run "rotation_by_name" {
  command = plan

  variables {
    rotation = { lambda_arn = "rotate", days = 30 }
  }

  expect_failures = [var.rotation]
}

run "rotation_without_time" {
  command = plan

  variables {
    rotation = { lambda_arn = "arn:aws:lambda:ap-northeast-2:444444444444:function:rotate" }
  }

  expect_failures = [var.rotation]
}

run "rotation_with_two_times" {
  command = plan

  variables {
    rotation = { lambda_arn = "arn:aws:lambda:ap-northeast-2:444444444444:function:rotate", days = 30, schedule = "rate(10 days)" }
  }

  expect_failures = [var.rotation]
}

run "rotation_never" {
  command = plan

  variables {
    rotation = { lambda_arn = "arn:aws:lambda:ap-northeast-2:444444444444:function:rotate", days = 0 }
  }

  expect_failures = [var.rotation]
}

run "rotation_schedule_malformed" {
  command = plan

  variables {
    rotation = { lambda_arn = "arn:aws:lambda:ap-northeast-2:444444444444:function:rotate", schedule = "monthly" }
  }

  expect_failures = [var.rotation]
}

run "rotation_window_too_long" {
  command = plan

  variables {
    rotation = { lambda_arn = "arn:aws:lambda:ap-northeast-2:444444444444:function:rotate", days = 30, duration = "25h" }
  }

  expect_failures = [var.rotation]
}

run "replica_in_no_region" {
  command = plan

  variables {
    replicas = { tokyo = { kms_key_arn = "arn:aws:kms:tokyo:444444444444:key/x" } }
  }

  expect_failures = [var.replicas]
}

run "replica_under_a_key_elsewhere" {
  command = plan

  variables {
    replicas = { ap-northeast-1 = { kms_key_arn = "arn:aws:kms:ap-northeast-2:444444444444:key/11111111-2222-3333-4444-555555555555" } }
  }

  expect_failures = [var.replicas]
}
