output "log_group_name" {
  description = "Log group of the tasks."
  value       = module.service.log_group_name
}

output "policy_bucket" {
  description = "Where the pipeline puts bundle.tar.gz for OPA."
  value       = module.policies.name
}

output "url" {
  description = "Where the service answers."
  value       = "https://invoices.svc.acme.example"
}
