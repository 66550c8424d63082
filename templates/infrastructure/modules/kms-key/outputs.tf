output "arn" {
  description = "ARN of the key; the value for the kms_key_arn inputs of other modules."
  value       = aws_kms_key.this.arn
}

output "key_id" {
  description = "Id of the key."
  value       = aws_kms_key.this.key_id
}

output "alias_name" {
  description = "Name of the alias, with the prefix alias/."
  value       = aws_kms_alias.this.name
}

output "alias_arn" {
  description = "ARN of the alias."
  value       = aws_kms_alias.this.arn
}

output "data_class" {
  description = "Class of the data the key is for."
  value       = var.data_class
}
