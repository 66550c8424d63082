data "aws_caller_identity" "current" {}

resource "aws_iam_role" "this" {
  name                 = var.name
  path                 = var.path
  description          = trimspace(var.description)
  assume_role_policy   = jsonencode({ Version = "2012-10-17", Statement = local.trust_statements })
  max_session_duration = var.max_session_seconds
  permissions_boundary = var.permissions_boundary_arn
  tags                 = merge(var.tags, { Name = var.name })

  lifecycle {
    precondition {
      condition     = length(local.trust_statements) > 0
      error_message = "Nobody could take the role: give trusted_services, trusted_principals, trusted_oidc or trust_statements."
    }
  }
}

resource "aws_iam_role_policy_attachment" "this" {
  for_each = var.managed_policy_arns

  role       = aws_iam_role.this.name
  policy_arn = each.value
}

resource "aws_iam_role_policy" "this" {
  for_each = var.inline_policies

  name   = each.key
  role   = aws_iam_role.this.name
  policy = each.value
}

# What is put on the role by hand goes away with the next apply, and shows in the plan before.
resource "aws_iam_role_policy_attachments_exclusive" "this" {
  count = var.exclusive ? 1 : 0

  role_name   = aws_iam_role.this.name
  policy_arns = [for attachment in aws_iam_role_policy_attachment.this : attachment.policy_arn]
}

resource "aws_iam_role_policies_exclusive" "this" {
  count = var.exclusive ? 1 : 0

  role_name    = aws_iam_role.this.name
  policy_names = [for policy in aws_iam_role_policy.this : policy.name]
}

resource "aws_iam_instance_profile" "this" {
  count = var.instance_profile ? 1 : 0

  name = aws_iam_role.this.name
  path = var.path
  role = aws_iam_role.this.name
  tags = merge(var.tags, { Name = var.name })
}
