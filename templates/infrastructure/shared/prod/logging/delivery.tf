# CloudWatch → Firehose → S3.
resource "aws_kinesis_firehose_delivery_stream" "logs" {
  name        = "acme-prod-logs"
  destination = "extended_s3"

  extended_s3_configuration {
    role_arn            = aws_iam_role.delivery.arn
    bucket_arn          = module.archive.arn
    prefix              = "logs/!{timestamp:yyyy/MM/dd}/"
    error_output_prefix = "errors/!{firehose:error-output-type}/!{timestamp:yyyy/MM/dd}/"
    compression_format  = "GZIP"
    kms_key_arn         = data.aws_ssm_parameter.data_key.insecure_value
    buffering_size      = 64
    buffering_interval  = 300

    cloudwatch_logging_options {
      enabled         = true
      log_group_name  = aws_cloudwatch_log_group.delivery.name
      log_stream_name = "delivery"
    }
  }

  server_side_encryption {
    enabled  = true
    key_type = "CUSTOMER_MANAGED_CMK"
    key_arn  = data.aws_ssm_parameter.data_key.insecure_value
  }
}

# Its own trouble must not travel through itself.
resource "aws_cloudwatch_log_group" "delivery" {
  name              = "/aws/kinesisfirehose/acme-prod-logs"
  retention_in_days = 365
  kms_key_id        = data.aws_ssm_parameter.logs_key.insecure_value
}

resource "aws_cloudwatch_log_account_policy" "all" {
  policy_name        = "archive"
  policy_type        = "SUBSCRIPTION_FILTER_POLICY"
  selection_criteria = "LogGroupName NOT IN [\"${aws_cloudwatch_log_group.delivery.name}\"]"

  policy_document = jsonencode({
    DestinationArn = aws_kinesis_firehose_delivery_stream.logs.arn
    RoleArn        = aws_iam_role.subscription.arn
    FilterPattern  = ""
    Distribution   = "Random"
  })
}
