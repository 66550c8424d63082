provider "aws" {
  region              = "ap-northeast-2"
  allowed_account_ids = ["444444444444"]

  # Atlantis runs in the shared account and steps into this one.
  assume_role {
    role_arn = "arn:aws:iam::444444444444:role/atlantis-terraform"
  }

  default_tags {
    tags = local.tags
  }
}

locals {
  tags = {
    CostCenter  = "CC-2400"
    DataClass   = "confidential"
    Environment = "prod"
    ManagedBy   = "terraform"
    Owner       = "group:default/developers"
    Project     = "dts"
    Service     = "invoices"
    Team        = "developers"
  }
}
