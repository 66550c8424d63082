# The server's side of the configuration is in this repository too.
resource "aws_ssm_parameter" "repos" {
  name  = "/atlantis/repos"
  type  = "String"
  tier  = "Advanced"
  value = jsonencode(yamldecode(file("${path.module}/repos.yaml")))
}

data "aws_iam_policy_document" "accounts" {
  statement {
    sid     = "StepIntoAccounts"
    actions = ["sts:AssumeRole"]
    resources = [
      "arn:aws:iam::222222222222:role/atlantis-terraform",
      "arn:aws:iam::333333333333:role/atlantis-terraform",
      "arn:aws:iam::444444444444:role/atlantis-terraform",
    ]
  }
}
