data "aws_iam_policy_document" "trust" {
  for_each = { delivery = "firehose.amazonaws.com", subscription = "logs.amazonaws.com" }

  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = [each.value]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = ["333333333333"]
    }
  }
}

resource "aws_iam_role" "delivery" {
  name               = "acme-stg-log-delivery"
  assume_role_policy = data.aws_iam_policy_document.trust["delivery"].json
}

resource "aws_iam_role_policy" "delivery" {
  name = "write"
  role = aws_iam_role.delivery.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Action   = ["s3:AbortMultipartUpload", "s3:GetBucketLocation", "s3:ListBucket", "s3:ListBucketMultipartUploads", "s3:PutObject"]
        Resource = [module.archive.arn, "${module.archive.arn}/*"]
      },
      {
        Effect   = "Allow"
        Action   = ["kms:Decrypt", "kms:GenerateDataKey"]
        Resource = [data.aws_ssm_parameter.data_key.insecure_value]
      },
      {
        Effect   = "Allow"
        Action   = ["logs:PutLogEvents"]
        Resource = ["${aws_cloudwatch_log_group.delivery.arn}:*"]
      },
    ]
  })
}

resource "aws_iam_role" "subscription" {
  name               = "acme-stg-log-subscription"
  assume_role_policy = data.aws_iam_policy_document.trust["subscription"].json
}

resource "aws_iam_role_policy" "subscription" {
  name = "deliver"
  role = aws_iam_role.subscription.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["firehose:PutRecord", "firehose:PutRecordBatch"]
      Resource = [aws_kinesis_firehose_delivery_stream.logs.arn]
    }]
  })
}
