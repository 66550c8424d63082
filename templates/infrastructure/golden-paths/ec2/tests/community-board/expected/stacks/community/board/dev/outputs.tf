output "log_group_name" {
  description = "Log group of the container."
  value       = module.service.log_group_name
}

output "url" {
  description = "Where the service answers."
  value       = "https://board.dev.acme.example"
}
