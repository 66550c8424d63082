output "bucket_name" {
  description = "Name of the bucket with the files."
  value       = aws_s3_bucket.this.bucket
}

output "bucket_arn" {
  description = "ARN of the bucket with the files."
  value       = aws_s3_bucket.this.arn
}

output "distribution_id" {
  description = "Id of the distribution, for invalidations."
  value       = aws_cloudfront_distribution.this.id
}

output "distribution_arn" {
  description = "ARN of the distribution."
  value       = aws_cloudfront_distribution.this.arn
}

output "domain_name" {
  description = "CloudFront's own name of the site. Target of DNS aliases."
  value       = aws_cloudfront_distribution.this.domain_name
}

output "hosted_zone_id" {
  description = "Hosted zone of CloudFront, for DNS aliases."
  value       = aws_cloudfront_distribution.this.hosted_zone_id
}

output "deploy_policy_json" {
  description = "What a pipeline needs to publish: write and delete files, use their key, invalidate the cache. For a policy of its role."
  value = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      [
        {
          Sid      = "Files"
          Effect   = "Allow"
          Action   = ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"]
          Resource = "${local.bucket_arn}/*"
        },
        {
          Sid      = "ListFiles"
          Effect   = "Allow"
          Action   = "s3:ListBucket"
          Resource = local.bucket_arn
        },
        {
          Sid      = "Invalidate"
          Effect   = "Allow"
          Action   = ["cloudfront:CreateInvalidation", "cloudfront:GetInvalidation"]
          Resource = aws_cloudfront_distribution.this.arn
        },
      ],
      [
        for arn in var.kms_key_arn[*] : {
          Sid      = "Key"
          Effect   = "Allow"
          Action   = ["kms:GenerateDataKey", "kms:Decrypt"]
          Resource = arn
        }
      ],
    )
  })
}
