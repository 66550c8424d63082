# The policy is assembled as data, not with aws_iam_policy_document: so a plan shows every statement and tests can read it.
locals {
  account_id = data.aws_caller_identity.current.account_id
  partition  = data.aws_partition.current.partition
  region     = coalesce(var.region, data.aws_region.current.region)
  root_arn   = "arn:${local.partition}:iam::${local.account_id}:root"

  # An account principal lets IAM policies grant access. Bound to PrincipalType Account, it means the root user alone,
  # which is kept in any case: without it a key whose administrators are gone is lost.
  account_statement = merge(
    {
      Sid       = var.delegate_to_iam ? "DelegateToIam" : "KeepRootUser"
      Effect    = "Allow"
      Principal = { AWS = local.root_arn }
      Action    = "kms:*"
      Resource  = "*"
    },
    {
      for key, value in { Condition = { StringEquals = { "aws:PrincipalType" = "Account" } } } :
      key => value if !var.delegate_to_iam
    },
  )

  administrator_statements = [
    for administrators in [var.administrators] : {
      Sid       = "Administer"
      Effect    = "Allow"
      Principal = { AWS = administrators }
      Action = [
        "kms:CancelKeyDeletion",
        "kms:CreateAlias",
        "kms:DeleteAlias",
        "kms:DescribeKey",
        "kms:DisableKey",
        "kms:EnableKey",
        "kms:EnableKeyRotation",
        "kms:GetKeyPolicy",
        "kms:GetKeyRotationStatus",
        "kms:ListAliases",
        "kms:ListGrants",
        "kms:ListKeyPolicies",
        "kms:ListKeyRotations",
        "kms:ListResourceTags",
        "kms:PutKeyPolicy",
        "kms:ReplicateKey",
        "kms:RevokeGrant",
        "kms:ScheduleKeyDeletion",
        "kms:TagResource",
        "kms:UntagResource",
        "kms:UpdateAlias",
        "kms:UpdateKeyDescription",
        "kms:UpdatePrimaryRegion",
      ]
      Resource = "*"
    } if length(administrators) > 0
  ]

  use_statements = [
    for users in [var.users] : {
      Sid       = "Use"
      Effect    = "Allow"
      Principal = { AWS = users }
      Action    = ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*"]
      Resource  = "*"
    } if length(users) > 0
  ]

  # Services such as RDS keep using the key after the call that handed it to them: through a grant.
  grant_statements = [
    for users in [var.users] : {
      Sid       = "GrantToServicesInUse"
      Effect    = "Allow"
      Principal = { AWS = users }
      Action    = ["kms:CreateGrant", "kms:ListGrants", "kms:RevokeGrant"]
      Resource  = "*"
      Condition = { Bool = { "kms:GrantIsForAWSResource" = "true" } }
    } if length(users) > 0
  ]

  same_account = { StringEquals = { "aws:SourceAccount" = local.account_id } }

  # EventBridge does not tell its account when it writes to an encrypted topic: a condition on that would stop delivery.
  # What it writes to is told, by the encryption context of the topic or queue.
  receivers_of_account = {
    ArnLikeIfExists = {
      "kms:EncryptionContext:aws:sns:topicArn" = "arn:${local.partition}:sns:*:${local.account_id}:*"
      "kms:EncryptionContext:aws:sqs:arn"      = "arn:${local.partition}:sqs:*:${local.account_id}:*"
    }
  }

  # What each service needs, and the condition with which AWS documents it against the confused deputy.
  services = {
    alarms = {
      principal  = "cloudwatch.amazonaws.com"
      actions    = ["kms:Decrypt", "kms:GenerateDataKey*"]
      conditions = local.same_account
    }
    cloudfront = {
      principal  = "cloudfront.amazonaws.com"
      actions    = ["kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey*"]
      conditions = { ArnLike = { "aws:SourceArn" = "arn:${local.partition}:cloudfront::${local.account_id}:distribution/*" } }
    }
    cloudtrail = {
      principal = "cloudtrail.amazonaws.com"
      actions   = ["kms:Decrypt", "kms:DescribeKey", "kms:GenerateDataKey*"]
      conditions = {
        ArnLike = { "aws:SourceArn" = "arn:${local.partition}:cloudtrail:*:${local.account_id}:trail/*" }
      }
    }
    events = {
      principal  = "events.amazonaws.com"
      actions    = ["kms:Decrypt", "kms:GenerateDataKey*"]
      conditions = local.receivers_of_account
    }
    "log-delivery" = {
      principal  = "delivery.logs.amazonaws.com"
      actions    = ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*"]
      conditions = local.same_account
    }
    logs = {
      principal = "logs.${local.region}.amazonaws.com"
      actions   = ["kms:Decrypt", "kms:Describe*", "kms:Encrypt*", "kms:GenerateDataKey*", "kms:ReEncrypt*"]
      conditions = {
        ArnLike = {
          "kms:EncryptionContext:aws:logs:arn" = "arn:${local.partition}:logs:${local.region}:${local.account_id}:*"
        }
      }
    }
    s3 = {
      principal  = "s3.amazonaws.com"
      actions    = ["kms:Decrypt", "kms:GenerateDataKey*"]
      conditions = local.same_account
    }
    sns = {
      principal  = "sns.amazonaws.com"
      actions    = ["kms:Decrypt", "kms:GenerateDataKey*"]
      conditions = local.receivers_of_account
    }
  }

  service_statements = [
    for name in sort(var.services) : {
      Sid       = "Service${replace(title(name), "-", "")}"
      Effect    = "Allow"
      Principal = { Service = local.services[name].principal }
      Action    = local.services[name].actions
      Resource  = "*"
      Condition = local.services[name].conditions
    }
  ]

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      [local.account_statement],
      local.administrator_statements,
      local.use_statements,
      local.grant_statements,
      local.service_statements,
      [for statement in var.policy_statements : jsondecode(statement)],
    )
  })
}
