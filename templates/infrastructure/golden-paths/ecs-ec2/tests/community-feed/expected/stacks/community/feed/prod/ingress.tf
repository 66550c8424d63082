# A web ACL stands before one load balancer, and the one that services share has
# its own: so this service gets a load balancer for itself.
module "load_balancer" {
  source = "git::https://github.com/acme/infrastructure.git//modules/alb?ref=alb/v1.0.0"

  name            = "community-feed-prod"
  internal        = false
  vpc_id          = local.shared["network/vpc-id"]
  subnet_ids      = split(",", local.shared["network/public-subnet-ids"])
  certificate_arn = local.shared["dns/certificate-arn"]
  allowed_cidrs   = ["203.0.113.0/24", "198.51.100.0/24"]
  access_logs     = { bucket = local.shared["logging/access-log-bucket"] }
  waf             = { web_acl_arn = module.waf.arn }
}

module "waf" {
  source = "git::https://github.com/acme/infrastructure.git//modules/waf?ref=waf/v1.0.0"

  name       = "community-feed-prod"
  rate_limit = { requests = 500 }

  logging = {
    kms_key_arn    = local.shared["kms/logs-key-arn"]
    retention_days = 365
  }
}
