mock_provider "aws" {}

variables {
  name        = "authhub-prod"
  domain_name = "auth.acme.example"
  zone_id     = "Z0123456789ABC"
}

run "safe_defaults" {
  command = plan
  assert {
    condition     = aws_acm_certificate.this.validation_method == "DNS" && aws_acm_certificate.this.key_algorithm == "RSA_2048"
    error_message = "Certificates are proved by DNS, with an RSA key unless asked otherwise."
  }
  assert {
    condition     = aws_acm_certificate.this.options[0].certificate_transparency_logging_preference == "ENABLED"
    error_message = "Browsers want Certificate Transparency."
  }
  assert {
    condition     = toset(keys(aws_route53_record.validation)) == toset(["auth.acme.example"])
    error_message = "One record proves one name."
  }
  assert {
    condition     = length(aws_acm_certificate_validation.this) == 1
    error_message = "The certificate must be awaited by default."
  }
}

run "wildcard_shares_the_record" {
  command = plan
  variables {
    domain_name               = "acme.example"
    subject_alternative_names = ["*.acme.example", "acme.org"]
    zone_ids                  = { "acme.org" = "Z0123456789ORG" }
  }
  assert {
    condition     = toset(keys(aws_route53_record.validation)) == toset(["acme.example", "acme.org"])
    error_message = "A wildcard and its parent are proved by one record."
  }
  assert {
    condition     = aws_route53_record.validation["acme.org"].zone_id == "Z0123456789ORG" && aws_route53_record.validation["acme.example"].zone_id == "Z0123456789ABC"
    error_message = "Each record goes to its own zone."
  }
}

run "for_cloudfront_with_records_of_another" {
  command = plan
  variables {
    region                    = "us-east-1"
    create_validation_records = false
  }
  assert {
    condition     = aws_acm_certificate.this.region == "us-east-1" && aws_acm_certificate_validation.this[0].region == "us-east-1"
    error_message = "Certificate and validation belong to the region asked for."
  }
  assert {
    condition     = length(aws_route53_record.validation) == 0
    error_message = "No records were asked for."
  }
}

run "not_awaited" {
  command = plan
  variables { wait_for_validation = false }
  assert {
    condition     = length(aws_acm_certificate_validation.this) == 0
    error_message = "Nothing may wait."
  }
}

run "rejects_bad_name" {
  command = plan
  variables { name = "AuthHub" }
  expect_failures = [var.name]
}

run "rejects_bad_region" {
  command = plan
  variables { region = "Seoul" }
  expect_failures = [var.region]
}

run "rejects_bad_domain" {
  command = plan
  variables { domain_name = "https://acme.example" }
  expect_failures = [var.domain_name]
}

run "rejects_long_domain" {
  command = plan
  variables { domain_name = "a-very-long-name-that-goes-on-and-on-and-on.and-further.acme.example" }
  expect_failures = [var.domain_name]
}

run "rejects_inner_wildcard" {
  command = plan
  variables { subject_alternative_names = ["api.*.acme.example"] }
  expect_failures = [var.subject_alternative_names]
}

run "rejects_repeated_name" {
  command = plan
  variables { subject_alternative_names = ["auth.acme.example"] }
  expect_failures = [var.subject_alternative_names]
}

run "rejects_bad_zone" {
  command = plan
  variables { zone_id = "/hostedzone/Z0123456789ABC" }
  expect_failures = [var.zone_id]
}

run "rejects_bad_other_zone" {
  command = plan
  variables { zone_ids = { "auth.acme.example" = "acme.example" } }
  expect_failures = [var.zone_ids]
}

run "rejects_zone_of_unknown_name" {
  command = plan
  variables { zone_ids = { "api.acme.example" = "Z0123456789ABC" } }
  expect_failures = [var.zone_ids]
}

run "rejects_weak_key" {
  command = plan
  variables { key_algorithm = "RSA_1024" }
  expect_failures = [var.key_algorithm]
}
