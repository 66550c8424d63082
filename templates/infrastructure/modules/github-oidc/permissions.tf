# A plan runs the code of a pull request that nobody has read: it sees how things
# are configured, but not what they hold.

resource "aws_iam_role_policy_attachment" "read" {
  for_each = local.plan_roles

  role       = aws_iam_role.this[each.key].name
  policy_arn = "arn:${local.partition}:iam::aws:policy/ReadOnlyAccess"
}

resource "aws_iam_role_policy" "no_data" {
  for_each = local.plan_roles

  name = "no-data"
  role = aws_iam_role.this[each.key].name

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      merge(
        {
          Sid    = "NoObjects"
          Effect = "Deny"
          Action = ["s3:GetObject", "s3:GetObjectVersion", "s3:GetObjectTorrent"]
        },
        var.state == null ? { Resource = ["*"] } : { NotResource = ["${local.state_arn}/*"] },
      ),
      {
        Sid    = "NoRecords"
        Effect = "Deny"
        Action = [
          "athena:GetQueryResults",
          "cognito-idp:ListUsers",
          "cognito-idp:AdminGetUser",
          "dynamodb:BatchGetItem",
          "dynamodb:GetItem",
          "dynamodb:GetRecords",
          "dynamodb:PartiQLSelect",
          "dynamodb:Query",
          "dynamodb:Scan",
          "kinesis:GetRecords",
          "logs:FilterLogEvents",
          "logs:GetLogEvents",
          "logs:GetQueryResults",
          "logs:StartQuery",
          "rds:DownloadDBLogFilePortion",
          "secretsmanager:GetSecretValue",
          "secretsmanager:BatchGetSecretValue",
          "sqs:ReceiveMessage",
        ]
        Resource = ["*"]
      },
    ]
  })
}

locals {
  state_arn = try("arn:${local.partition}:s3:::${var.state.bucket}", null)
  has_state = var.state != null
}

resource "aws_iam_role_policy" "state" {
  for_each = local.has_state ? var.roles : {}

  name = "terraform-state"
  role = aws_iam_role.this[each.key].name

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      [
        {
          Sid      = "Find"
          Effect   = "Allow"
          Action   = ["s3:ListBucket"]
          Resource = [local.state_arn]
        },
        {
          Sid      = "Read"
          Effect   = "Allow"
          Action   = ["s3:GetObject"]
          Resource = ["${local.state_arn}/*"]
        },
        {
          Sid      = "Lock"
          Effect   = "Allow"
          Action   = ["s3:PutObject", "s3:DeleteObject"]
          Resource = ["${local.state_arn}/*.tflock"]
        },
        {
          Sid      = "Key"
          Effect   = "Allow"
          Action   = ["kms:Decrypt", "kms:GenerateDataKey"]
          Resource = [var.state.kms_key_arn]
        },
      ],
      each.value.access == "apply" ? [
        {
          Sid      = "Write"
          Effect   = "Allow"
          Action   = ["s3:PutObject"]
          Resource = ["${local.state_arn}/*.tfstate"]
        },
      ] : [],
    )
  })
}
