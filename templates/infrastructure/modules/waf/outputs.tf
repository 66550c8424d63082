output "arn" {
  description = "ARN of the web ACL. Give it to a distribution as web_acl_id."
  value       = aws_wafv2_web_acl.this.arn
}

output "id" {
  description = "Id of the web ACL."
  value       = aws_wafv2_web_acl.this.id
}

output "name" {
  description = "Name of the web ACL."
  value       = aws_wafv2_web_acl.this.name
}

output "capacity" {
  description = "Web ACL capacity units in use. Above 1500 AWS charges extra."
  value       = aws_wafv2_web_acl.this.capacity
}

output "log_group_name" {
  description = "Name of the log group, or null when the logs go elsewhere."
  value       = one(aws_cloudwatch_log_group.this[*].name)
}
