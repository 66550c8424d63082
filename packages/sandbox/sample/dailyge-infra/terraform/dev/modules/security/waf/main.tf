variable "name" {
  type = string
}

variable "rate_limit" {
  description = "Requests of one address in five minutes."
  type        = number
  default     = 1000

  validation {
    condition     = var.rate_limit >= 100
    error_message = "AWS counts no fewer than 100 requests."
  }
}

resource "aws_wafv2_web_acl" "this" {
  region = "us-east-1"
  name   = var.name
  scope  = "CLOUDFRONT"

  default_action {
    allow {}
  }

  rule {
    name     = "rate"
    priority = 1

    action {
      block {}
    }

    statement {
      rate_based_statement {
        limit              = var.rate_limit
        aggregate_key_type = "IP"
      }
    }

    visibility_config {
      cloudwatch_metrics_enabled = true
      metric_name                = "${var.name}-rate"
      sampled_requests_enabled   = true
    }
  }

  visibility_config {
    cloudwatch_metrics_enabled = true
    metric_name                = var.name
    sampled_requests_enabled   = true
  }
}

output "arn" {
  value = aws_wafv2_web_acl.this.arn
}
