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

run "safe_defaults" {
  command = plan

  assert {
    condition     = jsondecode(aws_iam_role.this.assume_role_policy).Statement[0].Condition.StringEquals["aws:SourceAccount"] == "444444444444"
    error_message = "The service must be bound to this account."
  }

  assert {
    condition     = alltrue([for statement in jsondecode(aws_iam_role.this.assume_role_policy).Statement : statement.Effect == "Allow" && statement.Action == "sts:AssumeRole"])
    error_message = "The service must be allowed to take the role."
  }

  assert {
    condition     = aws_iam_role.this.max_session_duration == 3600 && aws_iam_role.this.path == "/"
    error_message = "Sessions must last an hour at most."
  }

  assert {
    condition     = length(aws_iam_role_policy.this) + length(aws_iam_role_policy_attachment.this) + length(aws_iam_instance_profile.this) == 0
    error_message = "A role must not be able to do anything by itself."
  }

  assert {
    condition     = length(aws_iam_role_policies_exclusive.this) == 1 && length(aws_iam_role_policy_attachments_exclusive.this) == 1
    error_message = "Policies added by hand must go."
  }
}

run "services_without_account" {
  command = plan

  variables {
    trusted_services = ["ec2.amazonaws.com", "pods.eks.amazonaws.com"]
    instance_profile = true
    exclusive        = false
  }

  assert {
    condition     = !strcontains(aws_iam_role.this.assume_role_policy, "Condition")
    error_message = "A condition would lock EC2 out."
  }

  assert {
    condition     = jsondecode(aws_iam_role.this.assume_role_policy).Statement[0].Action == ["sts:AssumeRole"] && contains(jsondecode(aws_iam_role.this.assume_role_policy).Statement[1].Action, "sts:TagSession")
    error_message = "Pod Identity, and it alone, must be able to tag its sessions."
  }

  assert {
    condition     = alltrue([for statement in jsondecode(aws_iam_role.this.assume_role_policy).Statement : statement.Effect == "Allow"])
    error_message = "The services must be allowed to take the role."
  }

  assert {
    condition     = aws_iam_instance_profile.this[0].name == "authhub-prod-task" && length(aws_iam_role_policies_exclusive.this) == 0
    error_message = "The instance profile must have the role's name; exclusive must be off."
  }
}

run "principals" {
  command = plan

  variables {
    trusted_services = []
    trusted_principals = [
      { arns = ["arn:aws:iam::111111111111:root"] },
      { arns = ["arn:aws:iam::999999999999:role/vendor"], external_id = "acme-4711" },
      { arns = ["arn:aws:iam::111111111111:role/platform"], require_mfa = true },
    ]
  }

  assert {
    condition     = alltrue([for statement in jsondecode(aws_iam_role.this.assume_role_policy).Statement : statement.Effect == "Allow" && statement.Action == "sts:AssumeRole"])
    error_message = "The principals must be allowed to take the role."
  }

  assert {
    condition     = !can(jsondecode(aws_iam_role.this.assume_role_policy).Statement[0].Condition)
    error_message = "Without conditions there must be no Condition."
  }

  assert {
    condition     = jsondecode(aws_iam_role.this.assume_role_policy).Statement[1].Condition.StringEquals["sts:ExternalId"] == "acme-4711"
    error_message = "Third parties must bring their external id."
  }

  assert {
    condition     = jsondecode(aws_iam_role.this.assume_role_policy).Statement[2].Condition.Bool["aws:MultiFactorAuthPresent"] == "true"
    error_message = "People must bring a second factor."
  }
}

run "oidc" {
  command = plan

  variables {
    trusted_services = []
    trusted_oidc = [
      {
        provider_arn = "arn:aws:iam::444444444444:oidc-provider/token.actions.githubusercontent.com"
        subjects     = ["repo:acme/fileflow:ref:refs/heads/main"]
      },
      {
        provider_arn = "arn:aws:iam::444444444444:oidc-provider/oidc.eks.ap-northeast-2.amazonaws.com/id/0123456789ABCDEF"
        subjects     = ["system:serviceaccount:chat:*"]
      },
    ]
  }

  assert {
    condition     = alltrue([for statement in jsondecode(aws_iam_role.this.assume_role_policy).Statement : statement.Effect == "Allow" && statement.Action == "sts:AssumeRoleWithWebIdentity"])
    error_message = "The identities must be allowed to take the role with their token."
  }

  assert {
    condition     = jsondecode(aws_iam_role.this.assume_role_policy).Statement[0].Condition.StringEquals["token.actions.githubusercontent.com:sub"] == ["repo:acme/fileflow:ref:refs/heads/main"]
    error_message = "An exact subject must be compared exactly."
  }

  assert {
    condition     = jsondecode(aws_iam_role.this.assume_role_policy).Statement[0].Condition.StringEquals["token.actions.githubusercontent.com:aud"] == ["sts.amazonaws.com"]
    error_message = "The audience must be that of STS."
  }

  assert {
    condition     = jsondecode(aws_iam_role.this.assume_role_policy).Statement[1].Condition.StringLike["oidc.eks.ap-northeast-2.amazonaws.com/id/0123456789ABCDEF:sub"] == ["system:serviceaccount:chat:*"] && length(jsondecode(aws_iam_role.this.assume_role_policy).Statement[1].Condition.StringEquals) == 1
    error_message = "A subject with a wildcard must be compared as a pattern."
  }
}

run "policies" {
  command = plan

  variables {
    managed_policy_arns = { logs = "arn:aws:iam::aws:policy/CloudWatchLogsReadOnlyAccess" }
    inline_policies     = { queue = "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"sqs:SendMessage\",\"Resource\":\"arn:aws:sqs:ap-northeast-2:444444444444:mail\"}}" }
    trust_statements    = ["{\"Sid\":\"Extra\",\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"sts:AssumeRole\"}"]
  }

  assert {
    condition     = aws_iam_role_policy_attachment.this["logs"].policy_arn == "arn:aws:iam::aws:policy/CloudWatchLogsReadOnlyAccess" && aws_iam_role_policy.this["queue"].name == "queue"
    error_message = "Policies must be on the role."
  }

  assert {
    condition     = aws_iam_role_policies_exclusive.this[0].policy_names == toset(["queue"]) && length(aws_iam_role_policy_attachments_exclusive.this[0].policy_arns) == 1
    error_message = "The module's own policies must stay."
  }

  assert {
    condition     = jsondecode(aws_iam_role.this.assume_role_policy).Statement[1].Sid == "Extra"
    error_message = "Statements given by the caller must be part of the trust policy."
  }
}

run "administrator_within_a_boundary" {
  command = plan

  variables {
    managed_policy_arns      = { all = "arn:aws:iam::aws:policy/AdministratorAccess" }
    permissions_boundary_arn = "arn:aws:iam::444444444444:policy/platform-boundary"
  }

  assert {
    condition     = aws_iam_role.this.permissions_boundary == "arn:aws:iam::444444444444:policy/platform-boundary"
    error_message = "The boundary must be on the role."
  }
}
