data "aws_partition" "current" {}

locals {
  has_policy = length(var.pull_accounts) + length(var.pull_lambda_accounts) + length(var.push_role_arns) > 0

  pull_actions = ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]
  push_actions = ["ecr:CompleteLayerUpload", "ecr:InitiateLayerUpload", "ecr:PutImage", "ecr:UploadLayerPart"]

  lifecycle_rules = concat(
    [{
      description = "Untagged images"
      selection   = { tagStatus = "untagged", countType = "sinceImagePushed", countUnit = "days", countNumber = var.lifecycle_rules.untagged_days }
    }],
    [for prefix in var.lifecycle_rules.temporary_prefixes : {
      description = "Temporary images ${prefix}"
      selection   = { tagStatus = "tagged", tagPrefixList = [prefix], countType = "sinceImagePushed", countUnit = "days", countNumber = var.lifecycle_rules.temporary_days }
    }],
    # ECR wants the rule for any image last.
    [{
      description = "All but the newest images"
      selection   = { tagStatus = "any", countType = "imageCountMoreThan", countNumber = var.lifecycle_rules.keep_images }
    }],
  )
}

resource "aws_ecr_repository" "this" {
  name                 = var.name
  image_tag_mutability = length(var.mutable_tag_patterns) > 0 ? "IMMUTABLE_WITH_EXCLUSION" : "IMMUTABLE"
  force_delete         = var.force_delete

  dynamic "image_tag_mutability_exclusion_filter" {
    for_each = var.mutable_tag_patterns

    content {
      filter      = image_tag_mutability_exclusion_filter.value
      filter_type = "WILDCARD"
    }
  }

  encryption_configuration {
    encryption_type = "KMS"
    kms_key         = var.kms_key_arn
  }

  image_scanning_configuration {
    scan_on_push = true
  }

  tags = var.tags
}

resource "aws_ecr_lifecycle_policy" "this" {
  repository = aws_ecr_repository.this.name
  policy = jsonencode({
    rules = [
      for index, rule in local.lifecycle_rules : {
        rulePriority = index + 1
        description  = rule.description
        selection    = rule.selection
        action       = { type = "expire" }
      }
    ]
  })
}

data "aws_iam_policy_document" "this" {
  dynamic "statement" {
    for_each = length(var.pull_accounts) > 0 ? [var.pull_accounts] : []

    content {
      sid     = "PullFromAccounts"
      actions = local.pull_actions

      principals {
        type        = "AWS"
        identifiers = [for account in statement.value : "arn:${data.aws_partition.current.partition}:iam::${account}:root"]
      }
    }
  }

  dynamic "statement" {
    for_each = length(var.pull_lambda_accounts) > 0 ? [var.pull_lambda_accounts] : []

    content {
      sid     = "PullFromLambda"
      actions = local.pull_actions

      principals {
        type        = "Service"
        identifiers = ["lambda.amazonaws.com"]
      }

      condition {
        test     = "StringEquals"
        variable = "aws:SourceAccount"
        values   = statement.value
      }
    }
  }

  dynamic "statement" {
    for_each = length(var.push_role_arns) > 0 ? [var.push_role_arns] : []

    content {
      sid     = "PushFromRoles"
      actions = concat(local.pull_actions, local.push_actions)

      principals {
        type        = "AWS"
        identifiers = statement.value
      }
    }
  }
}

resource "aws_ecr_repository_policy" "this" {
  count = local.has_policy ? 1 : 0

  repository = aws_ecr_repository.this.name
  policy     = data.aws_iam_policy_document.this.json
}
