data "aws_partition" "current" {}

data "aws_region" "current" {}

locals {
  # Known before the bucket exists, so that plans show policies in full.
  bucket_arn = "arn:${data.aws_partition.current.partition}:s3:::${var.name}"
  region     = data.aws_region.current.region
}

resource "aws_s3_bucket" "this" {
  bucket        = var.name
  force_destroy = false
  tags          = merge(var.tags, { Name = var.name })

  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_s3_bucket_public_access_block" "this" {
  bucket                  = aws_s3_bucket.this.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_ownership_controls" "this" {
  bucket = aws_s3_bucket.this.id

  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "this" {
  bucket = aws_s3_bucket.this.id

  rule {
    bucket_key_enabled = true

    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = var.kms_key_arn
    }
  }
}

resource "aws_s3_bucket_versioning" "this" {
  bucket = aws_s3_bucket.this.id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "this" {
  bucket = aws_s3_bucket.this.id

  rule {
    id     = "history"
    status = "Enabled"

    filter {}

    noncurrent_version_expiration {
      noncurrent_days           = var.history.days
      newer_noncurrent_versions = var.history.versions_kept
    }

    # Every released lock leaves a delete marker behind.
    expiration {
      expired_object_delete_marker = true
    }

    abort_incomplete_multipart_upload {
      days_after_initiation = 1
    }
  }

  # A filter cannot say "ends with .tflock", but it can say how large: a lock has some 200 bytes, and state below
  # 1 KiB describes nothing yet.
  rule {
    id     = "locks"
    status = "Enabled"

    filter {
      object_size_less_than = 1024
    }

    noncurrent_version_expiration {
      noncurrent_days = var.lock_history_days
    }
  }

  depends_on = [aws_s3_bucket_versioning.this]
}

resource "aws_s3_bucket_logging" "this" {
  count = var.access_log == null ? 0 : 1

  bucket        = aws_s3_bucket.this.id
  target_bucket = var.access_log.bucket
  target_prefix = coalesce(var.access_log.prefix, "${var.name}/")

  target_object_key_format {
    partitioned_prefix {
      partition_date_source = "EventTime"
    }
  }
}

resource "aws_s3_bucket_policy" "this" {
  bucket = aws_s3_bucket.this.id
  policy = local.bucket_policy

  # Both change the same bucket; S3 refuses the two at once.
  depends_on = [aws_s3_bucket_public_access_block.this]
}
