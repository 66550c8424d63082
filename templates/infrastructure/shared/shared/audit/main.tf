# One trail for all accounts of the organisation, kept where nobody deletes it.
resource "aws_cloudtrail" "organisation" {
  name                          = "acme-organisation"
  s3_bucket_name                = module.trail.name
  kms_key_id                    = data.aws_ssm_parameter.logs_key.insecure_value
  is_organization_trail         = true
  is_multi_region_trail         = true
  include_global_service_events = true
  enable_log_file_validation    = true
  cloud_watch_logs_group_arn    = "${aws_cloudwatch_log_group.trail.arn}:*"
  cloud_watch_logs_role_arn     = aws_iam_role.trail.arn
}

module "trail" {
  source = "git::https://github.com/acme/infrastructure.git//modules/s3-bucket?ref=s3-bucket/v1.0.0"

  name                = "acme-audit-trail"
  kms_key_arn         = data.aws_ssm_parameter.logs_key.insecure_value
  log_sources         = ["cloudtrail", "config"]
  log_source_accounts = ["111111111111", "222222222222", "333333333333", "444444444444"]
  access_log          = { bucket = data.aws_ssm_parameter.access_log_bucket.insecure_value }
  object_lock         = { mode = "GOVERNANCE", days = 365 }

  lifecycle_rules = {
    archive = {
      transitions     = [{ days = 90, storage_class = "GLACIER_IR" }]
      expiration_days = 2557
    }
  }
}

resource "aws_cloudwatch_log_group" "trail" {
  name              = "/aws/cloudtrail/acme-organisation"
  retention_in_days = 365
  kms_key_id        = data.aws_ssm_parameter.logs_key.insecure_value
}

data "aws_iam_policy_document" "trail_trust" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["cloudtrail.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "trail" {
  name               = "acme-cloudtrail-logs"
  assume_role_policy = data.aws_iam_policy_document.trail_trust.json
}

resource "aws_iam_role_policy" "trail" {
  name = "write"
  role = aws_iam_role.trail.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
      Resource = ["${aws_cloudwatch_log_group.trail.arn}:*"]
    }]
  })
}

data "aws_ssm_parameter" "logs_key" {
  name = "/shared/kms/logs-key-arn"
}

data "aws_ssm_parameter" "access_log_bucket" {
  name = "/shared/logging/access-log-bucket"
}
