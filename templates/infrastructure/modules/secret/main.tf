data "aws_region" "current" {}

locals {
  # Principals of other accounts need this besides an IAM policy of their own.
  reader_statements = [
    for readers in [var.readers] : {
      Sid       = "Read"
      Effect    = "Allow"
      Principal = { AWS = readers }
      Action    = ["secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue"]
      Resource  = "*"
    } if length(readers) > 0
  ]

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      [{
        Sid       = "DenyWithoutTls"
        Effect    = "Deny"
        Principal = "*"
        Action    = "secretsmanager:*"
        Resource  = "*"
        Condition = { Bool = { "aws:SecureTransport" = "false" } }
      }],
      local.reader_statements,
      [for statement in var.policy_statements : jsondecode(statement)],
    )
  })
}

# No value here, and no aws_secretsmanager_secret_version anywhere: people or a rotation put it.
resource "aws_secretsmanager_secret" "this" {
  #checkov:skip=CKV2_AWS_57:whether a secret can rotate depends on what it opens; rotation is offered
  name                    = var.name
  description             = trimspace(var.description)
  kms_key_id              = var.kms_key_arn
  recovery_window_in_days = var.recovery_window_days
  tags                    = merge(var.tags, { Name = var.name })

  dynamic "replica" {
    for_each = var.replicas

    content {
      region     = replica.key
      kms_key_id = replica.value.kms_key_arn
    }
  }
}

resource "aws_secretsmanager_secret_policy" "this" {
  secret_arn          = aws_secretsmanager_secret.this.arn
  policy              = local.policy
  block_public_policy = true
}

resource "aws_secretsmanager_secret_rotation" "this" {
  count = var.rotation == null ? 0 : 1

  secret_id           = aws_secretsmanager_secret.this.id
  rotation_lambda_arn = var.rotation.lambda_arn
  rotate_immediately  = var.rotation.immediately

  rotation_rules {
    automatically_after_days = var.rotation.days
    schedule_expression      = var.rotation.schedule
    duration                 = var.rotation.duration
  }
}
