output "access_log_bucket" {
  description = "Bucket for access logs; stacks read it from /shared/logging/access-log-bucket."
  value       = module.access_logs.name
}

output "archive_bucket" {
  description = "Bucket of all log groups."
  value       = module.archive.name
}
