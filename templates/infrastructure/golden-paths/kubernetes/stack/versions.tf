terraform {
  required_version = ">= 1.11, < 2.0"

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
    kms_key_id   = env.state.kms_key
    use_lockfile = true
  }
}
