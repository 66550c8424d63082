resource "aws_s3_bucket_lifecycle_configuration" "this" {
  region = var.region

  bucket = aws_s3_bucket.this.id

  rule {
    id     = "housekeeping"
    status = "Enabled"

    filter {}

    abort_incomplete_multipart_upload {
      days_after_initiation = var.abort_incomplete_upload_days
    }

    dynamic "noncurrent_version_expiration" {
      for_each = var.noncurrent_version_days > 0 ? [var.noncurrent_version_days] : []

      content {
        noncurrent_days = noncurrent_version_expiration.value
      }
    }
  }

  dynamic "rule" {
    for_each = var.lifecycle_rules

    content {
      id     = rule.key
      status = rule.value.enabled ? "Enabled" : "Disabled"

      # S3 wants a lone condition outside of "and", and several inside.
      filter {
        prefix = length(rule.value.object_tags) == 0 && rule.value.prefix != "" ? rule.value.prefix : null

        dynamic "tag" {
          for_each = length(rule.value.object_tags) == 1 && rule.value.prefix == "" ? rule.value.object_tags : {}

          content {
            key   = tag.key
            value = tag.value
          }
        }

        dynamic "and" {
          for_each = length(rule.value.object_tags) > (rule.value.prefix == "" ? 1 : 0) ? [rule.value] : []

          content {
            prefix = and.value.prefix != "" ? and.value.prefix : null
            tags   = and.value.object_tags
          }
        }
      }

      dynamic "transition" {
        for_each = rule.value.transitions

        content {
          days          = transition.value.days
          storage_class = transition.value.storage_class
        }
      }

      dynamic "expiration" {
        for_each = rule.value.expiration_days == null ? [] : [rule.value.expiration_days]

        content {
          days = expiration.value
        }
      }

      dynamic "noncurrent_version_transition" {
        for_each = rule.value.noncurrent_transitions

        content {
          noncurrent_days = noncurrent_version_transition.value.days
          storage_class   = noncurrent_version_transition.value.storage_class
        }
      }

      dynamic "noncurrent_version_expiration" {
        for_each = rule.value.noncurrent_expiration == null ? [] : [rule.value.noncurrent_expiration]

        content {
          noncurrent_days           = noncurrent_version_expiration.value.days
          newer_noncurrent_versions = noncurrent_version_expiration.value.versions_kept
        }
      }
    }
  }

  # Rules on noncurrent versions are accepted once versioning is set.
  depends_on = [aws_s3_bucket_versioning.this]
}
