output "backend" {
  description = "Settings of the backend of every stack of this account."
  value       = module.state.backend
}
