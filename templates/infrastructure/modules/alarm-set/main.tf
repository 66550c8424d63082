# Every group file (alb.tf, ecs.tf, …) describes its alarms as plain values in
# locals; the two resources below turn them into alarms. metric_alarms watch one
# metric, math_alarms an expression over several.

locals {
  every_metric_alarm = merge(
    local.alb_metric_alarms,
    local.ecs_metric_alarms,
    local.rds_metric_alarms,
    local.sqs_metric_alarms,
    local.elasticache_metric_alarms,
  )
  every_math_alarm = merge(
    local.alb_math_alarms,
    local.ecs_math_alarms,
    local.rds_math_alarms,
  )
  every_key = sort(concat(keys(local.every_metric_alarm), keys(local.every_math_alarm)))

  metric_alarms = { for key, alarm in local.every_metric_alarm : key => alarm if !contains(var.disabled_alarms, key) }
  math_alarms   = { for key, alarm in local.every_math_alarm : key => alarm if !contains(var.disabled_alarms, key) }

  topics = {
    critical = var.notifications.critical
    warning  = coalesce(var.notifications.warning, var.notifications.critical)
  }
  runbook = var.runbook_url == null ? "" : " Runbook: ${var.runbook_url}"
}

resource "aws_cloudwatch_metric_alarm" "metric" {
  for_each = local.metric_alarms

  alarm_name        = "${var.name}-${each.key}"
  alarm_description = "[${each.value.severity}] ${each.value.description}${local.runbook}"

  namespace           = each.value.namespace
  metric_name         = each.value.metric
  dimensions          = each.value.dimensions
  statistic           = startswith(each.value.statistic, "p") ? null : each.value.statistic
  extended_statistic  = startswith(each.value.statistic, "p") ? each.value.statistic : null
  comparison_operator = each.value.comparison
  threshold           = each.value.threshold

  period              = each.value.period
  evaluation_periods  = each.value.periods
  datapoints_to_alarm = each.value.datapoints
  treat_missing_data  = each.value.missing

  # A percentile of a handful of requests is chance, not a trend.
  evaluate_low_sample_count_percentiles = startswith(each.value.statistic, "p") ? "ignore" : null

  alarm_actions = local.topics[each.value.severity]
  ok_actions    = local.topics[each.value.severity]

  tags = merge(var.tags, { Severity = each.value.severity })
}

resource "aws_cloudwatch_metric_alarm" "math" {
  for_each = local.math_alarms

  alarm_name        = "${var.name}-${each.key}"
  alarm_description = "[${each.value.severity}] ${each.value.description}${local.runbook}"

  comparison_operator = each.value.comparison
  threshold           = each.value.threshold
  evaluation_periods  = each.value.periods
  datapoints_to_alarm = each.value.datapoints
  treat_missing_data  = each.value.missing

  metric_query {
    id          = "result"
    label       = each.value.label
    expression  = each.value.expression
    return_data = true
  }

  dynamic "metric_query" {
    for_each = each.value.metrics

    content {
      id          = metric_query.key
      return_data = false

      metric {
        namespace   = each.value.namespace
        metric_name = metric_query.value.metric
        dimensions  = each.value.dimensions
        stat        = metric_query.value.statistic
        period      = each.value.period
      }
    }
  }

  alarm_actions = local.topics[each.value.severity]
  ok_actions    = local.topics[each.value.severity]

  tags = merge(var.tags, { Severity = each.value.severity })
}
