output "url" {
  description = "Where the API answers."
  value       = "https://billing.dev.acme.example"
}
