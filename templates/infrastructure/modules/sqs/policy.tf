# Policies are assembled as data, not with aws_iam_policy_document: so a plan shows every statement and tests can read it.
locals {
  tls_statement = {
    Sid       = "DenyWithoutTls"
    Effect    = "Deny"
    Principal = "*"
    Action    = "sqs:*"
    Condition = { Bool = { "aws:SecureTransport" = "false" } }
  }

  # The ARN of a bucket names no account, so S3 has to tell it too.
  publisher_statements = [
    for name, publisher in var.publishers : {
      Sid       = "SendFrom${replace(title(replace(name, "/[_-]/", " ")), " ", "")}"
      Effect    = "Allow"
      Principal = { Service = "${publisher.service}.amazonaws.com" }
      Action    = "sqs:SendMessage"
      Resource  = local.queue_arn
      Condition = merge(
        { ArnLike = { "aws:SourceArn" = publisher.source_arns } },
        { for operator, condition in { StringEquals = { "aws:SourceAccount" = local.account_id } } : operator => condition if publisher.service == "s3" },
      )
    }
  ]

  queue_policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      [merge(local.tls_statement, { Resource = local.queue_arn })],
      local.publisher_statements,
      [for statement in var.policy_statements : jsondecode(statement)],
    )
  })

  dead_letter_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [merge(local.tls_statement, { Resource = local.dead_letter_arn })]
  })

  # For roles of services: what sending and consuming takes, the key included.
  key_arns = var.kms_key_arn == null ? [] : [var.kms_key_arn]
  via_sqs  = { StringEquals = { "kms:ViaService" = "sqs.${local.region}.amazonaws.com" } }

  send_policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      [{ Sid = "Send", Effect = "Allow", Action = ["sqs:GetQueueAttributes", "sqs:GetQueueUrl", "sqs:SendMessage"], Resource = local.queue_arn }],
      [for arn in local.key_arns : { Sid = "Encrypt", Effect = "Allow", Action = ["kms:Decrypt", "kms:GenerateDataKey"], Resource = arn, Condition = local.via_sqs }],
    )
  })

  consume_policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      [{
        Sid      = "Consume"
        Effect   = "Allow"
        Action   = ["sqs:ChangeMessageVisibility", "sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:GetQueueUrl", "sqs:ReceiveMessage"]
        Resource = local.queue_arn
      }],
      [for arn in local.key_arns : { Sid = "Decrypt", Effect = "Allow", Action = ["kms:Decrypt"], Resource = arn, Condition = local.via_sqs }],
    )
  })
}
