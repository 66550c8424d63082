output "url" {
  description = "Where the console is served."
  value       = "https://account.svc.acme.example"
}

output "deploy_policy_json" {
  description = "What the pipeline needs to publish a version."
  value       = module.site.deploy_policy_json
}
