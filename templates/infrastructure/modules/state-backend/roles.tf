# What roles need, by scope. Terraform asks for: the list of workspaces, the state, and with use_lockfile the lock beside it.
locals {
  via_s3 = { StringEquals = { "kms:ViaService" = "s3.${local.region}.amazonaws.com" } }

  read_statements = {
    for scope, prefix in var.state_scopes : scope => [
      # IfExists: for an object that is not there yet S3 looks at this permission too, without a prefix, and answers
      # "forbidden" instead of "not found" when it is missing. Terraform then stops at the first plan of a new stack.
      {
        Sid       = "ListState"
        Effect    = "Allow"
        Action    = ["s3:ListBucket"]
        Resource  = [local.bucket_arn]
        Condition = { StringLikeIfExists = { "s3:prefix" = ["${prefix}*", "env:/*"] } }
      },
      {
        Sid      = "ReadState"
        Effect   = "Allow"
        Action   = ["s3:GetObject"]
        Resource = ["${local.bucket_arn}/${prefix}*", "${local.bucket_arn}/env:/*/${prefix}*"]
      },
    ]
  }

  lock_statements = {
    for scope, prefix in var.state_scopes : scope => [
      {
        Sid      = "LockState"
        Effect   = "Allow"
        Action   = ["s3:DeleteObject", "s3:GetObject", "s3:PutObject"]
        Resource = ["${local.bucket_arn}/${prefix}*.tflock", "${local.bucket_arn}/env:/*/${prefix}*.tflock"]
      },
    ]
  }

  # No DeleteObject: state is replaced, never removed.
  write_statements = {
    for scope, prefix in var.state_scopes : scope => [
      {
        Sid      = "WriteState"
        Effect   = "Allow"
        Action   = ["s3:PutObject"]
        Resource = ["${local.bucket_arn}/${prefix}*", "${local.bucket_arn}/env:/*/${prefix}*"]
      },
    ]
  }

  decrypt_statement = {
    Sid       = "DecryptState"
    Effect    = "Allow"
    Action    = ["kms:Decrypt"]
    Resource  = [var.kms_key_arn]
    Condition = local.via_s3
  }

  encrypt_statement = {
    Sid       = "EncryptState"
    Effect    = "Allow"
    Action    = ["kms:Decrypt", "kms:GenerateDataKey"]
    Resource  = [var.kms_key_arn]
    Condition = local.via_s3
  }
}
