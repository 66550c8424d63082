locals {
  # A wildcard is validated by the same record as the name it stands under.
  validated_names = toset([
    for name in concat([var.domain_name], tolist(var.subject_alternative_names)) : trimprefix(name, "*.")
  ])
}

resource "aws_acm_certificate" "this" {
  region = var.region

  domain_name               = var.domain_name
  subject_alternative_names = var.subject_alternative_names
  validation_method         = "DNS"
  key_algorithm             = var.key_algorithm

  options {
    certificate_transparency_logging_preference = "ENABLED"
  }

  tags = merge(var.tags, { Name = var.name })

  # A listener or distribution holds the old certificate until it has the new one.
  lifecycle {
    create_before_destroy = true
  }
}

# Keyed by the names asked for, not by ACM's answer: the plan of a new
# certificate then shows the records, and needs no second run.
resource "aws_route53_record" "validation" {
  for_each = var.create_validation_records ? local.validated_names : toset([])

  zone_id = lookup(var.zone_ids, each.key, var.zone_id)
  name    = local.validation_options[each.key].resource_record_name
  type    = local.validation_options[each.key].resource_record_type
  records = [local.validation_options[each.key].resource_record_value]
  ttl     = 300
}

locals {
  validation_options = {
    for name in local.validated_names : name => [
      for option in aws_acm_certificate.this.domain_validation_options :
      option if trimprefix(option.domain_name, "*.") == name
    ][0]
  }
}

resource "aws_acm_certificate_validation" "this" {
  count  = var.wait_for_validation ? 1 : 0
  region = var.region

  certificate_arn         = aws_acm_certificate.this.arn
  validation_record_fqdns = var.create_validation_records ? [for record in aws_route53_record.validation : record.fqdn] : null
}
