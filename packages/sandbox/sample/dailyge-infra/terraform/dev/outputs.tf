output "site_domain" {
  description = "Where CloudFront serves the site."
  value       = module.site.domain
}
