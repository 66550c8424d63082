output "url" {
  description = "Where the API answers."
  value       = "https://billing.svc.acme.example"
}
