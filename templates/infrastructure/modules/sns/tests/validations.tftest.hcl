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
  name        = "authhub-prod-alerts"
  kms_key_arn = "arn:aws:kms:ap-northeast-2:444444444444:key/11111111-2222-3333-4444-555555555555"
}

run "name_with_suffix" {
  command = plan

  variables {
    name = "authhub-prod-alerts.fifo"
  }

  expect_failures = [var.name]
}

run "display_name_empty" {
  command = plan

  variables {
    display_name = ""
  }

  expect_failures = [var.display_name]
}

run "deduplication_of_a_standard_topic" {
  command = plan

  variables {
    content_based_deduplication = true
  }

  expect_failures = [var.content_based_deduplication]
}

run "key_is_an_alias" {
  command = plan

  variables {
    kms_key_arn = "alias/aws/sns"
  }

  expect_failures = [var.kms_key_arn]
}

run "publisher_by_principal" {
  command = plan

  variables {
    publishers = { a = { service = "cloudwatch.amazonaws.com", source_arns = ["arn:aws:cloudwatch:ap-northeast-2:444444444444:alarm:a"] } }
  }

  expect_failures = [var.publishers]
}

run "publisher_name_with_space" {
  command = plan

  variables {
    publishers = { "a b" = { service = "cloudwatch", source_arns = ["arn:aws:cloudwatch:ap-northeast-2:444444444444:alarm:a"] } }
  }

  expect_failures = [var.publishers]
}

run "publisher_without_source" {
  command = plan

  variables {
    publishers = { a = { service = "cloudwatch", source_arns = [] } }
  }

  expect_failures = [var.publishers]
}

run "subscription_without_tls" {
  command = plan

  variables {
    subscriptions = { a = { protocol = "http", endpoint = "platform@acme.example" } }
  }

  expect_failures = [var.subscriptions]
}

run "endpoint_of_another_protocol" {
  command = plan

  variables {
    subscriptions = { a = { protocol = "sqs", endpoint = "platform@acme.example" } }
  }

  expect_failures = [var.subscriptions]
}

run "mail_without_domain" {
  command = plan

  variables {
    subscriptions = { a = { protocol = "email", endpoint = "platform" } }
  }

  expect_failures = [var.subscriptions]
}

run "raw_mail" {
  command = plan

  variables {
    subscriptions = { a = { protocol = "email", endpoint = "platform@acme.example", raw = true } }
  }

  expect_failures = [var.subscriptions]
}

run "filter_is_not_json" {
  command = plan

  variables {
    subscriptions = { a = { protocol = "email", endpoint = "platform@acme.example", filter_policy = "kind" } }
  }

  expect_failures = [var.subscriptions]
}

run "filter_scope_unknown" {
  command = plan

  variables {
    subscriptions = { a = { protocol = "email", endpoint = "platform@acme.example", filter_scope = "Headers" } }
  }

  expect_failures = [var.subscriptions]
}

run "dead_letters_to_a_topic" {
  command = plan

  variables {
    subscriptions = { a = { protocol = "email", endpoint = "platform@acme.example", dead_letter_arn = "arn:aws:sns:ap-northeast-2:444444444444:a" } }
  }

  expect_failures = [var.subscriptions]
}

run "firehose_without_role" {
  command = plan

  variables {
    subscriptions = { a = { protocol = "firehose", endpoint = "arn:aws:firehose:ap-northeast-2:444444444444:deliverystream/a" } }
  }

  expect_failures = [var.subscriptions]
}

run "fifo_to_mail" {
  command = plan

  variables {
    fifo          = true
    subscriptions = { a = { protocol = "email", endpoint = "platform@acme.example" } }
  }

  expect_failures = [var.subscriptions]
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
    policy_statements = ["{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"*\"},\"Action\":\"sns:Publish\",\"Resource\":\"*\"}"]
  }

  expect_failures = [var.policy_statements]
}
