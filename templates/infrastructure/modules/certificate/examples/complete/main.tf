# A certificate for CloudFront beside one for the load balancer with the same
# names and so the same validation records, and one with names in two zones.

terraform {
  required_version = ">= 1.11, < 2.0"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 6.0"
    }
  }
}

provider "aws" {
  region = "ap-northeast-2"
}

module "load_balancer" {
  source = "../.."

  name                      = "acme-prod"
  domain_name               = "acme.example"
  subject_alternative_names = ["shop.acme.example"]
  zone_id                   = "Z0123456789PROD"
}

module "cloudfront" {
  source = "../.."

  name                      = "acme-prod-cloudfront"
  region                    = "us-east-1"
  domain_name               = "acme.example"
  subject_alternative_names = ["shop.acme.example"]
  zone_id                   = "Z0123456789PROD"
  key_algorithm             = "EC_prime256v1"

  # The records are those of the certificate above.
  create_validation_records = false

  depends_on = [module.load_balancer]
}

module "other_zone" {
  source = "../.."

  name                      = "campaign-prod"
  domain_name               = "acme-campaign.example"
  subject_alternative_names = ["www.acme.example"]
  zone_id                   = "Z0123456789CAMP"
  zone_ids                  = { "www.acme.example" = "Z0123456789PROD" }
}
