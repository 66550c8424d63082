output "provider_arn" {
  description = "ARN of the account's identity provider for GitHub."
  value       = local.provider_arn
}

output "role_arns" {
  description = "ARNs of the roles, by short name. For role-to-assume of the workflow."
  value       = { for key, role in aws_iam_role.this : key => role.arn }
}

output "role_names" {
  description = "Names of the roles, by short name."
  value       = { for key, role in aws_iam_role.this : key => role.name }
}

output "subjects" {
  description = "Which jobs may take on which role, as GitHub names them in the token."
  value       = local.subjects
}
