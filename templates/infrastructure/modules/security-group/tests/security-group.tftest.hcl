mock_provider "aws" {}

variables {
  name        = "grafana-dev"
  description = "Grafana of the development environment"
  vpc_id      = "vpc-0123456789abcdef0"
}

run "closed_by_default" {
  command = plan

  assert {
    condition     = length(aws_vpc_security_group_ingress_rule.this) + length(aws_vpc_security_group_egress_rule.this) == 0
    error_message = "A group without rules lets nothing in and nothing out."
  }
}

run "rules" {
  command = plan

  variables {
    ingress_rules = {
      office = { description = "Office network", from_port = 443, cidr_ipv4 = "203.0.113.0/24" }
      public = { description = "Everybody", from_port = 443, cidr_ipv4 = "0.0.0.0/0" }
      ping   = { description = "Path MTU", from_port = 3, to_port = 4, protocol = "icmp", cidr_ipv4 = "10.0.0.0/8" }
      port_0 = { description = "Echo reply", from_port = 0, to_port = 0, protocol = "icmp", cidr_ipv4 = "10.0.0.0/8" }
    }
    egress_rules = {
      https = { description = "HTTPS to anywhere", from_port = 443, cidr_ipv4 = "0.0.0.0/0" }
    }
  }

  assert {
    condition     = aws_vpc_security_group_ingress_rule.this["office"].to_port == 443 && aws_vpc_security_group_ingress_rule.this["office"].ip_protocol == "tcp"
    error_message = "A rule without to_port opens one TCP port."
  }
  assert {
    condition     = aws_vpc_security_group_ingress_rule.this["ping"].to_port == 4 && aws_vpc_security_group_ingress_rule.this["port_0"].to_port == 0
    error_message = "to_port is kept, 0 too."
  }
}

run "members_among_themselves" {
  command = plan

  variables {
    ingress_rules = { cluster = { description = "Nodes among themselves", from_port = 25672, self = true } }
  }

  assert {
    condition     = aws_vpc_security_group_ingress_rule.this["cluster"].cidr_ipv4 == null
    error_message = "A self rule names no range."
  }
}

run "rejects_name" {
  command = plan
  variables {
    name = "Grafana"
  }
  expect_failures = [var.name]
}

run "rejects_description" {
  command = plan
  variables {
    description = ""
  }
  expect_failures = [var.description]
}

run "rejects_vpc" {
  command = plan
  variables {
    vpc_id = "prod"
  }
  expect_failures = [var.vpc_id]
}

run "rejects_ingress_description" {
  command = plan
  variables {
    ingress_rules = { x = { description = "", from_port = 443, cidr_ipv4 = "10.0.0.0/8" } }
  }
  expect_failures = [var.ingress_rules]
}

run "rejects_ingress_without_source" {
  command = plan
  variables {
    ingress_rules = { x = { description = "Office", from_port = 443 } }
  }
  expect_failures = [var.ingress_rules]
}

run "rejects_ingress_with_two_sources" {
  command = plan
  variables {
    ingress_rules = { x = { description = "Office", from_port = 443, cidr_ipv4 = "10.0.0.0/8", self = true } }
  }
  expect_failures = [var.ingress_rules]
}

run "rejects_ingress_of_all_protocols" {
  command = plan
  variables {
    ingress_rules = { x = { description = "Office", from_port = 0, protocol = "-1", cidr_ipv4 = "10.0.0.0/8" } }
  }
  expect_failures = [var.ingress_rules]
}

run "rejects_ingress_port" {
  command = plan
  variables {
    ingress_rules = { x = { description = "Office", from_port = 443, to_port = 80, cidr_ipv4 = "10.0.0.0/8" } }
  }
  expect_failures = [var.ingress_rules]
}

run "rejects_ingress_range" {
  command = plan
  variables {
    ingress_rules = { x = { description = "Office", from_port = 443, cidr_ipv4 = "office" } }
  }
  expect_failures = [var.ingress_rules]
}

run "rejects_ssh_from_everybody" {
  command = plan
  variables {
    ingress_rules = { x = { description = "SSH", from_port = 22, cidr_ipv4 = "0.0.0.0/0" } }
  }
  expect_failures = [var.ingress_rules]
}

run "rejects_https_and_more_from_everybody" {
  command = plan
  variables {
    ingress_rules = { x = { description = "Much", from_port = 443, to_port = 8443, cidr_ipv6 = "::/0" } }
  }
  expect_failures = [var.ingress_rules]
}

run "rejects_egress_description" {
  command = plan
  variables {
    egress_rules = { x = { description = "", from_port = 443, cidr_ipv4 = "10.0.0.0/8" } }
  }
  expect_failures = [var.egress_rules]
}

run "rejects_egress_without_target" {
  command = plan
  variables {
    egress_rules = { x = { description = "Office", from_port = 443 } }
  }
  expect_failures = [var.egress_rules]
}

run "rejects_egress_of_all_protocols" {
  command = plan
  variables {
    egress_rules = { x = { description = "All", from_port = 0, protocol = "-1", cidr_ipv4 = "0.0.0.0/0" } }
  }
  expect_failures = [var.egress_rules]
}

run "rejects_egress_port" {
  command = plan
  variables {
    egress_rules = { x = { description = "Office", from_port = 443, to_port = 70000, cidr_ipv4 = "10.0.0.0/8" } }
  }
  expect_failures = [var.egress_rules]
}

run "rejects_egress_range" {
  command = plan
  variables {
    egress_rules = { x = { description = "Office", from_port = 443, cidr_ipv6 = "office" } }
  }
  expect_failures = [var.egress_rules]
}

run "rejects_all_ports_to_anywhere" {
  command = plan
  variables {
    egress_rules = { x = { description = "All", from_port = 0, to_port = 65535, cidr_ipv4 = "0.0.0.0/0" } }
  }
  expect_failures = [var.egress_rules]
}

run "rejects_public_database_port" {
  command = plan
  variables {
    public_ports = [443, 5432]
  }
  expect_failures = [var.public_ports]
}

