output "public_dns_name" {
  description = "Name of the public load balancer."
  value       = module.public.dns_name
}

output "internal_dns_name" {
  description = "Name of the internal load balancer."
  value       = module.internal.dns_name
}
