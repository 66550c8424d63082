output "bucket" {
  description = "Name of the bucket; bucket of the backend."
  value       = aws_s3_bucket.this.id
}

output "bucket_arn" {
  description = "ARN of the bucket."
  value       = aws_s3_bucket.this.arn
}

output "backend" {
  description = "Settings of the backend \"s3\" that stacks have in common; key is each stack's own."
  value = {
    bucket       = aws_s3_bucket.this.id
    region       = local.region
    encrypt      = true
    kms_key_id   = var.kms_key_arn
    use_lockfile = true
  }
}

output "reader_policy_json" {
  description = "IAM policies to read state without locking it, by scope; for roles that look up values of other stacks."
  value = {
    for scope in keys(var.state_scopes) : scope => jsonencode({
      Version   = "2012-10-17"
      Statement = concat(local.read_statements[scope], [local.decrypt_statement])
    })
  }
}

output "planner_policy_json" {
  description = "IAM policies to read and lock state, by scope; for roles that plan."
  value = {
    for scope in keys(var.state_scopes) : scope => jsonencode({
      Version   = "2012-10-17"
      Statement = concat(local.read_statements[scope], local.lock_statements[scope], [local.encrypt_statement])
    })
  }
}

output "writer_policy_json" {
  description = "IAM policies to read, lock and replace state, by scope; for roles that apply."
  value = {
    for scope in keys(var.state_scopes) : scope => jsonencode({
      Version   = "2012-10-17"
      Statement = concat(local.read_statements[scope], local.lock_statements[scope], local.write_statements[scope], [local.encrypt_statement])
    })
  }
}
