module "site" {
  source = module("static-site")

  name    = env.resource_name
  aliases = env.host == null ? null : [env.host]
  routing = intent.extra.routing

  certificate_arn = env.host == null ? null : local.shared["dns/cloudfront-certificate-arn"]
  web_acl_arn     = env.production || intent.ingress.waf != null || length(intent.ingress.allowedCidrs) > 0 ? module.waf.arn : null
  log_bucket      = local.shared["logging/access-log-bucket"]
  # What is published can be built again.
  force_destroy = env.production ? null : true

  # Files that everybody may read need no key of ours.
  sse_algorithm = intent.dataClass == "public" ? "AES256" : null
  kms_key_arn   = intent.dataClass == "public" ? null : local.shared["kms/data-key-arn"]

  content_security_policy = length(intent.extra.connectTo) == 0 ? null : "default-src 'self'; connect-src 'self' ${join(" ", intent.extra.connectTo)}; base-uri 'self'; form-action 'self'; frame-ancestors 'none'; object-src 'none'"
}

module "waf" {
  include = env.production || intent.ingress.waf != null || length(intent.ingress.allowedCidrs) > 0
  source  = module("waf")

  name                = env.resource_name
  scope               = "CLOUDFRONT"
  rate_limit          = intent.ingress.waf == null ? null : { requests = intent.ingress.waf.rateLimit }
  restrict_everything = length(intent.ingress.allowedCidrs) == 0 ? null : true
  allowed_cidrs       = length(intent.ingress.allowedCidrs) == 0 ? null : intent.ingress.allowedCidrs

  logging = {
    kms_key_arn    = local.shared["kms/cloudfront-logs-key-arn"]
    retention_days = env.log_retention_days
  }
}

module "dns" {
  include = env.host != null
  source  = module("dns-record")

  zone_id = local.shared["dns/zone-id"]
  name    = env.host
  ipv6    = true

  alias = {
    name    = module.site.domain_name
    zone_id = module.site.hosted_zone_id
    # CloudFront has no health to ask for.
    evaluate_target_health = false
  }
}
