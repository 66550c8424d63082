output "name" {
  description = "Name of the bucket."
  value       = aws_s3_bucket.this.id
}

output "arn" {
  description = "ARN of the bucket."
  value       = aws_s3_bucket.this.arn
}

output "domain_name" {
  description = "Host name of the bucket in its Region; the origin for CloudFront."
  value       = aws_s3_bucket.this.bucket_regional_domain_name
}

output "hosted_zone_id" {
  description = "Id of the Route 53 zone of S3 in the bucket's Region."
  value       = aws_s3_bucket.this.hosted_zone_id
}

output "kms_key_arn" {
  description = "ARN of the bucket's KMS key; null with AES256."
  value       = var.kms_key_arn
}

output "read_policy_json" {
  description = "IAM policy to list and read the bucket, its key included; for an inline policy of a role."
  value = jsonencode({
    Version   = "2012-10-17"
    Statement = concat(local.read_statements, local.decrypt_statements)
  })
}

output "write_policy_json" {
  description = "IAM policy to list, read, write and delete objects, the bucket's key included; for an inline policy of a role."
  value = jsonencode({
    Version   = "2012-10-17"
    Statement = concat(local.read_statements, local.write_statements, local.encrypt_statements)
  })
}
