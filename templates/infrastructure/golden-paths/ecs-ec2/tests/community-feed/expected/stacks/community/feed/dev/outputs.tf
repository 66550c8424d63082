output "log_group_name" {
  description = "Log group of the tasks."
  value       = module.service.log_group_name
}

output "url" {
  description = "Where the service answers."
  value       = "https://feed.dev.acme.example"
}
