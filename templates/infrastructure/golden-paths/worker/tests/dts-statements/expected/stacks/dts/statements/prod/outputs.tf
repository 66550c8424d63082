output "log_group_name" {
  description = "Log group of the tasks."
  value       = module.service.log_group_name
}
