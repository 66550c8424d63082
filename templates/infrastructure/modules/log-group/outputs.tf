output "name" {
  description = "Name of the log group."
  value       = aws_cloudwatch_log_group.this.name
}

output "arn" {
  description = "ARN of the log group. For policies on its streams, append `:*`."
  value       = aws_cloudwatch_log_group.this.arn
}

output "metrics" {
  description = "Namespace and name of each counted metric, by filter, for alarms."
  value       = { for name, filter in var.metric_filters : name => { namespace = filter.namespace, metric_name = name } }
}
