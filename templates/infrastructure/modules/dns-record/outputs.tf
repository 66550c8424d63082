output "fqdn" {
  description = "Full name of the record."
  value       = one(distinct(concat(values(aws_route53_record.simple)[*].fqdn, values(aws_route53_record.weighted)[*].fqdn)))
}

output "name" {
  description = "Name as given, known before the record exists."
  value       = var.name
}
