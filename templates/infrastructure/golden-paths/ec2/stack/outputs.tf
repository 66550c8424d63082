output "log_group_name" {
  description = "Log group of the container."
  value       = module.service.log_group_name
}

output "url" {
  include     = intent.ingress.kind != "none"
  description = "Where the service answers."
  value       = "https://${env.host}"
}
