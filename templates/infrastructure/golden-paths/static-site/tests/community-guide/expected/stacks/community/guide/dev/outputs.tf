output "bucket_name" {
  description = "Where the pipeline puts the files."
  value       = module.site.bucket_name
}

output "distribution_id" {
  description = "Whose cache the pipeline empties."
  value       = module.site.distribution_id
}

output "deploy_policy_json" {
  description = "What the pipeline's role needs to publish."
  value       = module.site.deploy_policy_json
}

output "url" {
  description = "Where the site is."
  value       = "https://guide.dev.acme.example"
}
