data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

locals {
  partition  = data.aws_partition.current.partition
  account_id = data.aws_caller_identity.current.account_id

  # Said by AWS from account and address alone, so it is known beforehand and the
  # same whether this module made the provider or another stack.
  provider_host = "token.actions.githubusercontent.com"
  provider_arn  = "arn:${local.partition}:iam::${local.account_id}:oidc-provider/${local.provider_host}"

  # A job that names an environment carries that instead of its branch.
  subjects = {
    for key, role in var.roles : key => sort(concat(
      [for kind in(role.pull_requests ? ["pull_request"] : []) : "repo:${role.repository}:${kind}"],
      [for branch in role.branches : "repo:${role.repository}:ref:refs/heads/${branch}"],
      [for environment in role.environments : "repo:${role.repository}:environment:${environment}"],
    ))
  }

  attachments = merge(
    [
      for key, role in var.roles : {
        for name, arn in role.policy_arns : "${key}/${name}" => { role = key, arn = arn }
      }
    ]...
  )

  plan_roles = toset([for key, role in var.roles : key if role.access == "plan"])
}

# AWS checks GitHub's certificate by its own list of authorities: no thumbprints.
resource "aws_iam_openid_connect_provider" "github" {
  count = var.create_provider ? 1 : 0

  url            = "https://${local.provider_host}"
  client_id_list = ["sts.amazonaws.com"]
  tags           = var.tags
}

resource "aws_iam_role" "this" {
  for_each = var.roles

  name                 = "${var.name}-${each.key}"
  description          = "${each.value.access} by workflows of ${each.value.repository}"
  max_session_duration = each.value.session_minutes * 60
  permissions_boundary = each.value.permissions_boundary_arn

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "GitHubActions"
      Effect    = "Allow"
      Action    = "sts:AssumeRoleWithWebIdentity"
      Principal = { Federated = local.provider_arn }
      Condition = {
        StringEquals = {
          "${local.provider_host}:aud" = "sts.amazonaws.com"
          "${local.provider_host}:sub" = local.subjects[each.key]
        }
      }
    }]
  })

  tags = var.tags

  # Without the provider the policy would be refused.
  depends_on = [aws_iam_openid_connect_provider.github]
}

resource "aws_iam_role_policy_attachment" "this" {
  for_each = local.attachments

  role       = aws_iam_role.this[each.value.role].name
  policy_arn = each.value.arn
}
