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
  name        = "acme-community-prod-images"
  kms_key_arn = "arn:aws:kms:ap-northeast-2:444444444444:key/11111111-2222-3333-4444-555555555555"
}

run "name_not_kebab" {
  command = plan

  variables {
    name = "acme.images"
  }

  expect_failures = [var.name]
}

run "name_reserved" {
  command = plan

  variables {
    name = "xn-images"
  }

  expect_failures = [var.name]
}

run "algorithm_unknown" {
  command = plan

  variables {
    sse_algorithm = "DES"
    kms_key_arn   = null
  }

  expect_failures = [var.sse_algorithm]
}

run "key_is_an_alias" {
  command = plan

  variables {
    kms_key_arn = "alias/images"
  }

  expect_failures = [var.kms_key_arn]
}

run "key_missing" {
  command = plan

  variables {
    kms_key_arn = null
  }

  expect_failures = [var.kms_key_arn]
}

run "lock_mode_unknown" {
  command = plan

  variables {
    object_lock = { mode = "SOFT", days = 1 }
  }

  expect_failures = [var.object_lock]
}

run "lock_for_no_time" {
  command = plan

  variables {
    object_lock = { days = 0 }
  }

  expect_failures = [var.object_lock]
}

run "lock_without_versions" {
  command = plan

  variables {
    object_lock = { days = 1 }
    versioning  = false
  }

  expect_failures = [var.object_lock]
}

run "ownership_of_the_writer" {
  command = plan

  variables {
    object_ownership = "ObjectWriter"
  }

  expect_failures = [var.object_ownership]
}

run "statement_is_not_json" {
  command = plan

  variables {
    policy_statements = ["Allow"]
  }

  expect_failures = [var.policy_statements]
}

run "statement_for_everybody" {
  command = plan

  variables {
    policy_statements = ["{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"s3:GetObject\",\"Resource\":\"*\"}"]
  }

  expect_failures = [var.policy_statements]
}

run "statement_for_every_account" {
  command = plan

  variables {
    policy_statements = ["{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":[\"*\"]},\"Action\":\"s3:GetObject\",\"Resource\":\"*\"}"]
  }

  expect_failures = [var.policy_statements]
}

run "logs_into_itself" {
  command = plan

  variables {
    access_log = { bucket = "acme-community-prod-images" }
  }

  expect_failures = [var.access_log]
}

run "log_source_unknown" {
  command = plan

  variables {
    log_sources = ["lambda"]
  }

  expect_failures = [var.log_sources]
}

run "load_balancer_logs_under_a_key" {
  command = plan

  variables {
    log_sources = ["load-balancer"]
  }

  expect_failures = [var.log_sources]
}

run "log_account_malformed" {
  command = plan

  variables {
    log_source_accounts = ["prod"]
  }

  expect_failures = [var.log_source_accounts]
}

run "origin_is_everybody" {
  command = plan

  variables {
    cors_rules = [{ allowed_origins = ["*"], allowed_methods = ["GET"] }]
  }

  expect_failures = [var.cors_rules]
}

run "origin_is_every_host" {
  command = plan

  variables {
    cors_rules = [{ allowed_origins = ["https://*"], allowed_methods = ["GET"] }]
  }

  expect_failures = [var.cors_rules]
}

run "origin_with_path" {
  command = plan

  variables {
    cors_rules = [{ allowed_origins = ["https://acme.example/a"], allowed_methods = ["GET"] }]
  }

  expect_failures = [var.cors_rules]
}

run "method_unknown" {
  command = plan

  variables {
    cors_rules = [{ allowed_origins = ["https://acme.example"], allowed_methods = ["PATCH"] }]
  }

  expect_failures = [var.cors_rules]
}

run "event_of_another_service" {
  command = plan

  variables {
    notifications = { queues = { q = { arn = "arn:aws:sqs:ap-northeast-2:444444444444:q", events = ["ObjectCreated"] } } }
  }

  expect_failures = [var.notifications]
}

run "queue_is_a_topic" {
  command = plan

  variables {
    notifications = { queues = { q = { arn = "arn:aws:sns:ap-northeast-2:444444444444:t", events = ["s3:ObjectCreated:*"] } } }
  }

  expect_failures = [var.notifications]
}

run "region_unknown_form" {
  command = plan

  variables {
    region = "Seoul"
  }

  expect_failures = [var.region]
}

run "unfinished_uploads_kept" {
  command = plan

  variables {
    abort_incomplete_upload_days = 0
  }

  expect_failures = [var.abort_incomplete_upload_days]
}

run "old_versions_for_part_of_a_day" {
  command = plan

  variables {
    noncurrent_version_days = 0.5
  }

  expect_failures = [var.noncurrent_version_days]
}

run "rule_name_taken" {
  command = plan

  variables {
    lifecycle_rules = { housekeeping = { expiration_days = 1 } }
  }

  expect_failures = [var.lifecycle_rules]
}

run "storage_class_unknown" {
  command = plan

  variables {
    lifecycle_rules = { r = { transitions = [{ days = 30, storage_class = "COLD" }] } }
  }

  expect_failures = [var.lifecycle_rules]
}

run "infrequent_access_too_early" {
  command = plan

  variables {
    lifecycle_rules = { r = { transitions = [{ days = 7, storage_class = "STANDARD_IA" }] } }
  }

  expect_failures = [var.lifecycle_rules]
}

run "expiry_before_transition" {
  command = plan

  variables {
    lifecycle_rules = { r = { transitions = [{ days = 30, storage_class = "STANDARD_IA" }], expiration_days = 30 } }
  }

  expect_failures = [var.lifecycle_rules]
}

run "rule_that_does_nothing" {
  command = plan

  variables {
    lifecycle_rules = { r = { prefix = "a/" } }
  }

  expect_failures = [var.lifecycle_rules]
}

run "expiry_at_once" {
  command = plan

  variables {
    lifecycle_rules = { r = { expiration_days = 0 } }
  }

  expect_failures = [var.lifecycle_rules]
}
