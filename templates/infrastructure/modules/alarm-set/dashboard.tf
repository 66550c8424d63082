locals {
  alarm_arns = merge(
    { for key, alarm in aws_cloudwatch_metric_alarm.metric : key => alarm.arn },
    { for key, alarm in aws_cloudwatch_metric_alarm.math : key => alarm.arn },
  )

  # 24 columns: three graphs in a row, below one row with all states.
  dashboard_widgets = concat(
    [{
      type       = "alarm"
      x          = 0
      y          = 0
      width      = 24
      height     = 3
      properties = { title = "Alarms of ${var.name}", alarms = values(local.alarm_arns) }
    }],
    [for index, key in keys(local.alarm_arns) : {
      type   = "metric"
      x      = 8 * (index % 3)
      y      = 3 + 6 * floor(index / 3)
      width  = 8
      height = 6
      properties = {
        title       = key
        region      = data.aws_region.current.region
        annotations = { alarms = [local.alarm_arns[key]] }
      }
    }],
  )
}

data "aws_region" "current" {}

resource "aws_cloudwatch_dashboard" "this" {
  count = var.create_dashboard ? 1 : 0

  dashboard_name = var.name
  dashboard_body = jsonencode({ widgets = local.dashboard_widgets })
}
