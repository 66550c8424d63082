provider "aws" {
  region              = "ap-northeast-2"
  allowed_account_ids = ["222222222222"]

  # Atlantis runs in the shared account and steps into this one.
  assume_role {
    role_arn = "arn:aws:iam::222222222222:role/atlantis-terraform"
  }

  default_tags {
    tags = local.tags
  }
}

locals {
  tags = {
    CostCenter  = "CC-2600"
    DataClass   = "internal"
    Environment = "dev"
    ManagedBy   = "terraform"
    Owner       = "group:default/developers"
    Project     = "community"
    Service     = "board"
    Team        = "developers"
  }
}
