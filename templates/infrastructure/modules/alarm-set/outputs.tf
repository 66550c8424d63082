output "alarm_arns" {
  description = "ARNs of the alarms, by key (the alarm's name without the leading name)."
  value       = local.alarm_arns
}

output "alarm_names" {
  description = "Names of the alarms, by key. For deployment roll-back: give alb-…-5xx-rate and ecs-running-below-desired to the ECS service."
  value = merge(
    { for key, alarm in aws_cloudwatch_metric_alarm.metric : key => alarm.alarm_name },
    { for key, alarm in aws_cloudwatch_metric_alarm.math : key => alarm.alarm_name },
  )
}

output "dashboard_arn" {
  description = "ARN of the dashboard, or null when none was asked for."
  value       = one(aws_cloudwatch_dashboard.this[*].dashboard_arn)
}

output "dashboard_name" {
  description = "Name of the dashboard, or null when none was asked for."
  value       = one(aws_cloudwatch_dashboard.this[*].dashboard_name)
}
