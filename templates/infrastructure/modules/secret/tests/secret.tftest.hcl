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

run "safe_defaults" {
  command = plan

  assert {
    condition     = aws_secretsmanager_secret.this.kms_key_id == var.kms_key_arn && aws_secretsmanager_secret.this.recovery_window_in_days == 30
    error_message = "The secret must be under the given key and come back for 30 days."
  }

  assert {
    condition     = aws_secretsmanager_secret_policy.this.block_public_policy && length(jsondecode(aws_secretsmanager_secret_policy.this.policy).Statement) == 1
    error_message = "The policy must not be public, and allow nobody anything."
  }

  assert {
    condition     = jsondecode(aws_secretsmanager_secret_policy.this.policy).Statement[0].Effect == "Deny" && jsondecode(aws_secretsmanager_secret_policy.this.policy).Statement[0].Condition.Bool["aws:SecureTransport"] == "false"
    error_message = "The policy must deny requests without TLS."
  }

  assert {
    condition     = length(aws_secretsmanager_secret_rotation.this) == 0 && length(aws_secretsmanager_secret.this.replica) == 0
    error_message = "Rotation and replicas must be asked for."
  }
}

run "policies_for_roles" {
  command = plan

  override_resource {
    target          = aws_secretsmanager_secret.this
    override_during = plan
    values          = { arn = "arn:aws:secretsmanager:ap-northeast-2:444444444444:secret:authhub/prod/oauth-client-AbCdEf" }
  }

  assert {
    condition     = alltrue(flatten([for policy in [output.read_policy_json, output.write_policy_json] : [for statement in jsondecode(policy).Statement : statement.Effect == "Allow"]]))
    error_message = "The policies for roles must allow."
  }

  assert {
    condition     = strcontains(output.read_policy_json, "GetSecretValue") && !strcontains(output.read_policy_json, "Put") && strcontains(output.read_policy_json, "secretsmanager.ap-northeast-2.amazonaws.com")
    error_message = "Readers must read only, and use the key through Secrets Manager only."
  }

  assert {
    condition     = strcontains(output.write_policy_json, "PutSecretValue") && !strcontains(output.write_policy_json, "GetSecretValue")
    error_message = "Who puts the value need not read it."
  }
}

run "readers_and_statements" {
  command = plan

  variables {
    readers           = ["arn:aws:iam::111111111111:role/report"]
    policy_statements = ["{\"Sid\":\"Extra\",\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"secretsmanager:DeleteSecret\",\"Resource\":\"*\"}"]
  }

  assert {
    condition     = jsondecode(aws_secretsmanager_secret_policy.this.policy).Statement[1].Effect == "Allow"
    error_message = "Readers must be allowed to read."
  }

  assert {
    condition     = jsondecode(aws_secretsmanager_secret_policy.this.policy).Statement[1].Principal.AWS == ["arn:aws:iam::111111111111:role/report"] && !strcontains(jsonencode(jsondecode(aws_secretsmanager_secret_policy.this.policy).Statement[1].Action), "Put")
    error_message = "Readers must be named, and read only."
  }

  assert {
    condition     = jsondecode(aws_secretsmanager_secret_policy.this.policy).Statement[2].Sid == "Extra"
    error_message = "Statements given by the caller must be part of the policy."
  }
}

run "rotation_and_replicas" {
  command = plan

  variables {
    rotation = {
      lambda_arn = "arn:aws:lambda:ap-northeast-2:444444444444:function:rotate"
      days       = 30
    }
    replicas = { ap-northeast-1 = { kms_key_arn = "arn:aws:kms:ap-northeast-1:444444444444:key/66666666-7777-8888-9999-000000000000" } }
  }

  assert {
    condition     = aws_secretsmanager_secret_rotation.this[0].rotation_rules[0].automatically_after_days == 30 && aws_secretsmanager_secret_rotation.this[0].rotate_immediately
    error_message = "The secret must rotate every 30 days, and at once."
  }

  assert {
    condition     = one(aws_secretsmanager_secret.this.replica).region == "ap-northeast-1"
    error_message = "The secret must be copied to the named Region."
  }
}
