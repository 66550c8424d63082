output "arn" {
  description = "ARN of the load balancer."
  value       = aws_lb.this.arn
}

output "arn_suffix" {
  description = "The part of the ARN that CloudWatch metrics use."
  value       = aws_lb.this.arn_suffix
}

output "name" {
  description = "Name of the load balancer."
  value       = aws_lb.this.name
}

output "dns_name" {
  description = "DNS name of the load balancer, the target of an alias record."
  value       = aws_lb.this.dns_name
}

output "zone_id" {
  description = "Hosted zone of the DNS name, for alias records."
  value       = aws_lb.this.zone_id
}

output "listener_arns" {
  description = "ARNs of the listeners, by name."
  value       = { for name, listener in aws_lb_listener.this : name => listener.arn }
}

output "target_group_arns" {
  description = "ARNs of the target groups, by listener, for targets that register themselves."
  value       = { for name, group in aws_lb_target_group.this : name => group.arn }
}

output "target_group_arn_suffixes" {
  description = "The target groups in CloudWatch metrics, by listener."
  value       = { for name, group in aws_lb_target_group.this : name => group.arn_suffix }
}

output "security_group_id" {
  description = "Security group of the load balancer, from which targets accept traffic."
  value       = aws_security_group.this.id
}
