output "url" {
  description = "Where Atlantis answers."
  value       = "https://atlantis.acme.example"
}
