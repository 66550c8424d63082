resource "aws_route53_zone" "this" {
  name = "svc.acme.example"
}

# One wildcard for the load balancers; CloudFront looks for its own in us-east-1.
module "certificate" {
  source = "git::https://github.com/acme/infrastructure.git//modules/certificate?ref=certificate/v1.0.0"

  name        = "acme-prod"
  domain_name = "*.svc.acme.example"
  zone_id     = aws_route53_zone.this.zone_id
}

module "certificate_cloudfront" {
  source = "git::https://github.com/acme/infrastructure.git//modules/certificate?ref=certificate/v1.0.0"

  name        = "acme-prod-cloudfront"
  region      = "us-east-1"
  domain_name = "*.svc.acme.example"
  zone_id     = aws_route53_zone.this.zone_id

  # The same names are validated by the records of the other one.
  create_validation_records = false
}

resource "aws_ssm_parameter" "this" {
  for_each = {
    "zone-id"                    = aws_route53_zone.this.zone_id
    "zone-name"                  = aws_route53_zone.this.name
    "certificate-arn"            = module.certificate.arn
    "cloudfront-certificate-arn" = module.certificate_cloudfront.arn
  }

  name  = "/shared/dns/${each.key}"
  type  = "String"
  value = each.value
}
