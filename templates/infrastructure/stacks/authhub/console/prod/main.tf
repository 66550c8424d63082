# Where people manage their account. It talks to AuthHub's API only.
module "site" {
  source = "git::https://github.com/acme/infrastructure.git//modules/static-site?ref=static-site/v1.0.0"

  name    = "authhub-console-prod"
  aliases = ["account.svc.acme.example"]
  routing = "spa"

  certificate_arn = local.shared["dns/cloudfront-certificate-arn"]
  web_acl_arn     = module.waf.arn
  kms_key_arn     = local.shared["kms/data-key-arn"]
  log_bucket      = local.shared["logging/access-log-bucket"]

  content_security_policy = "default-src 'self'; connect-src 'self' https://auth.svc.acme.example; frame-ancestors 'none'"
}

module "waf" {
  source = "git::https://github.com/acme/infrastructure.git//modules/waf?ref=waf/v1.0.0"

  name       = "authhub-console-prod"
  scope      = "CLOUDFRONT"
  rate_limit = { requests = 1000 }

  logging = {
    kms_key_arn = local.shared["kms/cloudfront-logs-key-arn"]
  }
}

module "dns" {
  source = "git::https://github.com/acme/infrastructure.git//modules/dns-record?ref=dns-record/v1.0.0"

  zone_id = local.shared["dns/zone-id"]
  name    = "account.svc.acme.example"
  ipv6    = true

  alias = {
    name                   = module.site.domain_name
    zone_id                = module.site.hosted_zone_id
    evaluate_target_health = false
  }
}
