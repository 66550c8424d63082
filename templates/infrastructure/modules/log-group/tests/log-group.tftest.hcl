mock_provider "aws" {}

variables {
  name = "/apps/authhub/api"
}

run "safe_defaults" {
  command = plan

  assert {
    condition     = aws_cloudwatch_log_group.this.retention_in_days == 365
    error_message = "Logs are kept for a year by default."
  }
  assert {
    condition     = aws_cloudwatch_log_group.this.log_group_class == "STANDARD" && aws_cloudwatch_log_group.this.skip_destroy == false
    error_message = "A standard group that goes when the code goes."
  }
}

run "metrics_and_subscription" {
  command = plan

  variables {
    metric_filters = {
      errors = { pattern = "ERROR", namespace = "AuthHub" }
      time   = { pattern = "{ $.t = * }", namespace = "AuthHub", value = "$.t", dimensions = { Route = "$.route" } }
    }
    subscriptions = {
      archive = { destination_arn = "arn:aws:firehose:ap-northeast-2:111111111111:deliverystream/logs", role_arn = "arn:aws:iam::111111111111:role/logs" }
    }
  }

  assert {
    condition     = aws_cloudwatch_log_metric_filter.this["errors"].metric_transformation[0].value == "1" && output.metrics["errors"].namespace == "AuthHub"
    error_message = "A filter counts lines and is found by alarms."
  }
  assert {
    condition     = aws_cloudwatch_log_subscription_filter.this["archive"].filter_pattern == ""
    error_message = "A subscription gets every line unless told otherwise."
  }
}

run "rejects_name" {
  command = plan
  variables {
    name = "logs of authhub"
  }
  expect_failures = [var.name]
}

run "rejects_reserved_name" {
  command = plan
  variables {
    name = "aws/authhub"
  }
  expect_failures = [var.name]
}

run "rejects_retention" {
  command = plan
  variables {
    retention_in_days = 100
  }
  expect_failures = [var.retention_in_days]
}

run "rejects_key_alias" {
  command = plan
  variables {
    kms_key_arn = "arn:aws:kms:ap-northeast-2:111111111111:alias/logs"
  }
  expect_failures = [var.kms_key_arn]
}

run "rejects_class" {
  command = plan
  variables {
    log_group_class = "GLACIER"
  }
  expect_failures = [var.log_group_class]
}

run "rejects_subscription_of_infrequent_access" {
  command = plan
  variables {
    log_group_class = "INFREQUENT_ACCESS"
    subscriptions   = { x = { destination_arn = "arn:aws:lambda:ap-northeast-2:111111111111:function:x" } }
  }
  expect_failures = [var.log_group_class]
}

run "rejects_reserved_namespace" {
  command = plan
  variables {
    metric_filters = { x = { pattern = "x", namespace = "AWS/ECS" } }
  }
  expect_failures = [var.metric_filters]
}

run "rejects_default_with_dimensions" {
  command = plan
  variables {
    metric_filters = { x = { pattern = "x", namespace = "X", default_value = 0, dimensions = { A = "$.a" } } }
  }
  expect_failures = [var.metric_filters]
}

run "rejects_three_subscriptions" {
  command = plan
  variables {
    subscriptions = { for name in ["a", "b", "c"] : name => { destination_arn = "arn:aws:lambda:ap-northeast-2:111111111111:function:x" } }
  }
  expect_failures = [var.subscriptions]
}

run "rejects_destination" {
  command = plan
  variables {
    subscriptions = { x = { destination_arn = "arn:aws:s3:::logs" } }
  }
  expect_failures = [var.subscriptions]
}

run "rejects_distribution" {
  command = plan
  variables {
    subscriptions = { x = { destination_arn = "arn:aws:kinesis:ap-northeast-2:111111111111:stream/x", distribution = "Even" } }
  }
  expect_failures = [var.subscriptions]
}

