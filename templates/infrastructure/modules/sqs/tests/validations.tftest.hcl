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
  name = "authhub-prod-mail"
}

run "name_with_suffix" {
  command = plan

  variables {
    name = "authhub-prod-mail.fifo"
  }

  expect_failures = [var.name]
}

run "deduplication_of_a_standard_queue" {
  command = plan

  variables {
    content_based_deduplication = true
  }

  expect_failures = [var.content_based_deduplication]
}

run "high_throughput_of_a_standard_queue" {
  command = plan

  variables {
    high_throughput = true
  }

  expect_failures = [var.high_throughput]
}

run "key_is_an_alias" {
  command = plan

  variables {
    kms_key_arn = "alias/authhub"
  }

  expect_failures = [var.kms_key_arn]
}

run "data_key_too_short" {
  command = plan

  variables {
    kms_data_key_reuse_seconds = 10
  }

  expect_failures = [var.kms_data_key_reuse_seconds]
}

run "visibility_timeout_too_long" {
  command = plan

  variables {
    visibility_timeout_seconds = 50000
  }

  expect_failures = [var.visibility_timeout_seconds]
}

run "retention_too_short" {
  command = plan

  variables {
    retention_seconds = 10
  }

  expect_failures = [var.retention_seconds]
}

run "delay_too_long" {
  command = plan

  variables {
    delay_seconds = 901
  }

  expect_failures = [var.delay_seconds]
}

run "wait_too_long" {
  command = plan

  variables {
    receive_wait_seconds = 21
  }

  expect_failures = [var.receive_wait_seconds]
}

run "message_too_large" {
  command = plan

  variables {
    max_message_bytes = 2000000
  }

  expect_failures = [var.max_message_bytes]
}

run "no_receives" {
  command = plan

  variables {
    dead_letter = { max_receives = 0 }
  }

  expect_failures = [var.dead_letter]
}

run "dead_letters_expire_before_messages" {
  command = plan

  variables {
    dead_letter = { retention_seconds = 3600 }
  }

  expect_failures = [var.dead_letter]
}

run "publisher_by_principal" {
  command = plan

  variables {
    publishers = { a = { service = "sns.amazonaws.com", source_arns = ["arn:aws:sns:ap-northeast-2:444444444444:a"] } }
  }

  expect_failures = [var.publishers]
}

run "publisher_name_with_space" {
  command = plan

  variables {
    publishers = { "a b" = { service = "sns", source_arns = ["arn:aws:sns:ap-northeast-2:444444444444:a"] } }
  }

  expect_failures = [var.publishers]
}

run "publisher_without_source" {
  command = plan

  variables {
    publishers = { a = { service = "sns", source_arns = [] } }
  }

  expect_failures = [var.publishers]
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
    policy_statements = ["{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"sqs:SendMessage\",\"Resource\":\"*\"}"]
  }

  expect_failures = [var.policy_statements]
}
