# A web ACL stands before one load balancer, and the one that services share has
# its own: so this service gets a load balancer for itself.
module "load_balancer" {
  include = intent.ingress.waf != null
  source  = module("alb")

  name                = env.short_name
  internal            = false
  vpc_id              = local.shared["network/vpc-id"]
  subnet_ids          = split(",", local.shared["network/public-subnet-ids"])
  certificate_arn     = local.shared["dns/certificate-arn"]
  allowed_cidrs       = length(intent.ingress.allowedCidrs) == 0 ? ["0.0.0.0/0"] : intent.ingress.allowedCidrs
  access_logs         = { bucket = local.shared["logging/access-log-bucket"] }
  deletion_protection = env.production ? null : false
  waf                 = { web_acl_arn = module.waf.arn }
}

module "waf" {
  include = intent.ingress.waf != null
  source  = module("waf")

  name       = env.resource_name
  rate_limit = { requests = intent.ingress.waf.rateLimit }

  logging = {
    kms_key_arn    = local.shared["kms/logs-key-arn"]
    retention_days = env.log_retention_days
  }
}
