terraform {
  required_version = ">= 1.11"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 6.0"
    }
  }

  backend "s3" {
    bucket       = env.state.bucket
    key          = env.state.key
    region       = env.state.region
    encrypt      = true
    use_lockfile = true
  }
}

provider "aws" {
  region              = env.region
  allowed_account_ids = [env.account]

  default_tags {
    tags = env.tags
  }
}
