# Images are built once and pulled by every account.
module "repository" {
  for_each = local.repositories
  source   = "git::https://github.com/acme/infrastructure.git//modules/ecr?ref=ecr/v1.0.0"

  name           = each.key
  kms_key_arn    = data.aws_ssm_parameter.data_key.insecure_value
  pull_accounts  = ["222222222222", "333333333333", "444444444444"]
  push_role_arns = ["arn:aws:iam::111111111111:role/github-${each.value}-build"]
}

data "aws_ssm_parameter" "data_key" {
  name = "/shared/kms/data-key-arn"
}

locals {
  # Repository → product whose pipeline pushes to it.
  repositories = {
    "authhub/api"       = "authhub"
    "crawler/scheduler" = "crawler"
    "dts/billing-api"   = "dts"
    "dts/worker"        = "dts"
    "fileflow/worker"   = "fileflow"
    "platform/opa"      = "platform"
  }
}
