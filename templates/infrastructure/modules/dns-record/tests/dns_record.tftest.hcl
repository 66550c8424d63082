mock_provider "aws" {}

variables {
  zone_id = "Z0123456789ABC"
  name    = "auth.acme.example"
}

run "alias" {
  command = plan
  variables { alias = { name = "lb.example.com", zone_id = "ZWKZPGTI48KDX" } }
  assert {
    condition     = toset(keys(aws_route53_record.simple)) == toset(["A"]) && aws_route53_record.simple["A"].alias[0].evaluate_target_health
    error_message = "An alias is one A record that asks for its target's health."
  }
  assert {
    condition     = aws_route53_record.simple["A"].ttl == null && aws_route53_record.simple["A"].records == null
    error_message = "An alias has neither ttl nor records."
  }
}

run "cloudfront_with_ipv6" {
  command = plan
  variables {
    ipv6  = true
    alias = { name = "d.cloudfront.net", zone_id = "Z2FDTNDATAQYW2", evaluate_target_health = false }
  }
  assert {
    condition     = toset(keys(aws_route53_record.simple)) == toset(["A", "AAAA"])
    error_message = "ipv6 adds an AAAA record."
  }
}

run "plain" {
  command = plan
  variables {
    type    = "TXT"
    records = ["v=spf1 -all"]
  }
  assert {
    condition     = aws_route53_record.simple["TXT"].ttl == 300 && length(aws_route53_record.simple["TXT"].alias) == 0
    error_message = "A plain record is kept five minutes."
  }
}

run "weighted" {
  command = plan
  variables {
    ipv6 = true
    weighted = {
      old = { weight = 90, alias = { name = "old.example.com", zone_id = "ZWKZPGTI48KDX" } }
      new = { weight = 10, alias = { name = "new.example.com", zone_id = "ZWKZPGTI48KDX" } }
    }
  }
  assert {
    condition     = toset(keys(aws_route53_record.weighted)) == toset(["new/A", "new/AAAA", "old/A", "old/AAAA"]) && length(aws_route53_record.simple) == 0
    error_message = "One record for each target and family."
  }
  assert {
    condition     = aws_route53_record.weighted["old/AAAA"].weighted_routing_policy[0].weight == 90 && aws_route53_record.weighted["old/AAAA"].set_identifier == "old"
    error_message = "Each record carries its weight and identifier."
  }
}

run "weighted_records" {
  command = plan
  variables {
    type     = "CNAME"
    weighted = { only = { weight = 1, records = ["api.example.com"] } }
  }
  assert {
    condition     = aws_route53_record.weighted["only/CNAME"].ttl == 300
    error_message = "Plain targets carry the ttl."
  }
}

run "rejects_bad_zone" {
  command = plan
  variables {
    zone_id = "acme.example"
    records = ["192.0.2.1"]
  }
  expect_failures = [var.zone_id]
}

run "rejects_bad_name" {
  command = plan
  variables {
    name    = "auth.acme.example."
    records = ["192.0.2.1"]
  }
  expect_failures = [var.name]
}

run "rejects_bad_type" {
  command = plan
  variables {
    type    = "SPF"
    records = ["v=spf1"]
  }
  expect_failures = [var.type]
}

run "rejects_alias_of_other_type" {
  command = plan
  variables {
    type  = "AAAA"
    alias = { name = "lb.example.com", zone_id = "ZWKZPGTI48KDX" }
  }
  expect_failures = [var.type]
}

run "rejects_bad_ttl" {
  command = plan
  variables {
    ttl     = -1
    records = ["192.0.2.1"]
  }
  expect_failures = [var.ttl]
}

run "rejects_health_of_cloudfront" {
  command = plan
  variables { alias = { name = "d.cloudfront.net", zone_id = "Z2FDTNDATAQYW2" } }
  expect_failures = [var.alias]
}

run "rejects_nothing" {
  command         = plan
  expect_failures = [var.records]
}

run "rejects_both" {
  command = plan
  variables {
    records = ["192.0.2.1"]
    alias   = { name = "lb.example.com", zone_id = "ZWKZPGTI48KDX" }
  }
  expect_failures = [var.records]
}

run "rejects_no_value" {
  command = plan
  variables { records = [] }
  expect_failures = [var.records]
}

run "rejects_two_cnames" {
  command = plan
  variables {
    type    = "CNAME"
    records = ["a.example.com", "b.example.com"]
  }
  expect_failures = [var.records]
}

run "rejects_name_as_address" {
  command = plan
  variables { records = ["lb.example.com"] }
  expect_failures = [var.records]
}

run "rejects_ipv4_as_ipv6" {
  command = plan
  variables {
    type    = "AAAA"
    records = ["192.0.2.1"]
  }
  expect_failures = [var.records]
}

run "rejects_heavy_weight" {
  command = plan
  variables { weighted = { a = { weight = 256, records = ["192.0.2.1"] } } }
  expect_failures = [var.weighted]
}

run "rejects_all_weights_zero" {
  command = plan
  variables { weighted = { a = { weight = 0, records = ["192.0.2.1"] } } }
  expect_failures = [var.weighted]
}

run "rejects_target_without_value" {
  command = plan
  variables { weighted = { a = { weight = 1 } } }
  expect_failures = [var.weighted]
}

run "rejects_ipv6_of_records" {
  command = plan
  variables {
    ipv6     = true
    weighted = { a = { weight = 1, records = ["192.0.2.1"] } }
  }
  expect_failures = [var.weighted]
}

run "rejects_weighted_alias_of_other_type" {
  command = plan
  variables {
    type     = "TXT"
    weighted = { a = { weight = 1, alias = { name = "lb.example.com", zone_id = "ZWKZPGTI48KDX" } } }
  }
  expect_failures = [var.weighted]
}

run "rejects_empty_identifier" {
  command = plan
  variables { weighted = { "" = { weight = 1, records = ["192.0.2.1"] } } }
  expect_failures = [var.weighted]
}
