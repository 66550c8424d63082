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

run "safe_defaults" {
  command = plan

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
    condition     = one(aws_s3_bucket_server_side_encryption_configuration.this.rule).apply_server_side_encryption_by_default[0].sse_algorithm == "aws:kms" && one(aws_s3_bucket_server_side_encryption_configuration.this.rule).bucket_key_enabled
    error_message = "Objects must be encrypted with KMS, through a bucket key."
  }

  assert {
    condition     = one(aws_s3_bucket_server_side_encryption_configuration.this.rule).apply_server_side_encryption_by_default[0].kms_master_key_id == var.kms_key_arn
    error_message = "Objects must be encrypted with the given key."
  }

  assert {
    condition     = aws_s3_bucket_versioning.this.versioning_configuration[0].status == "Enabled" && !aws_s3_bucket.this.force_destroy
    error_message = "Versions must be kept, and objects must outlive a destroy."
  }

  assert {
    condition     = aws_s3_bucket_ownership_controls.this.rule[0].object_ownership == "BucketOwnerEnforced"
    error_message = "Access control lists must be off."
  }

  assert {
    condition     = aws_s3_bucket_lifecycle_configuration.this.rule[0].abort_incomplete_multipart_upload[0].days_after_initiation == 7 && aws_s3_bucket_lifecycle_configuration.this.rule[0].noncurrent_version_expiration[0].noncurrent_days == 90
    error_message = "Unfinished uploads and old versions must be removed."
  }

  assert {
    condition     = [for statement in jsondecode(aws_s3_bucket_policy.this.policy).Statement : statement.Sid] == ["DenyWithoutTls", "DenyOldTls"] && alltrue([for statement in jsondecode(aws_s3_bucket_policy.this.policy).Statement : statement.Effect == "Deny" && statement.Principal == "*"])
    error_message = "The policy must deny everybody what does not come with TLS 1.2, and allow nobody anything."
  }

  assert {
    condition     = jsondecode(aws_s3_bucket_policy.this.policy).Statement[0].Resource == ["arn:aws:s3:::acme-community-prod-images", "arn:aws:s3:::acme-community-prod-images/*"]
    error_message = "The policy must cover bucket and objects."
  }

  assert {
    condition     = length(aws_s3_bucket_logging.this) + length(aws_s3_bucket_cors_configuration.this) + length(aws_s3_bucket_notification.this) + length(aws_s3_bucket_object_lock_configuration.this) == 0
    error_message = "Options must be off."
  }
}

run "policies_for_roles" {
  command = plan

  assert {
    condition     = alltrue(flatten([for policy in [output.read_policy_json, output.write_policy_json] : [for statement in jsondecode(policy).Statement : statement.Effect == "Allow"]]))
    error_message = "The policies for roles must allow."
  }

  assert {
    condition     = !can(regex("Put|Delete", output.read_policy_json)) && strcontains(output.read_policy_json, "kms:Decrypt")
    error_message = "The policy for readers must read and decrypt only."
  }

  assert {
    condition     = strcontains(output.write_policy_json, "s3:PutObject") && strcontains(output.write_policy_json, "kms:GenerateDataKey") && strcontains(output.write_policy_json, "s3.ap-northeast-2.amazonaws.com")
    error_message = "The policy for writers must write and encrypt, through S3 only."
  }
}

run "lifecycle_filters" {
  command = plan

  variables {
    lifecycle_rules = {
      a_prefix = { prefix = "tmp/", expiration_days = 1 }
      b_tag    = { object_tags = { kind = "tmp" }, expiration_days = 1 }
      c_both   = { prefix = "tmp/", object_tags = { kind = "tmp" }, expiration_days = 1 }
      d_tags   = { object_tags = { kind = "tmp", class = "x" }, expiration_days = 1 }
      e_all    = { enabled = false, expiration_days = 1 }
    }
  }

  assert {
    condition     = alltrue([for rule in slice(aws_s3_bucket_lifecycle_configuration.this.rule, 0, 5) : rule.status == "Enabled"])
    error_message = "Rules must be on unless said otherwise."
  }

  assert {
    condition     = aws_s3_bucket_lifecycle_configuration.this.rule[1].filter[0].prefix == "tmp/" && length(aws_s3_bucket_lifecycle_configuration.this.rule[1].filter[0].and) == 0
    error_message = "A prefix alone stands outside of and."
  }

  assert {
    condition     = aws_s3_bucket_lifecycle_configuration.this.rule[2].filter[0].tag[0].value == "tmp" && length(aws_s3_bucket_lifecycle_configuration.this.rule[2].filter[0].and) == 0
    error_message = "One tag alone stands outside of and."
  }

  assert {
    condition     = aws_s3_bucket_lifecycle_configuration.this.rule[3].filter[0].and[0].prefix == "tmp/" && length(aws_s3_bucket_lifecycle_configuration.this.rule[3].filter[0].tag) == 0
    error_message = "Prefix and tag stand inside of and."
  }

  assert {
    condition     = length(aws_s3_bucket_lifecycle_configuration.this.rule[4].filter[0].and[0].tags) == 2
    error_message = "Two tags stand inside of and."
  }

  assert {
    condition     = aws_s3_bucket_lifecycle_configuration.this.rule[5].status == "Disabled" && length(aws_s3_bucket_lifecycle_configuration.this.rule[5].filter[0].and) == 0
    error_message = "A rule can be kept disabled."
  }
}

run "log_target" {
  command = plan

  variables {
    sse_algorithm       = "AES256"
    kms_key_arn         = null
    log_sources         = ["cloudtrail", "config", "delivery", "load-balancer", "s3"]
    log_source_accounts = ["222222222222", "333333333333"]
  }

  assert {
    condition     = alltrue([for statement in jsondecode(aws_s3_bucket_policy.this.policy).Statement : can(statement.Condition.ArnLike["aws:SourceArn"]) if can(regex("Cloudtrail|Delivery|LoadBalancer", statement.Sid))])
    error_message = "Trails, deliveries and load balancers must tell their ARN."
  }

  assert {
    condition     = alltrue([for statement in jsondecode(aws_s3_bucket_policy.this.policy).Statement : can(statement.Condition.StringEquals["aws:SourceAccount"]) if can(regex("Config|S3Logs", statement.Sid))])
    error_message = "Config and S3 must tell their account."
  }

  assert {
    condition     = length([for statement in jsondecode(aws_s3_bucket_policy.this.policy).Statement : statement if statement.Effect == "Allow" && strcontains(jsonencode(statement.Condition), "222222222222") && strcontains(jsonencode(statement.Condition), "333333333333")]) == 8
    error_message = "Every service must be bound to the accounts whose logs are expected."
  }

  assert {
    condition     = !one(aws_s3_bucket_server_side_encryption_configuration.this.rule).bucket_key_enabled && !strcontains(output.write_policy_json, "kms:")
    error_message = "Without a KMS key there must be no bucket key and no permission for one."
  }
}

run "logs_of_this_account" {
  command = plan

  variables {
    log_sources = ["cloudtrail"]
  }

  assert {
    condition     = jsondecode(aws_s3_bucket_policy.this.policy).Statement[3].Condition.ArnLike["aws:SourceArn"] == ["arn:aws:cloudtrail:*:444444444444:trail/*"]
    error_message = "By default logs of this account are admitted."
  }
}

run "options" {
  command = plan

  variables {
    access_log  = { bucket = "acme-prod-access-logs" }
    object_lock = { days = 30 }
    cors_rules  = [{ allowed_origins = ["https://acme.example", "http://localhost:3000"], allowed_methods = ["GET"] }]
    notifications = {
      topics    = { t = { arn = "arn:aws:sns:ap-northeast-2:444444444444:t", events = ["s3:ObjectRemoved:*"] } }
      functions = { f = { arn = "arn:aws:lambda:ap-northeast-2:444444444444:function:f", events = ["s3:ObjectCreated:Put"], suffix = ".png" } }
    }
    noncurrent_version_days = 0
    policy_statements       = ["{\"Sid\":\"Extra\",\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"arn:aws:iam::222222222222:root\"},\"Action\":\"s3:GetObject\",\"Resource\":\"*\"}"]
  }

  assert {
    condition     = aws_s3_bucket_logging.this[0].target_prefix == "acme-community-prod-images/"
    error_message = "The access log must go to a prefix of its own."
  }

  assert {
    condition     = aws_s3_bucket.this.object_lock_enabled && aws_s3_bucket_object_lock_configuration.this[0].rule[0].default_retention[0].mode == "GOVERNANCE"
    error_message = "Object lock must be set, in the mode that can be undone."
  }

  assert {
    condition     = one(aws_s3_bucket_cors_configuration.this[0].cors_rule).max_age_seconds == 3600
    error_message = "Browsers may keep the answer for an hour."
  }

  assert {
    condition     = aws_s3_bucket_notification.this[0].lambda_function[0].filter_suffix == ".png" && aws_s3_bucket_notification.this[0].topic[0].id == "t" && !aws_s3_bucket_notification.this[0].eventbridge
    error_message = "Notifications must go to the named targets."
  }

  assert {
    condition     = length(aws_s3_bucket_lifecycle_configuration.this.rule[0].noncurrent_version_expiration) == 0
    error_message = "0 days must keep old versions."
  }

  assert {
    condition     = jsondecode(aws_s3_bucket_policy.this.policy).Statement[2].Sid == "Extra"
    error_message = "Statements given by the caller must be part of the policy."
  }
}
