output "role_arns" {
  description = "Role of each pipeline."
  value       = module.github.role_arns
}
