output "zone_id" {
  description = "Id of the root zone."
  value       = aws_route53_zone.root.zone_id
}
