# Pipelines get short-lived credentials by who they are; there are no keys.
module "github" {
  source = "git::https://github.com/acme/infrastructure.git//modules/github-oidc?ref=github-oidc/v1.0.0"

  name = "github"

  roles = {
    for product in ["authhub", "crawler", "dts", "fileflow"] : "${product}-build" => {
      repository  = "acme/${product}"
      access      = "apply"
      branches    = ["main"]
      policy_arns = { push = aws_iam_policy.push[product].arn }
    }
  }
}

resource "aws_iam_policy" "push" {
  for_each = toset(["authhub", "crawler", "dts", "fileflow"])

  name   = "github-${each.key}-push"
  policy = data.aws_iam_policy_document.push[each.key].json
}

data "aws_iam_policy_document" "push" {
  for_each = toset(["authhub", "crawler", "dts", "fileflow"])

  statement {
    sid       = "Login"
    actions   = ["ecr:GetAuthorizationToken"]
    resources = ["*"]
  }

  statement {
    sid = "PushToOwnRepositories"
    actions = [
      "ecr:BatchCheckLayerAvailability",
      "ecr:CompleteLayerUpload",
      "ecr:InitiateLayerUpload",
      "ecr:PutImage",
      "ecr:UploadLayerPart",
    ]
    resources = ["arn:aws:ecr:ap-northeast-2:111111111111:repository/${each.key}/*"]
  }
}
