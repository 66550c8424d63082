resource "aws_wafv2_web_acl" "this" {
  region = local.region

  name        = var.name
  description = "Web ACL of ${var.name}"
  scope       = var.scope

  default_action {
    allow {}
  }

  dynamic "rule" {
    for_each = var.restrict_everything ? ["restrict-everything"] : []

    content {
      name     = rule.value
      priority = local.priority_everything

      action {
        block {}
      }

      # Neither one of the IPv4 nor one of the IPv6 addresses.
      statement {
        and_statement {
          statement {
            not_statement {
              statement {
                ip_set_reference_statement {
                  arn = aws_wafv2_ip_set.allowed["IPV4"].arn
                }
              }
            }
          }
          statement {
            not_statement {
              statement {
                ip_set_reference_statement {
                  arn = aws_wafv2_ip_set.allowed["IPV6"].arn
                }
              }
            }
          }
        }
      }

      visibility_config {
        cloudwatch_metrics_enabled = true
        metric_name                = "${var.name}-${rule.value}"
        sampled_requests_enabled   = true
      }
    }
  }

  dynamic "rule" {
    for_each = var.restricted_paths

    content {
      name     = "restrict-${rule.key}"
      priority = local.priority_paths + index(keys(var.restricted_paths), rule.key)

      action {
        block {}
      }

      statement {
        and_statement {
          statement {
            byte_match_statement {
              positional_constraint = "STARTS_WITH"
              search_string         = rule.value

              field_to_match {
                uri_path {}
              }

              dynamic "text_transformation" {
                for_each = local.path_transformations

                content {
                  priority = text_transformation.key
                  type     = text_transformation.value
                }
              }
            }
          }
          statement {
            not_statement {
              statement {
                ip_set_reference_statement {
                  arn = aws_wafv2_ip_set.allowed["IPV4"].arn
                }
              }
            }
          }
          statement {
            not_statement {
              statement {
                ip_set_reference_statement {
                  arn = aws_wafv2_ip_set.allowed["IPV6"].arn
                }
              }
            }
          }
        }
      }

      visibility_config {
        cloudwatch_metrics_enabled = true
        metric_name                = "${var.name}-restrict-${rule.key}"
        sampled_requests_enabled   = true
      }
    }
  }

  rule {
    name     = "rate-limit"
    priority = local.priority_rate

    action {
      block {
        custom_response {
          response_code = 429
        }
      }
    }

    statement {
      rate_based_statement {
        aggregate_key_type    = "IP"
        limit                 = var.rate_limit.requests
        evaluation_window_sec = var.rate_limit.window_seconds
      }
    }

    visibility_config {
      cloudwatch_metrics_enabled = true
      metric_name                = "${var.name}-rate-limit"
      sampled_requests_enabled   = true
    }
  }

  dynamic "rule" {
    for_each = var.path_rate_limits

    content {
      name     = "rate-limit-${rule.key}"
      priority = local.priority_path_rates + index(keys(var.path_rate_limits), rule.key)

      action {
        block {
          custom_response {
            response_code = 429
          }
        }
      }

      statement {
        rate_based_statement {
          aggregate_key_type    = "IP"
          limit                 = rule.value.requests
          evaluation_window_sec = rule.value.window_seconds

          scope_down_statement {
            byte_match_statement {
              positional_constraint = "STARTS_WITH"
              search_string         = rule.value.path

              field_to_match {
                uri_path {}
              }

              dynamic "text_transformation" {
                for_each = local.path_transformations

                content {
                  priority = text_transformation.key
                  type     = text_transformation.value
                }
              }
            }
          }
        }
      }

      visibility_config {
        cloudwatch_metrics_enabled = true
        metric_name                = "${var.name}-rate-limit-${rule.key}"
        sampled_requests_enabled   = true
      }
    }
  }

  dynamic "rule" {
    for_each = local.rule_groups

    content {
      name     = rule.value
      priority = local.priority_rule_groups + rule.key

      override_action {
        dynamic "none" {
          for_each = contains(var.count_rule_groups, rule.value) ? [] : [true]
          content {}
        }
        dynamic "count" {
          for_each = contains(var.count_rule_groups, rule.value) ? [true] : []
          content {}
        }
      }

      statement {
        managed_rule_group_statement {
          vendor_name = "AWS"
          name        = rule.value

          dynamic "rule_action_override" {
            for_each = lookup(var.count_rules, rule.value, [])

            content {
              name = rule_action_override.value

              action_to_use {
                count {}
              }
            }
          }
        }
      }

      visibility_config {
        cloudwatch_metrics_enabled = true
        metric_name                = "${var.name}-${rule.value}"
        sampled_requests_enabled   = true
      }
    }
  }

  visibility_config {
    cloudwatch_metrics_enabled = true
    metric_name                = var.name
    sampled_requests_enabled   = true
  }

  tags = var.tags
}
