output "trail_bucket" {
  description = "Bucket of the organisation's trail."
  value       = module.trail.name
}
