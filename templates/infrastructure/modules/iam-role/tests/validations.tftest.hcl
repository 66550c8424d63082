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
  name             = "authhub-prod-task"
  description      = "Tasks of AuthHub"
  trusted_services = ["ecs-tasks.amazonaws.com"]
}

run "name_not_kebab" {
  command = plan

  variables {
    name = "AuthHub_Task"
  }

  expect_failures = [var.name]
}

run "description_empty" {
  command = plan

  variables {
    description = " "
  }

  expect_failures = [var.description]
}

run "path_without_slash" {
  command = plan

  variables {
    path = "service"
  }

  expect_failures = [var.path]
}

run "managed_policy_is_a_name" {
  command = plan

  variables {
    managed_policy_arns = { read = "ReadOnlyAccess" }
  }

  expect_failures = [var.managed_policy_arns]
}

run "administrator_without_boundary" {
  command = plan

  variables {
    managed_policy_arns = { all = "arn:aws:iam::aws:policy/AdministratorAccess" }
  }

  expect_failures = [var.managed_policy_arns]
}

run "inline_policy_name_with_space" {
  command = plan

  variables {
    inline_policies = { "my policy" = "{\"Statement\":[{\"Effect\":\"Deny\"}]}" }
  }

  expect_failures = [var.inline_policies]
}

run "inline_policy_is_not_json" {
  command = plan

  variables {
    inline_policies = { a = "Allow" }
  }

  expect_failures = [var.inline_policies]
}

run "inline_policy_allows_everything" {
  command = plan

  variables {
    inline_policies = { a = "{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":[\"*\"]}]}" }
  }

  expect_failures = [var.inline_policies]
}

run "boundary_is_not_a_policy" {
  command = plan

  variables {
    permissions_boundary_arn = "arn:aws:iam::444444444444:role/x"
  }

  expect_failures = [var.permissions_boundary_arn]
}

run "session_too_long" {
  command = plan

  variables {
    max_session_seconds = 86400
  }

  expect_failures = [var.max_session_seconds]
}

run "instance_profile_without_ec2" {
  command = plan

  variables {
    instance_profile = true
  }

  expect_failures = [var.instance_profile]
}

run "service_without_domain" {
  command = plan

  variables {
    trusted_services = ["ecs-tasks"]
  }

  expect_failures = [var.trusted_services]
}

run "principal_is_everybody" {
  command = plan

  variables {
    trusted_principals = [{ arns = ["*"] }]
  }

  expect_failures = [var.trusted_principals]
}

run "principal_missing" {
  command = plan

  variables {
    trusted_principals = [{ arns = [] }]
  }

  expect_failures = [var.trusted_principals]
}

run "external_id_too_short" {
  command = plan

  variables {
    trusted_principals = [{ arns = ["arn:aws:iam::111111111111:root"], external_id = "1" }]
  }

  expect_failures = [var.trusted_principals]
}

run "oidc_provider_is_a_url" {
  command = plan

  variables {
    trusted_oidc = [{ provider_arn = "https://oidc.example", subjects = ["user:1"] }]
  }

  expect_failures = [var.trusted_oidc]
}

run "oidc_without_subject" {
  command = plan

  variables {
    trusted_oidc = [{ provider_arn = "arn:aws:iam::444444444444:oidc-provider/token.actions.githubusercontent.com", subjects = [] }]
  }

  expect_failures = [var.trusted_oidc]
}

run "oidc_for_everybody" {
  command = plan

  variables {
    trusted_oidc = [{ provider_arn = "arn:aws:iam::444444444444:oidc-provider/oidc.example", subjects = ["*"] }]
  }

  expect_failures = [var.trusted_oidc]
}

run "github_every_repository" {
  command = plan

  variables {
    trusted_oidc = [{ provider_arn = "arn:aws:iam::444444444444:oidc-provider/token.actions.githubusercontent.com", subjects = ["repo:acme/*:ref:refs/heads/main"] }]
  }

  expect_failures = [var.trusted_oidc]
}

run "github_every_ref" {
  command = plan

  variables {
    trusted_oidc = [{ provider_arn = "arn:aws:iam::444444444444:oidc-provider/token.actions.githubusercontent.com", subjects = ["repo:acme/fileflow:*"] }]
  }

  expect_failures = [var.trusted_oidc]
}

run "github_every_branch" {
  command = plan

  variables {
    trusted_oidc = [{ provider_arn = "arn:aws:iam::444444444444:oidc-provider/token.actions.githubusercontent.com", subjects = ["repo:acme/fileflow:ref:refs/heads/*"] }]
  }

  expect_failures = [var.trusted_oidc]
}

run "statement_is_not_json" {
  command = plan

  variables {
    trust_statements = ["Allow"]
  }

  expect_failures = [var.trust_statements]
}

run "statement_for_everybody" {
  command = plan

  variables {
    trust_statements = ["{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"*\"},\"Action\":\"sts:AssumeRole\"}"]
  }

  expect_failures = [var.trust_statements]
}

run "nobody_takes_the_role" {
  command = plan

  variables {
    trusted_services = []
  }

  expect_failures = [aws_iam_role.this]
}
