locals {
  partition  = data.aws_partition.current.partition
  region     = data.aws_region.current.region
  account_id = data.aws_caller_identity.current.account_id

  log_group = "/ecs/${var.name}"
  # Written from its parts and not taken from the resource, so that the policy is readable in the plan.
  log_group_arn      = "arn:${local.partition}:logs:${local.region}:${local.account_id}:log-group:${local.log_group}"
  exec_log_group_arn = "arn:${local.partition}:logs:${local.region}:${local.account_id}:log-group:/aws/ecs/${var.name}/execute-command"

  # Images of ECR name their repository; images from elsewhere need no permission.
  ecr_images = flatten([
    for container in local.containers :
    [for match in regexall("^([0-9]{12})\\.dkr\\.ecr\\.([a-z0-9-]+)\\.amazonaws\\.com(?:\\.cn)?/([^:@]+)", container.image) : match]
  ])
  ecr_repository_arns = distinct([
    for match in chunklist(local.ecr_images, 3) : "arn:${local.partition}:ecr:${match[1]}:${match[0]}:repository/${match[2]}"
  ])

  secret_arns = distinct(flatten([for container in local.containers : values(container.secrets)]))
  # A secret's ARN may end in :json-key:version-stage:version-id, which is no part of the resource.
  secretsmanager_arns = distinct(flatten([for arn in local.secret_arns : regexall("^arn:[^:]+:secretsmanager:[^:]+:[0-9]+:secret:[^:]+", arn)]))
  ssm_arns            = distinct(flatten([for arn in local.secret_arns : regexall("^arn:[^:]+:ssm:.+$", arn)]))
}

data "aws_iam_policy_document" "trust" {
  statement {
    sid     = "EcsTasks"
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["ecs-tasks.amazonaws.com"]
    }

    # Keeps another account's tasks from borrowing the role.
    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [local.account_id]
    }

    condition {
      test     = "ArnLike"
      variable = "aws:SourceArn"
      values   = ["arn:${local.partition}:ecs:${local.region}:${local.account_id}:*"]
    }
  }
}

# What ECS does to start the task.
data "aws_iam_policy_document" "execution" {
  statement {
    sid       = "WriteLogs"
    actions   = ["logs:CreateLogStream", "logs:PutLogEvents"]
    resources = ["${local.log_group_arn}:*"]
  }

  dynamic "statement" {
    for_each = length(local.ecr_repository_arns) > 0 ? ["*"] : []

    content {
      sid = "LogInToRegistry"
      # This action has no resource to name.
      actions   = ["ecr:GetAuthorizationToken"]
      resources = [statement.value]
    }
  }

  dynamic "statement" {
    for_each = length(local.ecr_repository_arns) > 0 ? [local.ecr_repository_arns] : []

    content {
      sid       = "PullImages"
      actions   = ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]
      resources = statement.value
    }
  }

  dynamic "statement" {
    for_each = length(local.secretsmanager_arns) > 0 ? [local.secretsmanager_arns] : []

    content {
      sid       = "ReadSecrets"
      actions   = ["secretsmanager:GetSecretValue"]
      resources = statement.value
    }
  }

  dynamic "statement" {
    for_each = length(local.ssm_arns) > 0 ? [local.ssm_arns] : []

    content {
      sid       = "ReadParameters"
      actions   = ["ssm:GetParameters"]
      resources = statement.value
    }
  }

  dynamic "statement" {
    for_each = length(var.secrets_kms_key_arns) > 0 ? [var.secrets_kms_key_arns] : []

    content {
      sid       = "DecryptSecrets"
      actions   = ["kms:Decrypt"]
      resources = statement.value
    }
  }
}

resource "aws_iam_role" "execution" {
  name                 = "${var.name}-execution"
  description          = "Starts the tasks of ${var.name}: image, logs, secrets"
  assume_role_policy   = data.aws_iam_policy_document.trust.json
  permissions_boundary = var.permissions_boundary_arn

  tags = var.tags
}

resource "aws_iam_role_policy" "execution" {
  for_each = merge({ start-tasks = data.aws_iam_policy_document.execution.json }, var.execution_policies)

  name   = each.key
  role   = aws_iam_role.execution.id
  policy = each.value
}

resource "aws_iam_role" "task" {
  name                 = "${var.name}-task"
  description          = "What the application ${var.name} may do in AWS"
  assume_role_policy   = data.aws_iam_policy_document.trust.json
  permissions_boundary = var.permissions_boundary_arn

  tags = var.tags
}

resource "aws_iam_role_policy" "task" {
  for_each = var.task_policies

  name   = each.key
  role   = aws_iam_role.task.id
  policy = each.value
}
