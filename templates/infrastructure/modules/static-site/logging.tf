# Accesses to the bucket itself: uploads, deletions, what passes CloudFront by.
resource "aws_s3_bucket_logging" "this" {
  bucket        = aws_s3_bucket.this.id
  target_bucket = var.log_bucket
  target_prefix = "s3/${local.bucket_name}/"

  target_object_key_format {
    partitioned_prefix {
      partition_date_source = "EventTime"
    }
  }
}

# Visits. Standard logging v2: the older kind needs a bucket with ACLs. Its
# sources and deliveries live in us-east-1, wherever the bucket is.
resource "aws_cloudwatch_log_delivery_source" "this" {
  region = "us-east-1"

  name         = var.name
  log_type     = "ACCESS_LOGS"
  resource_arn = aws_cloudfront_distribution.this.arn
  tags         = var.tags
}

resource "aws_cloudwatch_log_delivery_destination" "this" {
  region = "us-east-1"

  name          = var.name
  output_format = "json"
  tags          = var.tags

  delivery_destination_configuration {
    destination_resource_arn = "${local.log_bucket_arn}/cloudfront"
  }
}

resource "aws_cloudwatch_log_delivery" "this" {
  region = "us-east-1"

  delivery_source_name     = aws_cloudwatch_log_delivery_source.this.name
  delivery_destination_arn = aws_cloudwatch_log_delivery_destination.this.arn
  tags                     = var.tags

  s3_delivery_configuration = [{
    enable_hive_compatible_path = false
    suffix_path                 = "/{DistributionId}/{yyyy}/{MM}/{dd}/{HH}"
  }]
}
