# The policy is assembled as data, not with aws_iam_policy_document: so a plan shows every statement and tests can read it.
locals {
  tls_statements = [
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
  ]

  log_accounts = length(var.log_source_accounts) > 0 ? sort(var.log_source_accounts) : [local.account_id]

  # Who writes, and for whom, as AWS documents it against the confused deputy.
  log_sources = {
    cloudtrail = {
      principal = "cloudtrail.amazonaws.com"
      condition = { ArnLike = { "aws:SourceArn" = [for id in local.log_accounts : "arn:${local.partition}:cloudtrail:*:${id}:trail/*"] } }
    }
    config = {
      principal = "config.amazonaws.com"
      condition = { StringEquals = { "aws:SourceAccount" = local.log_accounts } }
    }
    delivery = {
      principal = "delivery.logs.amazonaws.com"
      condition = { ArnLike = { "aws:SourceArn" = [for id in local.log_accounts : "arn:${local.partition}:logs:*:${id}:*"] } }
    }
    "load-balancer" = {
      principal = "logdelivery.elasticloadbalancing.amazonaws.com"
      condition = { ArnLike = { "aws:SourceArn" = [for id in local.log_accounts : "arn:${local.partition}:elasticloadbalancing:*:${id}:loadbalancer/*"] } }
    }
    s3 = {
      principal = "logging.s3.amazonaws.com"
      condition = { StringEquals = { "aws:SourceAccount" = local.log_accounts } }
    }
  }

  log_write_statements = [
    for name in sort(var.log_sources) : {
      Sid       = "Write${replace(title(name), "-", "")}Logs"
      Effect    = "Allow"
      Principal = { Service = local.log_sources[name].principal }
      Action    = "s3:PutObject"
      Resource  = "${local.bucket_arn}/*"
      Condition = local.log_sources[name].condition
    }
  ]

  # These look at the bucket before they write.
  log_check_statements = [
    for name in sort(setintersection(var.log_sources, ["cloudtrail", "config", "delivery"])) : {
      Sid       = "Check${title(name)}Logs"
      Effect    = "Allow"
      Principal = { Service = local.log_sources[name].principal }
      Action    = ["s3:GetBucketAcl", "s3:ListBucket"]
      Resource  = local.bucket_arn
      Condition = local.log_sources[name].condition
    }
  ]

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      local.tls_statements,
      local.log_check_statements,
      local.log_write_statements,
      [for statement in var.policy_statements : jsondecode(statement)],
    )
  })

  # For roles of services: what reading and writing takes, the key included.
  via_s3 = { StringEquals = { "kms:ViaService" = "s3.${local.region}.amazonaws.com" } }

  read_statements = [
    { Sid = "List", Effect = "Allow", Action = ["s3:GetBucketLocation", "s3:ListBucket"], Resource = local.bucket_arn },
    { Sid = "Read", Effect = "Allow", Action = ["s3:GetObject", "s3:GetObjectVersion"], Resource = "${local.bucket_arn}/*" },
  ]

  write_statements = [
    {
      Sid      = "Write"
      Effect   = "Allow"
      Action   = ["s3:AbortMultipartUpload", "s3:DeleteObject", "s3:ListMultipartUploadParts", "s3:PutObject"]
      Resource = "${local.bucket_arn}/*"
    },
  ]

  key_arns = var.kms_key_arn == null ? [] : [var.kms_key_arn]

  decrypt_statements = [
    for arn in local.key_arns : { Sid = "Decrypt", Effect = "Allow", Action = ["kms:Decrypt"], Resource = arn, Condition = local.via_s3 }
  ]

  encrypt_statements = [
    for arn in local.key_arns : { Sid = "Encrypt", Effect = "Allow", Action = ["kms:Decrypt", "kms:GenerateDataKey"], Resource = arn, Condition = local.via_s3 }
  ]
}

resource "aws_s3_bucket_policy" "this" {
  region = var.region

  bucket = aws_s3_bucket.this.id
  policy = local.policy

  # Both change the same bucket; S3 refuses the two at once.
  depends_on = [aws_s3_bucket_public_access_block.this]
}
