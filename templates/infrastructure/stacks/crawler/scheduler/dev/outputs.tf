output "pages_queue_url" {
  description = "Queue of the pages to collect."
  value       = module.pages.url
}
