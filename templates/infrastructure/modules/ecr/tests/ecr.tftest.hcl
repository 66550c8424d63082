mock_provider "aws" {
  mock_data "aws_partition" {
    defaults = { partition = "aws" }
  }
  mock_data "aws_iam_policy_document" {
    defaults = { json = "{\"Version\":\"2012-10-17\",\"Statement\":[]}" }
  }
}

variables {
  name = "authhub/api"
}

run "safe_defaults" {
  command = plan

  assert {
    condition     = aws_ecr_repository.this.image_tag_mutability == "IMMUTABLE"
    error_message = "A tag means one image for ever."
  }
  assert {
    condition     = aws_ecr_repository.this.image_scanning_configuration[0].scan_on_push
    error_message = "Images are scanned when they are pushed."
  }
  assert {
    condition     = aws_ecr_repository.this.encryption_configuration[0].encryption_type == "KMS" && aws_ecr_repository.this.force_delete == false
    error_message = "Images are encrypted with KMS and not deleted with the repository."
  }
  assert {
    condition     = length(aws_ecr_repository_policy.this) == 0
    error_message = "Other accounts have no access by default."
  }
  assert {
    condition     = join(" ", [for rule in jsondecode(aws_ecr_lifecycle_policy.this.policy).rules : "${rule.rulePriority}:${rule.selection.tagStatus}"]) == "1:untagged 2:any"
    error_message = "Untagged images go, then the oldest beyond the limit; the rule for any image is last."
  }
}

run "shared_repository" {
  command = plan

  variables {
    mutable_tag_patterns = ["buildcache-*"]
    lifecycle_rules      = { temporary_prefixes = ["pr-"], keep_images = 20 }
    pull_accounts        = ["222222222222"]
    pull_lambda_accounts = ["222222222222"]
    push_role_arns       = ["arn:aws:iam::111111111111:role/push"]
  }

  assert {
    condition     = aws_ecr_repository.this.image_tag_mutability == "IMMUTABLE_WITH_EXCLUSION"
    error_message = "Only the named tags may move."
  }
  assert {
    condition     = jsondecode(aws_ecr_lifecycle_policy.this.policy).rules[2].selection.countNumber == 20
    error_message = "The limit is the caller's."
  }
  assert {
    condition     = join(" ", data.aws_iam_policy_document.this.statement[*].sid) == "PullFromAccounts PullFromLambda PushFromRoles"
    error_message = "Each kind of access has a statement of its own."
  }
  assert {
    condition     = !contains(data.aws_iam_policy_document.this.statement[0].actions, "ecr:PutImage")
    error_message = "Accounts that pull may not push."
  }
}

run "rejects_name" {
  command = plan
  variables {
    name = "AuthHub/API"
  }
  expect_failures = [var.name]
}

run "rejects_six_patterns" {
  command = plan
  variables {
    mutable_tag_patterns = ["a", "b", "c", "d", "e", "f"]
  }
  expect_failures = [var.mutable_tag_patterns]
}

run "rejects_every_tag_mutable" {
  command = plan
  variables {
    mutable_tag_patterns = ["*"]
  }
  expect_failures = [var.mutable_tag_patterns]
}

run "rejects_key_alias" {
  command = plan
  variables {
    kms_key_arn = "alias/ecr"
  }
  expect_failures = [var.kms_key_arn]
}

run "rejects_zero_images" {
  command = plan
  variables {
    lifecycle_rules = { keep_images = 0 }
  }
  expect_failures = [var.lifecycle_rules]
}

run "rejects_account" {
  command = plan
  variables {
    pull_accounts = ["acme-prod"]
  }
  expect_failures = [var.pull_accounts]
}

run "rejects_lambda_account" {
  command = plan
  variables {
    pull_lambda_accounts = ["*"]
  }
  expect_failures = [var.pull_lambda_accounts]
}

run "rejects_push_user" {
  command = plan
  variables {
    push_role_arns = ["arn:aws:iam::111111111111:user/push"]
  }
  expect_failures = [var.push_role_arns]
}

