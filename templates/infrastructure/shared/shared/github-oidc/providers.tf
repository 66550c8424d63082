provider "aws" {
  region              = "ap-northeast-2"
  allowed_account_ids = ["111111111111"]

  default_tags {
    tags = local.tags
  }
}

locals {
  tags = {
    Environment = "shared"
    Service     = "github-oidc"
    Team        = "platform"
    Owner       = "group:default/platform"
    CostCenter  = "CC-1000"
    ManagedBy   = "terraform"
    Project     = "platform"
    DataClass   = "confidential"
  }
}
