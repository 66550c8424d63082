output "url" {
  description = "Where the community is."
  value       = "https://community.dev.acme.example"
}
