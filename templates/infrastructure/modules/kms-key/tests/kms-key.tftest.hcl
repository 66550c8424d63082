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
  name        = "authhub-prod-data"
  description = "Data of AuthHub"
  data_class  = "confidential"
}

run "safe_defaults" {
  command = plan

  assert {
    condition     = aws_kms_key.this.enable_key_rotation && aws_kms_key.this.rotation_period_in_days == 365
    error_message = "The key must rotate every year."
  }

  assert {
    condition     = aws_kms_key.this.deletion_window_in_days == 30
    error_message = "Deletion must wait as long as AWS allows."
  }

  assert {
    condition     = aws_kms_alias.this.name == "alias/authhub-prod-data"
    error_message = "The alias must be the name."
  }

  assert {
    condition     = aws_kms_key.this.description == "Data of AuthHub (data class: confidential)" && aws_kms_key.this.tags.DataClass == "confidential"
    error_message = "Description and tag must tell the data class."
  }

  assert {
    condition     = length(jsondecode(aws_kms_key.this.policy).Statement) == 1
    error_message = "By default only the account may have a statement."
  }

  assert {
    condition     = jsondecode(aws_kms_key.this.policy).Statement[0].Principal.AWS == "arn:aws:iam::444444444444:root"
    error_message = "The account's statement must name this account."
  }
}

run "administrators_cannot_use_the_key" {
  command = plan

  variables {
    administrators = ["arn:aws:iam::444444444444:role/platform"]
  }

  assert {
    condition = alltrue([
      for action in jsondecode(aws_kms_key.this.policy).Statement[1].Action :
      !can(regex("Decrypt|Encrypt|GenerateDataKey|CreateGrant|\\*", action))
    ])
    error_message = "Administrators must not be able to read or write data."
  }

  assert {
    condition     = jsondecode(aws_kms_key.this.policy).Statement[1].Effect == "Allow" && contains(jsondecode(aws_kms_key.this.policy).Statement[1].Action, "kms:PutKeyPolicy")
    error_message = "Administrators must be able to change the policy."
  }
}

run "users_cannot_manage_the_key" {
  command = plan

  variables {
    users = ["arn:aws:iam::444444444444:role/task"]
  }

  assert {
    condition     = jsondecode(aws_kms_key.this.policy).Statement[2].Condition.Bool["kms:GrantIsForAWSResource"] == "true"
    error_message = "Grants must be for AWS resources only."
  }

  assert {
    condition     = alltrue([for statement in jsondecode(aws_kms_key.this.policy).Statement : statement.Effect == "Allow"]) && contains(jsondecode(aws_kms_key.this.policy).Statement[1].Action, "kms:Decrypt")
    error_message = "Users must be able to read data."
  }

  assert {
    condition     = !strcontains(jsonencode(slice(jsondecode(aws_kms_key.this.policy).Statement, 1, 3)), "PutKeyPolicy")
    error_message = "Users must not be able to change the policy."
  }
}

run "root_user_only_without_delegation" {
  command = plan

  variables {
    delegate_to_iam = false
    administrators  = ["arn:aws:iam::444444444444:role/platform"]
  }

  assert {
    condition     = jsondecode(aws_kms_key.this.policy).Statement[0].Condition.StringEquals["aws:PrincipalType"] == "Account"
    error_message = "Without delegation the account's statement must be bound to the root user."
  }
}

run "every_service_has_a_condition" {
  command = plan

  variables {
    services = ["alarms", "cloudfront", "cloudtrail", "events", "log-delivery", "logs", "s3", "sns"]
  }

  assert {
    condition = length([
      for statement in jsondecode(aws_kms_key.this.policy).Statement : statement
      if can(statement.Principal.Service) && strcontains(jsonencode(try(statement.Condition, {})), "444444444444")
    ]) == 8
    error_message = "Each service must be bound to this account."
  }

  assert {
    condition     = alltrue([for statement in jsondecode(aws_kms_key.this.policy).Statement : statement.Effect == "Allow"])
    error_message = "Statements must allow."
  }

  assert {
    condition = alltrue([
      for statement in jsondecode(aws_kms_key.this.policy).Statement : can(statement.Condition.StringEquals["aws:SourceAccount"])
      if contains(["ServiceAlarms", "ServiceLogDelivery", "ServiceS3"], statement.Sid)
    ])
    error_message = "Alarms, log delivery and S3 tell their account."
  }

  assert {
    condition = alltrue([
      for statement in jsondecode(aws_kms_key.this.policy).Statement : can(statement.Condition.ArnLike["aws:SourceArn"])
      if contains(["ServiceCloudfront", "ServiceCloudtrail"], statement.Sid)
    ])
    error_message = "CloudFront and CloudTrail tell their distribution and trail."
  }
}

run "events_are_bound_by_what_they_write_to" {
  command = plan

  variables {
    services = ["events"]
  }

  assert {
    condition     = !strcontains(aws_kms_key.this.policy, "aws:SourceAccount") && jsondecode(aws_kms_key.this.policy).Statement[1].Condition.ArnLikeIfExists["kms:EncryptionContext:aws:sns:topicArn"] == "arn:aws:sns:*:444444444444:*"
    error_message = "EventBridge tells no account when it writes to an encrypted topic."
  }
}

run "logs_of_the_key_region" {
  command = plan

  variables {
    services = ["logs"]
    region   = "us-east-1"
  }

  assert {
    condition     = jsondecode(aws_kms_key.this.policy).Statement[1].Principal.Service == "logs.us-east-1.amazonaws.com"
    error_message = "The service of log groups is that of the key's Region."
  }
}

run "further_statements_are_kept" {
  command = plan

  variables {
    policy_statements = ["{\"Sid\":\"Extra\",\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"kms:DisableKey\",\"Resource\":\"*\"}"]
  }

  assert {
    condition     = jsondecode(aws_kms_key.this.policy).Statement[1].Sid == "Extra"
    error_message = "Statements given by the caller must be part of the policy."
  }
}

run "name_not_kebab" {
  command = plan

  variables {
    name = "AuthHub_Data"
  }

  expect_failures = [var.name]
}

run "name_of_aws" {
  command = plan

  variables {
    name = "aws-data"
  }

  expect_failures = [var.name]
}

run "description_empty" {
  command = plan

  variables {
    description = "  "
  }

  expect_failures = [var.description]
}

run "data_class_unknown" {
  command = plan

  variables {
    data_class = "secret"
  }

  expect_failures = [var.data_class]
}

run "administrator_is_everybody" {
  command = plan

  variables {
    administrators = ["*"]
  }

  expect_failures = [var.administrators]
}

run "user_is_everybody" {
  command = plan

  variables {
    users = ["*"]
  }

  expect_failures = [var.users]
}

run "service_unknown" {
  command = plan

  variables {
    services = ["lambda"]
  }

  expect_failures = [var.services]
}

run "nobody_manages" {
  command = plan

  variables {
    delegate_to_iam = false
  }

  expect_failures = [var.delegate_to_iam]
}

run "statement_is_not_json" {
  command = plan

  variables {
    policy_statements = ["Allow"]
  }

  expect_failures = [var.policy_statements]
}

run "rotation_too_often" {
  command = plan

  variables {
    rotation_period_days = 30
  }

  expect_failures = [var.rotation_period_days]
}

run "deletion_window_too_short" {
  command = plan

  variables {
    deletion_window_days = 3
  }

  expect_failures = [var.deletion_window_days]
}

run "region_unknown_form" {
  command = plan

  variables {
    region = "Seoul"
  }

  expect_failures = [var.region]
}
