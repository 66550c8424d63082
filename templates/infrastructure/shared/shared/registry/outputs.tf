output "repository_urls" {
  description = "Address of each repository."
  value       = { for name, repository in module.repository : name => repository.repository_url }
}
