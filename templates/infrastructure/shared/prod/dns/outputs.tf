output "name_servers" {
  description = "For the delegation in shared/shared/dns."
  value       = aws_route53_zone.this.name_servers
}
