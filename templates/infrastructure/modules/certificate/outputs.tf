output "arn" {
  description = "ARN of the certificate. Known only once it is issued, unless wait_for_validation is false."
  value       = var.wait_for_validation ? aws_acm_certificate_validation.this[0].certificate_arn : aws_acm_certificate.this.arn
}

output "domain_name" {
  description = "First name of the certificate."
  value       = aws_acm_certificate.this.domain_name
}

output "names" {
  description = "All names of the certificate, sorted."
  value       = sort(concat([var.domain_name], tolist(var.subject_alternative_names)))
}

output "region" {
  description = "Region of the certificate."
  value       = aws_acm_certificate.this.region
}

output "validation_record_names" {
  description = "Names of the DNS records that prove the domain, for a zone that somebody else keeps."
  value       = { for name, option in local.validation_options : name => option.resource_record_name }
}

output "validation_record_values" {
  description = "Values of the CNAME records that prove the domain, by name of the certificate."
  value       = { for name, option in local.validation_options : name => option.resource_record_value }
}
