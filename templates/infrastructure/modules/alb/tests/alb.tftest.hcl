mock_provider "aws" {}

variables {
  name            = "authhub-dev"
  vpc_id          = "vpc-0123456789abcdef0"
  subnet_ids      = ["subnet-0a00000000000000a", "subnet-0c00000000000000c"]
  certificate_arn = "arn:aws:acm:ap-northeast-2:222222222222:certificate/0a1b2c3d-0000-4000-8000-000000000000"
  allowed_cidrs   = ["10.0.0.0/8"]
  access_logs     = { bucket = "acme-dev-load-balancer-logs" }
}

run "safe_defaults" {
  command = plan

  assert {
    condition     = aws_lb.this.internal && aws_lb.this.enable_deletion_protection && aws_lb.this.drop_invalid_header_fields
    error_message = "Internal, protected and strict about headers by default."
  }
  assert {
    condition     = aws_lb.this.access_logs[0].enabled && aws_lb.this.access_logs[0].prefix == "authhub-dev"
    error_message = "Access logs are always on, under the load balancer's name."
  }
  assert {
    condition     = aws_lb_listener.https.ssl_policy == "ELBSecurityPolicy-TLS13-1-2-2021-06" && aws_lb_listener.https.protocol == "HTTPS"
    error_message = "The listener speaks TLS 1.2 and 1.3 only."
  }
  assert {
    condition     = aws_lb_listener.https.default_action[0].fixed_response[0].status_code == "404"
    error_message = "What no rule takes is answered with 404."
  }
  assert {
    condition     = aws_lb_listener.http_redirect[0].default_action[0].redirect[0].protocol == "HTTPS"
    error_message = "Plain HTTP is only redirected."
  }
  assert {
    condition     = length(aws_vpc_security_group_egress_rule.this) == 0
    error_message = "The load balancer may connect to nothing that is not named."
  }
  assert {
    condition     = length(aws_wafv2_web_acl_association.this) == 0
    error_message = "Without a web ACL there is no association."
  }
  assert {
    condition     = aws_vpc_security_group_ingress_rule.cidr["https 10.0.0.0/8"].from_port == 443 && aws_vpc_security_group_ingress_rule.cidr["http 10.0.0.0/8"].from_port == 80
    error_message = "The ranges reach both listeners."
  }
}

run "without_redirect_port_80_is_closed" {
  command = plan

  variables {
    http_redirect           = false
    allowed_security_groups = { crawler = "sg-0123456789abcdef0" }
    allowed_prefix_lists    = { cloudfront = "pl-22a6434b" }
  }

  assert {
    condition     = length(aws_lb_listener.http_redirect) == 0 && output.http_listener_arn == null
    error_message = "No redirect, no listener."
  }
  assert {
    condition = alltrue([
      for rule in concat(
        values(aws_vpc_security_group_ingress_rule.cidr),
        values(aws_vpc_security_group_ingress_rule.security_group),
        values(aws_vpc_security_group_ingress_rule.prefix_list),
      ) : rule.from_port == 443 && rule.to_port == 443
    ])
    error_message = "Without the redirect only port 443 is open."
  }
}

run "public_with_waf" {
  command = plan

  variables {
    internal      = false
    allowed_cidrs = ["0.0.0.0/0"]
    waf           = { web_acl_arn = "arn:aws:wafv2:ap-northeast-2:222222222222:regional/webacl/x/0a1b2c3d" }
    egress_rules = {
      tasks = { description = "Tasks", from_port = 8080, security_group_id = "sg-0123456789abcdef0" }
    }
  }

  assert {
    condition     = length(aws_wafv2_web_acl_association.this) == 1
    error_message = "The web ACL is associated."
  }
  assert {
    condition     = aws_vpc_security_group_egress_rule.this["tasks"].to_port == 8080
    error_message = "A rule without to_port opens one port."
  }
}

run "rejects_name" {
  command = plan
  variables {
    name = "AuthHub"
  }
  expect_failures = [var.name]
}

run "rejects_long_name" {
  command = plan
  variables {
    name = "authhub-production-ap-northeast-2"
  }
  expect_failures = [var.name]
}

run "rejects_reserved_name" {
  command = plan
  variables {
    name = "internal-authhub"
  }
  expect_failures = [var.name]
}

run "rejects_vpc" {
  command = plan
  variables {
    vpc_id = "prod"
  }
  expect_failures = [var.vpc_id]
}

run "rejects_one_subnet" {
  command = plan
  variables {
    subnet_ids = ["subnet-0a00000000000000a"]
  }
  expect_failures = [var.subnet_ids]
}

run "rejects_certificate" {
  command = plan
  variables {
    certificate_arn = "*.example.com"
  }
  expect_failures = [var.certificate_arn]
}

run "rejects_additional_certificate" {
  command = plan
  variables {
    additional_certificates = { admin = "admin.example.com" }
  }
  expect_failures = [var.additional_certificates]
}

run "rejects_old_tls_policy" {
  command = plan
  variables {
    ssl_policy = "ELBSecurityPolicy-2016-08"
  }
  expect_failures = [var.ssl_policy]
}

run "rejects_tls_1_0_policy" {
  command = plan
  variables {
    ssl_policy = "ELBSecurityPolicy-TLS13-1-0-2021-06"
  }
  expect_failures = [var.ssl_policy]
}

run "rejects_range" {
  command = plan
  variables {
    allowed_cidrs = ["office"]
  }
  expect_failures = [var.allowed_cidrs]
}

run "rejects_everybody_on_an_internal_one" {
  command = plan
  variables {
    allowed_cidrs = ["0.0.0.0/0"]
  }
  expect_failures = [var.allowed_cidrs]
}

run "rejects_nobody" {
  command = plan
  variables {
    allowed_cidrs = []
  }
  expect_failures = [var.allowed_cidrs]
}

run "rejects_egress_without_description" {
  command = plan
  variables {
    egress_rules = { x = { description = " ", from_port = 80, cidr_ipv4 = "10.0.0.0/8" } }
  }
  expect_failures = [var.egress_rules]
}

run "rejects_egress_without_target" {
  command = plan
  variables {
    egress_rules = { x = { description = "Tasks", from_port = 80 } }
  }
  expect_failures = [var.egress_rules]
}

run "rejects_egress_to_everywhere" {
  command = plan
  variables {
    egress_rules = { x = { description = "All", from_port = 80, cidr_ipv4 = "0.0.0.0/0" } }
  }
  expect_failures = [var.egress_rules]
}

run "rejects_log_bucket_arn" {
  command = plan
  variables {
    access_logs = { bucket = "arn:aws:s3:::logs" }
  }
  expect_failures = [var.access_logs]
}

run "rejects_log_prefix" {
  command = plan
  variables {
    access_logs = { bucket = "acme-logs", prefix = "/alb/" }
  }
  expect_failures = [var.access_logs]
}

run "rejects_global_web_acl" {
  command = plan
  variables {
    waf = { web_acl_arn = "arn:aws:wafv2:us-east-1:222222222222:global/webacl/x/1" }
  }
  expect_failures = [var.waf]
}

run "rejects_idle_timeout" {
  command = plan
  variables {
    idle_timeout = 5000
  }
  expect_failures = [var.idle_timeout]
}

run "rejects_transport_security" {
  command = plan
  variables {
    strict_transport_security = "forever"
  }
  expect_failures = [var.strict_transport_security]
}

