output "name" {
  description = "Name of the service."
  value       = aws_ecs_service.this.name
}

output "arn" {
  description = "ARN of the service."
  value       = aws_ecs_service.this.arn
}

output "cluster_arn" {
  description = "ARN of the cluster the service runs in."
  value       = local.cluster_arn
}

output "cluster_name" {
  description = "Name of the cluster the service runs in."
  value       = local.cluster_name
}

output "task_definition_arn" {
  description = "ARN of the task definition's revision."
  value       = aws_ecs_task_definition.this.arn
}

output "task_definition_family" {
  description = "Family of the task definition, for pipelines that register revisions."
  value       = aws_ecs_task_definition.this.family
}

output "container_name" {
  description = "Name of the main container, for pipelines that change its image."
  value       = var.name
}

output "task_role_arn" {
  description = "ARN of the role the application runs as, for resource policies."
  value       = aws_iam_role.task.arn
}

output "task_role_name" {
  description = "Name of the role the application runs as, for more policies."
  value       = aws_iam_role.task.name
}

output "execution_role_arn" {
  description = "ARN of the role ECS starts tasks with. A pipeline must be allowed to pass it and the task role."
  value       = aws_iam_role.execution.arn
}

output "security_group_id" {
  description = "Security group of the tasks, for the ingress rules of databases and caches."
  value       = aws_security_group.this.id
}

output "log_group_name" {
  description = "Log group of all containers."
  value       = aws_cloudwatch_log_group.this.name
}

output "log_group_arn" {
  description = "ARN of the log group."
  value       = aws_cloudwatch_log_group.this.arn
}

output "target_group_arn" {
  description = "ARN of the (blue) target group; null without a load balancer."
  value       = try(aws_lb_target_group.this["blue"].arn, null)
}

output "target_group_arn_suffix" {
  description = "The (blue) target group in CloudWatch metrics; null without a load balancer."
  value       = try(aws_lb_target_group.this["blue"].arn_suffix, null)
}

output "alternate_target_group_arn_suffix" {
  description = "The green target group in CloudWatch metrics; null with the rolling strategy."
  value       = try(aws_lb_target_group.this["green"].arn_suffix, null)
}

output "listener_rule_arn" {
  description = "ARN of the listener rule; null without a load balancer."
  value       = one(concat(aws_lb_listener_rule.rolling[*].arn, [for name, rule in aws_lb_listener_rule.shifting : rule.arn if name == "production"]))
}

output "scaling_resource_id" {
  description = "Identifier of the service in Application Auto Scaling."
  value       = aws_appautoscaling_target.this.resource_id
}

output "discovery_service_arn" {
  description = "ARN of the Cloud Map service; null without discovery."
  value       = one(aws_service_discovery_service.this[*].arn)
}
