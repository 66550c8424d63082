module "site" {
  source = "git::https://github.com/acme/infrastructure.git//modules/static-site?ref=static-site/v1.0.0"

  name    = "community-guide-prod"
  aliases = ["guide.svc.acme.example"]
  routing = "spa"

  certificate_arn = local.shared["dns/cloudfront-certificate-arn"]
  web_acl_arn     = module.waf.arn
  log_bucket      = local.shared["logging/access-log-bucket"]

  # Files that everybody may read need no key of ours.
  sse_algorithm = "AES256"

  content_security_policy = "default-src 'self'; connect-src 'self' https://board.svc.acme.example; base-uri 'self'; form-action 'self'; frame-ancestors 'none'; object-src 'none'"
}

module "waf" {
  source = "git::https://github.com/acme/infrastructure.git//modules/waf?ref=waf/v1.0.0"

  name       = "community-guide-prod"
  scope      = "CLOUDFRONT"
  rate_limit = { requests = 1000 }

  logging = {
    kms_key_arn    = local.shared["kms/cloudfront-logs-key-arn"]
    retention_days = 365
  }
}

module "dns" {
  source = "git::https://github.com/acme/infrastructure.git//modules/dns-record?ref=dns-record/v1.0.0"

  zone_id = local.shared["dns/zone-id"]
  name    = "guide.svc.acme.example"
  ipv6    = true

  alias = {
    name    = module.site.domain_name
    zone_id = module.site.hosted_zone_id
    # CloudFront has no health to ask for.
    evaluate_target_health = false
  }
}
