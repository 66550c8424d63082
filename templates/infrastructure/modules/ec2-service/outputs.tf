output "autoscaling_group_name" {
  description = "Name of the Auto Scaling group, for deployments and alarms."
  value       = aws_autoscaling_group.this.name
}

output "autoscaling_group_arn" {
  description = "ARN of the Auto Scaling group."
  value       = aws_autoscaling_group.this.arn
}

output "launch_template_id" {
  description = "Id of the launch template."
  value       = aws_launch_template.this.id
}

output "capacity_provider_name" {
  description = "Name of the ECS capacity provider; null without `ecs_cluster`."
  value       = one(aws_ecs_capacity_provider.this[*].name)
}

output "role_arn" {
  description = "ARN of the instances' role, for resource policies."
  value       = aws_iam_role.this.arn
}

output "role_name" {
  description = "Name of the instances' role, for more policies."
  value       = aws_iam_role.this.name
}

output "security_group_id" {
  description = "Security group of the instances, for the ingress rules of databases and caches."
  value       = aws_security_group.this.id
}

output "log_group_name" {
  description = "Log group of the service."
  value       = aws_cloudwatch_log_group.this.name
}

output "log_group_arn" {
  description = "ARN of the log group."
  value       = aws_cloudwatch_log_group.this.arn
}

output "target_group_arn" {
  description = "ARN of the target group; null without a load balancer."
  value       = one(aws_lb_target_group.this[*].arn)
}

output "target_group_arn_suffix" {
  description = "The target group in CloudWatch metrics; null without a load balancer."
  value       = one(aws_lb_target_group.this[*].arn_suffix)
}

output "listener_rule_arn" {
  description = "ARN of the listener rule; null without a load balancer."
  value       = one(aws_lb_listener_rule.this[*].arn)
}
