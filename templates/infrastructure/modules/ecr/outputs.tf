output "name" {
  description = "Name of the repository."
  value       = aws_ecr_repository.this.name
}

output "arn" {
  description = "ARN of the repository, for policies of roles that pull or push."
  value       = aws_ecr_repository.this.arn
}

output "repository_url" {
  description = "Address of the repository, the image name without tag."
  value       = aws_ecr_repository.this.repository_url
}

output "registry_id" {
  description = "Account of the registry."
  value       = aws_ecr_repository.this.registry_id
}
