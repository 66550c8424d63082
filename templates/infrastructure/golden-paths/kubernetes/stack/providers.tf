provider "aws" {
  region              = env.region
  allowed_account_ids = [env.account]

  # Atlantis runs in the shared account and steps into this one.
  assume_role {
    role_arn = "arn:aws:iam::${env.account}:role/atlantis-terraform"
  }

  default_tags {
    tags = local.tags
  }
}

locals {
  tags = env.tags
}
