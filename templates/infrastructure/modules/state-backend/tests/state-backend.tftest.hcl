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

run "safe_defaults" {
  command = plan

  assert {
    condition     = alltrue([for rule in aws_s3_bucket_lifecycle_configuration.this.rule : rule.status == "Enabled"]) && aws_s3_bucket_lifecycle_configuration.this.rule[0].expiration[0].expired_object_delete_marker
    error_message = "The rules must be on, and delete markers must go."
  }

  assert {
    condition     = jsondecode(aws_s3_bucket_policy.this.policy).Statement[0].Condition.Bool["aws:SecureTransport"] == "false" && jsondecode(aws_s3_bucket_policy.this.policy).Statement[1].Condition.NumericLessThan["s3:TlsVersion"] == "1.2"
    error_message = "Requests without TLS 1.2 must be denied."
  }

  assert {
    condition = alltrue([
      aws_s3_bucket_public_access_block.this.block_public_acls,
      aws_s3_bucket_public_access_block.this.block_public_policy,
      aws_s3_bucket_public_access_block.this.ignore_public_acls,
      aws_s3_bucket_public_access_block.this.restrict_public_buckets,
    ])
    error_message = "The bucket must not be public in any way."
  }

  assert {
    condition     = one(aws_s3_bucket_server_side_encryption_configuration.this.rule).apply_server_side_encryption_by_default[0].kms_master_key_id == var.kms_key_arn && one(aws_s3_bucket_server_side_encryption_configuration.this.rule).bucket_key_enabled
    error_message = "State must be encrypted with the given key."
  }

  assert {
    condition     = aws_s3_bucket_versioning.this.versioning_configuration[0].status == "Enabled" && !aws_s3_bucket.this.force_destroy
    error_message = "Versions must be kept."
  }

  assert {
    condition     = aws_s3_bucket_lifecycle_configuration.this.rule[0].noncurrent_version_expiration[0].noncurrent_days == 365 && aws_s3_bucket_lifecycle_configuration.this.rule[0].noncurrent_version_expiration[0].newer_noncurrent_versions == 20
    error_message = "State must be kept for a year, and its newest versions for ever."
  }

  assert {
    condition     = aws_s3_bucket_lifecycle_configuration.this.rule[1].filter[0].object_size_less_than == 1024 && aws_s3_bucket_lifecycle_configuration.this.rule[1].noncurrent_version_expiration[0].noncurrent_days == 7
    error_message = "Traces of locks, and only these, must go after a week."
  }

  assert {
    condition     = [for statement in jsondecode(aws_s3_bucket_policy.this.policy).Statement : statement.Sid] == ["DenyWithoutTls", "DenyOldTls", "DenyOtherEncryption"] && alltrue([for statement in jsondecode(aws_s3_bucket_policy.this.policy).Statement : statement.Effect == "Deny"])
    error_message = "The policy must deny what is not safe and allow nobody anything."
  }

  assert {
    condition     = jsondecode(aws_s3_bucket_policy.this.policy).Statement[2].Condition.Null["s3:x-amz-server-side-encryption"] == "false" && jsondecode(aws_s3_bucket_policy.this.policy).Statement[2].Condition.StringNotEquals["s3:x-amz-server-side-encryption"] == "aws:kms"
    error_message = "Uploads that ask for another encryption must be denied, those that ask for none must not."
  }

  assert {
    condition     = output.backend.use_lockfile && output.backend.encrypt && output.backend.kms_key_id == var.kms_key_arn && output.backend.region == "ap-northeast-2"
    error_message = "The backend's settings must lock and encrypt."
  }
}

run "administrators" {
  command = plan

  variables {
    administrators = ["arn:aws:iam::444444444444:role/platform"]
    access_log     = { bucket = "acme-prod-access-logs" }
  }

  assert {
    condition     = jsondecode(aws_s3_bucket_policy.this.policy).Statement[3].Effect == "Deny"
    error_message = "All others must be denied."
  }

  assert {
    condition     = jsondecode(aws_s3_bucket_policy.this.policy).Statement[3].Condition.ArnNotLike["aws:PrincipalArn"] == ["arn:aws:iam::444444444444:role/platform"] && contains(jsondecode(aws_s3_bucket_policy.this.policy).Statement[3].Action, "s3:DeleteObjectVersion")
    error_message = "Only administrators may delete versions."
  }

  assert {
    condition     = aws_s3_bucket_logging.this[0].target_prefix == "acme-prod-terraform-state/"
    error_message = "The access log must go to a prefix of its own."
  }
}

run "policies_for_roles" {
  command = plan

  variables {
    state_scopes = { authhub = "stacks/authhub/" }
  }

  assert {
    condition     = alltrue(flatten([for policy in [output.reader_policy_json["authhub"], output.planner_policy_json["authhub"], output.writer_policy_json["authhub"]] : [for statement in jsondecode(policy).Statement : statement.Effect == "Allow"]]))
    error_message = "The policies for roles must allow."
  }

  assert {
    condition     = !can(regex("Put|Delete|GenerateDataKey", output.reader_policy_json["authhub"]))
    error_message = "Readers must read only."
  }

  assert {
    condition = alltrue(flatten([
      for statement in jsondecode(output.planner_policy_json["authhub"]).Statement : [
        for resource in flatten([statement.Resource]) : endswith(resource, ".tflock")
      ] if can(regex("s3:Put|s3:Delete", jsonencode(statement.Action)))
    ]))
    error_message = "Planners must write locks only."
  }

  assert {
    condition     = length([for statement in jsondecode(output.planner_policy_json["authhub"]).Statement : statement if statement.Sid == "LockState" && length(statement.Action) == 3 && contains(statement.Resource, "arn:aws:s3:::acme-prod-terraform-state/stacks/authhub/*.tflock")]) == 1
    error_message = "Planners must be able to get, put and delete the lock beside the state."
  }

  assert {
    condition = alltrue(flatten([
      for statement in jsondecode(output.writer_policy_json["authhub"]).Statement : [
        for resource in flatten([statement.Resource]) : endswith(resource, ".tflock")
      ] if strcontains(jsonencode(statement.Action), "s3:Delete")
    ]))
    error_message = "Writers must delete locks only, never state."
  }

  assert {
    condition     = length([for statement in jsondecode(output.writer_policy_json["authhub"]).Statement : statement if statement.Sid == "WriteState" && contains(statement.Resource, "arn:aws:s3:::acme-prod-terraform-state/stacks/authhub/*")]) == 1 && strcontains(output.writer_policy_json["authhub"], "kms:GenerateDataKey")
    error_message = "Writers must replace state of their scope, under the key."
  }

  assert {
    condition     = jsondecode(output.reader_policy_json["authhub"]).Statement[0].Condition.StringLikeIfExists["s3:prefix"] == ["stacks/authhub/*", "env:/*"]
    error_message = "Listing must be bound to the scope and the workspaces."
  }
}
