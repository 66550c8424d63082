# The bucket of all Terraform state of this account, and its key. Applied first,
# with a local backend; then its own state moves into the bucket.
module "state" {
  source = "git::https://github.com/acme/infrastructure.git//modules/state-backend?ref=state-backend/v1.0.0"

  name           = "acme-terraform-state-stg"
  kms_key_arn    = module.key.arn
  administrators = ["arn:aws:iam::333333333333:role/platform"]
}

module "key" {
  source = "git::https://github.com/acme/infrastructure.git//modules/kms-key?ref=kms-key/v1.0.0"

  name           = "acme-terraform-state"
  description    = "Terraform state"
  data_class     = "restricted"
  administrators = ["arn:aws:iam::333333333333:role/platform"]
}

# Atlantis runs in the shared account and steps into this one.
module "atlantis" {
  source = "git::https://github.com/acme/infrastructure.git//modules/iam-role?ref=iam-role/v1.0.0"

  name               = "atlantis-terraform"
  description        = "Atlantis plans and applies the stacks of this account"
  trusted_principals = [{ arns = ["arn:aws:iam::111111111111:role/atlantis-task"] }]

  # What it may build is bounded by the account and by review; what it must not
  # touch, its own trail and state, is denied.
  managed_policy_arns      = { build = "arn:aws:iam::aws:policy/PowerUserAccess" }
  permissions_boundary_arn = "arn:aws:iam::333333333333:policy/platform-boundary"

  inline_policies = {
    state = module.state.writer_policy_json["all"]
    roles = data.aws_iam_policy_document.roles.json
  }
}

data "aws_iam_policy_document" "roles" {
  statement {
    sid       = "RolesOfServices"
    actions   = ["iam:AttachRolePolicy", "iam:CreateRole", "iam:DeleteRole", "iam:DeleteRolePolicy", "iam:DetachRolePolicy", "iam:Get*", "iam:List*", "iam:PassRole", "iam:PutRolePolicy", "iam:TagRole", "iam:UntagRole", "iam:UpdateAssumeRolePolicy", "iam:UpdateRole"]
    resources = ["arn:aws:iam::333333333333:role/*"]
  }

  statement {
    sid       = "NotItsOwn"
    effect    = "Deny"
    actions   = ["iam:AttachRolePolicy", "iam:DeleteRole", "iam:DetachRolePolicy", "iam:PutRolePolicy", "iam:UpdateAssumeRolePolicy"]
    resources = ["arn:aws:iam::333333333333:role/atlantis-*", "arn:aws:iam::333333333333:role/platform"]
  }
}
