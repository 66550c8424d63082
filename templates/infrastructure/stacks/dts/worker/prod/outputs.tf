output "jobs_queue_url" {
  description = "Queue of the jobs."
  value       = module.jobs.url
}
