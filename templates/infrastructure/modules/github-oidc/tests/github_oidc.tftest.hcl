mock_provider "aws" {
  override_data {
    target = data.aws_caller_identity.current
    values = { account_id = "444444444444" }
  }
  override_data {
    target = data.aws_partition.current
    values = { partition = "aws" }
  }
}

variables {
  name = "github-test"
  roles = {
    plan  = { repository = "acme/infrastructure", access = "plan", pull_requests = true, branches = ["main"] }
    apply = { repository = "acme/infrastructure", access = "apply", environments = ["prod"], policy_arns = { deploy = "arn:aws:iam::444444444444:policy/deploy" } }
  }
  state = {
    bucket      = "acme-terraform-state-prod"
    kms_key_arn = "arn:aws:kms:ap-northeast-2:444444444444:key/1"
  }
}

run "trust_is_exact" {
  command = plan
  assert {
    condition = jsondecode(aws_iam_role.this["plan"].assume_role_policy).Statement[0].Condition == {
      StringEquals = {
        "token.actions.githubusercontent.com:aud" = "sts.amazonaws.com"
        "token.actions.githubusercontent.com:sub" = ["repo:acme/infrastructure:pull_request", "repo:acme/infrastructure:ref:refs/heads/main"]
      }
    }
    error_message = "Audience and subjects must be compared as a whole."
  }
  assert {
    condition     = output.subjects["apply"] == tolist(["repo:acme/infrastructure:environment:prod"])
    error_message = "The apply role is pinned to its environment."
  }
  assert {
    condition     = jsondecode(aws_iam_role.this["apply"].assume_role_policy).Statement[0].Principal.Federated == "arn:aws:iam::444444444444:oidc-provider/token.actions.githubusercontent.com"
    error_message = "Only GitHub's provider of this account is trusted."
  }
  assert {
    condition     = aws_iam_openid_connect_provider.github[0].client_id_list == toset(["sts.amazonaws.com"])
    error_message = "Tokens for others are not accepted."
  }
}

run "plan_reads_no_data" {
  command = plan
  assert {
    condition     = toset(keys(aws_iam_role_policy_attachment.read)) == toset(["plan"]) && toset(keys(aws_iam_role_policy.no_data)) == toset(["plan"])
    error_message = "Plan roles read only; apply roles have what they were given."
  }
  assert {
    condition     = jsondecode(aws_iam_role_policy.no_data["plan"].policy).Statement[0].NotResource == ["arn:aws:s3:::acme-terraform-state-prod/*"]
    error_message = "Of all objects, a plan reads the state alone."
  }
  assert {
    condition     = alltrue([for action in ["secretsmanager:GetSecretValue", "dynamodb:Scan", "sqs:ReceiveMessage"] : contains(jsondecode(aws_iam_role_policy.no_data["plan"].policy).Statement[1].Action, action)])
    error_message = "Secrets, records and messages are denied."
  }
}

run "state_is_locked_by_plan_and_written_by_apply" {
  command = plan
  assert {
    condition     = !contains(jsondecode(aws_iam_role_policy.state["plan"].policy).Statement[*].Sid, "Write")
    error_message = "A plan must not write the state."
  }
  assert {
    condition     = contains(jsondecode(aws_iam_role_policy.state["apply"].policy).Statement[*].Sid, "Write")
    error_message = "An apply writes the state."
  }
  assert {
    condition = alltrue([
      for statement in jsondecode(aws_iam_role_policy.state["plan"].policy).Statement :
      statement.Resource == ["arn:aws:s3:::acme-terraform-state-prod/*.tflock"] if statement.Sid == "Lock"
    ])
    error_message = "A plan writes lock files and nothing else."
  }
}

run "provider_of_another_stack" {
  command = plan
  variables {
    create_provider = false
    state           = null
  }
  assert {
    condition     = length(aws_iam_openid_connect_provider.github) == 0 && length(aws_iam_role_policy.state) == 0
    error_message = "Neither provider nor state were asked for."
  }
  assert {
    condition     = jsondecode(aws_iam_role_policy.no_data["plan"].policy).Statement[0].Resource == ["*"]
    error_message = "Without a state no object may be read."
  }
  assert {
    condition     = output.provider_arn == "arn:aws:iam::444444444444:oidc-provider/token.actions.githubusercontent.com"
    error_message = "The provider's ARN is known all the same."
  }
}

run "short_sessions" {
  command = plan
  assert {
    condition     = aws_iam_role.this["apply"].max_session_duration == 3600
    error_message = "Credentials hold for an hour."
  }
}

run "rejects_bad_name" {
  command = plan
  variables { name = "GitHub" }
  expect_failures = [var.name]
}

run "rejects_no_roles" {
  command = plan
  variables { roles = {} }
  expect_failures = [var.roles]
}

run "rejects_every_repository" {
  command = plan
  variables { roles = { plan = { repository = "acme/*", access = "plan", pull_requests = true } } }
  expect_failures = [var.roles]
}

run "rejects_unknown_access" {
  command = plan
  variables { roles = { admin = { repository = "acme/a", access = "admin", branches = ["main"] } } }
  expect_failures = [var.roles]
}

run "rejects_every_job" {
  command = plan
  variables { roles = { plan = { repository = "acme/a", access = "plan" } } }
  expect_failures = [var.roles]
}

run "rejects_branch_pattern" {
  command = plan
  variables { roles = { plan = { repository = "acme/a", access = "plan", branches = ["release/*"] } } }
  expect_failures = [var.roles]
}

run "rejects_crafted_environment" {
  command = plan
  variables { roles = { plan = { repository = "acme/a", access = "plan", environments = ["dev:ref:refs/heads/x"] } } }
  expect_failures = [var.roles]
}

run "rejects_apply_by_pull_request" {
  command = plan
  variables { roles = { apply = { repository = "acme/a", access = "apply", pull_requests = true, policy_arns = { a = "arn:aws:iam::aws:policy/PowerUserAccess" } } } }
  expect_failures = [var.roles]
}

run "rejects_policies_of_plan" {
  command = plan
  variables { roles = { plan = { repository = "acme/a", access = "plan", branches = ["main"], policy_arns = { a = "arn:aws:iam::aws:policy/PowerUserAccess" } } } }
  expect_failures = [var.roles]
}

run "rejects_apply_without_policies" {
  command = plan
  variables { roles = { apply = { repository = "acme/a", access = "apply", branches = ["main"] } } }
  expect_failures = [var.roles]
}

run "rejects_bad_policy" {
  command = plan
  variables { roles = { apply = { repository = "acme/a", access = "apply", branches = ["main"], policy_arns = { a = "Admin" } } } }
  expect_failures = [var.roles]
}

run "rejects_bad_boundary" {
  command = plan
  variables { roles = { plan = { repository = "acme/a", access = "plan", branches = ["main"], permissions_boundary_arn = "boundary" } } }
  expect_failures = [var.roles]
}

run "rejects_short_session" {
  command = plan
  variables { roles = { plan = { repository = "acme/a", access = "plan", branches = ["main"], session_minutes = 15 } } }
  expect_failures = [var.roles]
}

run "rejects_long_session" {
  command = plan
  variables { roles = { plan = { repository = "acme/a", access = "plan", branches = ["main"], session_minutes = 1000 } } }
  expect_failures = [var.roles]
}

run "rejects_bad_role_key" {
  command = plan
  variables { roles = { Plan = { repository = "acme/a", access = "plan", branches = ["main"] } } }
  expect_failures = [var.roles]
}

run "rejects_arn_of_state_bucket" {
  command = plan
  variables { state = { bucket = "arn:aws:s3:::state", kms_key_arn = "arn:aws:kms:ap-northeast-2:444444444444:key/1" } }
  expect_failures = [var.state]
}

run "rejects_alias_of_state_key" {
  command = plan
  variables { state = { bucket = "state", kms_key_arn = "alias/state" } }
  expect_failures = [var.state]
}
