output "arn" {
  description = "ARN of the load balancer."
  value       = aws_lb.this.arn
}

output "arn_suffix" {
  description = "The part of the ARN that CloudWatch metrics and request-based scaling use."
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

output "https_listener_arn" {
  description = "HTTPS listener, to which services add their rules."
  value       = aws_lb_listener.https.arn
}

output "http_listener_arn" {
  description = "Redirecting HTTP listener; null without one."
  value       = one(aws_lb_listener.http_redirect[*].arn)
}

output "security_group_id" {
  description = "Security group of the load balancer, from which services accept traffic."
  value       = aws_security_group.this.id
}
