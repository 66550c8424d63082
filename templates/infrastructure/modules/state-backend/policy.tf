# The policy is assembled as data, not with aws_iam_policy_document: so a plan shows every statement and tests can read it.
locals {
  deny_statements = [
    {
      Sid       = "DenyWithoutTls"
      Effect    = "Deny"
      Principal = "*"
      Action    = "s3:*"
      Resource  = [local.bucket_arn, "${local.bucket_arn}/*"]
      Condition = { Bool = { "aws:SecureTransport" = "false" } }
    },
    {
      Sid       = "DenyOldTls"
      Effect    = "Deny"
      Principal = "*"
      Action    = "s3:*"
      Resource  = [local.bucket_arn, "${local.bucket_arn}/*"]
      Condition = { NumericLessThan = { "s3:TlsVersion" = "1.2" } }
    },
    {
      # encrypt = true without kms_key_id asks for AES256 and so goes past the bucket's key. Without the header the
      # bucket's default holds, hence the test for its presence.
      Sid       = "DenyOtherEncryption"
      Effect    = "Deny"
      Principal = "*"
      Action    = "s3:PutObject"
      Resource  = ["${local.bucket_arn}/*"]
      Condition = {
        Null            = { "s3:x-amz-server-side-encryption" = "false" }
        StringNotEquals = { "s3:x-amz-server-side-encryption" = "aws:kms" }
      }
    },
  ]

  # State that was deleted with its versions is gone: this is for the platform's roles alone.
  administrator_statements = [
    for administrators in [var.administrators] : {
      Sid       = "DenyTampering"
      Effect    = "Deny"
      Principal = "*"
      Action = [
        "s3:DeleteBucket",
        "s3:DeleteBucketPolicy",
        "s3:DeleteObjectVersion",
        "s3:PutBucketPolicy",
        "s3:PutBucketPublicAccessBlock",
        "s3:PutBucketVersioning",
        "s3:PutEncryptionConfiguration",
        "s3:PutLifecycleConfiguration",
      ]
      Resource  = [local.bucket_arn, "${local.bucket_arn}/*"]
      Condition = { ArnNotLike = { "aws:PrincipalArn" = administrators } }
    } if length(administrators) > 0
  ]

  bucket_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = concat(local.deny_statements, local.administrator_statements)
  })
}
