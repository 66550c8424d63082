provider "aws" {
  region              = "ap-northeast-2"
  allowed_account_ids = ["333333333333"]

  # Atlantis runs in the shared account and steps into this one.
  assume_role {
    role_arn = "arn:aws:iam::333333333333:role/atlantis-terraform"
  }

  default_tags {
    tags = local.tags
  }
}

locals {
  tags = {
    Environment = "stg"
    Service     = "state"
    Team        = "platform"
    Owner       = "group:default/platform"
    CostCenter  = "CC-1000"
    ManagedBy   = "terraform"
    Project     = "platform"
    DataClass   = "restricted"
  }
}
