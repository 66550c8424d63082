# Access logs of load balancers and buckets. They cannot be written under a key
# of our own, so this bucket has S3's.
module "access_logs" {
  source = "git::https://github.com/acme/infrastructure.git//modules/s3-bucket?ref=s3-bucket/v1.0.0"

  name          = "acme-stg-access-logs"
  sse_algorithm = "AES256"
  log_sources   = ["load-balancer", "s3"]

  lifecycle_rules = {
    expire = { expiration_days = 180 }
  }
}

# Every log group of the account, in one place, for auditors and long questions.
module "archive" {
  source = "git::https://github.com/acme/infrastructure.git//modules/s3-bucket?ref=s3-bucket/v1.0.0"

  name        = "acme-stg-log-archive"
  kms_key_arn = data.aws_ssm_parameter.data_key.insecure_value
  access_log  = { bucket = module.access_logs.name }

  lifecycle_rules = {
    archive = {
      transitions     = [{ days = 30, storage_class = "GLACIER_IR" }]
      expiration_days = 180
    }
  }
}

data "aws_ssm_parameter" "data_key" {
  name = "/shared/kms/data-key-arn"
}

data "aws_ssm_parameter" "logs_key" {
  name = "/shared/kms/logs-key-arn"
}

resource "aws_ssm_parameter" "access_log_bucket" {
  name  = "/shared/logging/access-log-bucket"
  type  = "String"
  value = module.access_logs.name
}
