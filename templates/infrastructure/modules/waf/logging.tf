resource "aws_cloudwatch_log_group" "this" {
  count  = var.logging.create_log_group ? 1 : 0
  region = local.region

  # WAF writes only to destinations with this prefix.
  name              = "aws-waf-logs-${var.name}"
  retention_in_days = var.logging.retention_days
  kms_key_id        = var.logging.kms_key_arn

  tags = var.tags
}

resource "aws_wafv2_web_acl_logging_configuration" "this" {
  region = local.region

  resource_arn            = aws_wafv2_web_acl.this.arn
  log_destination_configs = [var.logging.create_log_group ? aws_cloudwatch_log_group.this[0].arn : var.logging.destination_arn]

  # Credentials must not lie in a log.
  redacted_fields {
    single_header {
      name = "authorization"
    }
  }
  redacted_fields {
    single_header {
      name = "cookie"
    }
  }

  dynamic "logging_filter" {
    for_each = var.logging.log_allowed ? [] : ["matched-only"]

    content {
      default_behavior = "DROP"

      filter {
        behavior    = "KEEP"
        requirement = "MEETS_ANY"

        dynamic "condition" {
          for_each = ["BLOCK", "COUNT", "EXCLUDED_AS_COUNT", "CAPTCHA", "CHALLENGE"]

          content {
            action_condition {
              action = condition.value
            }
          }
        }
      }
    }
  }
}
