output "queue_url" {
  description = "변환 작업을 보내는 큐"
  value       = module.jobs.url
}
