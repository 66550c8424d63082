# Permissions that only some services need: a shell through ECS Exec, and ECS moving traffic.

data "aws_iam_policy_document" "execute_command" {
  statement {
    sid = "OpenSession"
    # These actions have no resource to name.
    actions = [
      "ssmmessages:CreateControlChannel",
      "ssmmessages:CreateDataChannel",
      "ssmmessages:OpenControlChannel",
      "ssmmessages:OpenDataChannel",
    ]
    resources = ["*"]
  }

  dynamic "statement" {
    for_each = local.own_cluster ? [local.exec_log_group_arn] : []

    content {
      sid       = "RecordSession"
      actions   = ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"]
      resources = ["${statement.value}:*"]
    }
  }

  dynamic "statement" {
    for_each = local.own_cluster ? compact([var.logs.kms_key_arn]) : []

    content {
      sid       = "EncryptSession"
      actions   = ["kms:Decrypt", "kms:GenerateDataKey"]
      resources = [statement.value]
    }
  }
}

resource "aws_iam_role_policy" "execute_command" {
  count = var.execute_command ? 1 : 0

  name   = "execute-command"
  role   = aws_iam_role.task.id
  policy = data.aws_iam_policy_document.execute_command.json
}

data "aws_iam_policy_document" "deployment_trust" {
  statement {
    sid     = "EcsService"
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["ecs.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [local.account_id]
    }
  }
}

# ECS changes listener rules and registers targets with this role during blue/green and canary deployments.
resource "aws_iam_role" "deployment" {
  count = local.shifts_traffic ? 1 : 0

  name                 = "${var.name}-deployment"
  description          = "Lets ECS move traffic of ${var.name} between target groups"
  assume_role_policy   = data.aws_iam_policy_document.deployment_trust.json
  permissions_boundary = var.permissions_boundary_arn

  tags = var.tags
}

resource "aws_iam_role_policy_attachment" "deployment" {
  count = local.shifts_traffic ? 1 : 0

  role       = aws_iam_role.deployment[0].name
  policy_arn = "arn:${local.partition}:iam::aws:policy/AmazonECSInfrastructureRolePolicyForLoadBalancers"
}
