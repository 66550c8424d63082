mock_provider "aws" {}

variables {
  name          = "rabbitmq-dev"
  vpc_id        = "vpc-0123456789abcdef0"
  subnets       = [{ id = "subnet-0a00000000000000a" }, { id = "subnet-0c00000000000000c" }]
  allowed_cidrs = ["10.20.0.0/16"]
  access_logs   = { bucket = "acme-dev-load-balancer-logs" }
  listeners = {
    amqps = {
      port            = 5671
      protocol        = "TLS"
      certificate_arn = "arn:aws:acm:ap-northeast-2:222222222222:certificate/0a1b2c3d"
      target          = { port = 5672 }
    }
  }
  egress_rules = {
    brokers = { description = "RabbitMQ nodes", from_port = 5672, security_group_id = "sg-00000000000000001" }
  }
}

run "safe_defaults" {
  command = plan

  assert {
    condition     = aws_lb.this.internal && aws_lb.this.enable_deletion_protection && aws_lb.this.enable_cross_zone_load_balancing
    error_message = "Internal, protected and balanced over zones by default."
  }
  assert {
    condition     = aws_lb.this.access_logs[0].enabled && aws_lb.this.access_logs[0].prefix == "rabbitmq-dev"
    error_message = "Access logs are always on."
  }
  assert {
    condition     = aws_lb_listener.this["amqps"].ssl_policy == "ELBSecurityPolicy-TLS13-1-2-2021-06"
    error_message = "TLS listeners speak TLS 1.2 and 1.3 only."
  }
  assert {
    condition     = keys(aws_vpc_security_group_ingress_rule.cidr)[0] == "amqps tcp 10.20.0.0/16" && aws_vpc_security_group_ingress_rule.cidr["amqps tcp 10.20.0.0/16"].from_port == 5671
    error_message = "Only the listeners' ports are open."
  }
}

run "tcp_and_udp_with_targets" {
  command = plan

  variables {
    listeners = {
      game = { port = 7777, protocol = "TCP_UDP", target = { port = 30777, protocol = "TCP_UDP", type = "instance", targets = { a = "i-1", b = "i-2" } } }
    }
  }

  assert {
    condition     = length(aws_vpc_security_group_ingress_rule.cidr) == 2 && length(aws_lb_target_group_attachment.this) == 2
    error_message = "Both protocols are let in, and the targets registered."
  }
}

run "application_load_balancer_as_target" {
  command = plan

  variables {
    listeners = {
      https = { port = 443, target = { port = 443, type = "alb", health_check = { protocol = "HTTPS", path = "/" }, targets = { alb = "arn:aws:elasticloadbalancing:ap-northeast-2:222222222222:loadbalancer/app/x/1" } } }
    }
  }

  assert {
    condition     = aws_lb_target_group.this["https"].target_type == "alb" && aws_lb_target_group.this["https"].health_check[0].path == "/"
    error_message = "An application load balancer can be the target."
  }
}

run "rejects_name" {
  command = plan
  variables {
    name = "RabbitMQ"
  }
  expect_failures = [var.name]
}

run "rejects_reserved_name" {
  command = plan
  variables {
    name = "internal-rabbitmq"
  }
  expect_failures = [var.name]
}

run "rejects_vpc" {
  command = plan
  variables {
    vpc_id = "dev"
  }
  expect_failures = [var.vpc_id]
}

run "rejects_one_subnet" {
  command = plan
  variables {
    subnets = [{ id = "subnet-0a00000000000000a" }]
  }
  expect_failures = [var.subnets]
}

run "rejects_elastic_ip_of_an_internal_one" {
  command = plan
  variables {
    subnets = [{ id = "subnet-1", allocation_id = "eipalloc-1" }, { id = "subnet-2" }]
  }
  expect_failures = [var.subnets]
}

run "rejects_private_address_of_a_public_one" {
  command = plan
  variables {
    internal = false
    subnets  = [{ id = "subnet-1", private_ipv4_address = "10.0.0.10" }, { id = "subnet-2" }]
  }
  expect_failures = [var.subnets]
}

run "rejects_private_address" {
  command = plan
  variables {
    subnets = [{ id = "subnet-1", private_ipv4_address = "ten" }, { id = "subnet-2" }]
  }
  expect_failures = [var.subnets]
}

run "rejects_no_listener" {
  command = plan
  variables {
    listeners = {}
  }
  expect_failures = [var.listeners]
}

run "rejects_listener_name" {
  command = plan
  variables {
    listeners = { AMQP = { port = 5672, target = { port = 5672 } } }
  }
  expect_failures = [var.listeners]
}

run "rejects_port" {
  command = plan
  variables {
    listeners = { amqp = { port = 70000, target = { port = 5672 } } }
  }
  expect_failures = [var.listeners]
}

run "rejects_port_twice" {
  command = plan
  variables {
    listeners = { a = { port = 5672, target = { port = 5672 } }, b = { port = 5672, target = { port = 5673 } } }
  }
  expect_failures = [var.listeners]
}

run "rejects_protocol" {
  command = plan
  variables {
    listeners = { amqp = { port = 5672, protocol = "HTTP", target = { port = 5672, protocol = "HTTP" } } }
  }
  expect_failures = [var.listeners]
}

run "rejects_tls_without_certificate" {
  command = plan
  variables {
    listeners = { amqp = { port = 5672, protocol = "TLS", target = { port = 5672 } } }
  }
  expect_failures = [var.listeners]
}

run "rejects_certificate" {
  command = plan
  variables {
    listeners = { amqp = { port = 5672, protocol = "TLS", certificate_arn = "x", target = { port = 5672 } } }
  }
  expect_failures = [var.listeners]
}

run "rejects_target_protocol" {
  command = plan
  variables {
    listeners = { dns = { port = 53, protocol = "UDP", target = { port = 53 } } }
  }
  expect_failures = [var.listeners]
}

run "rejects_target_type" {
  command = plan
  variables {
    listeners = { amqp = { port = 5672, target = { port = 5672, type = "lambda" } } }
  }
  expect_failures = [var.listeners]
}

run "rejects_alb_behind_tls" {
  command = plan
  variables {
    listeners = { https = { port = 443, protocol = "TLS", certificate_arn = "arn:aws:acm:ap-northeast-2:222222222222:certificate/0a1b2c3d", target = { port = 443, type = "alb" } } }
  }
  expect_failures = [var.listeners]
}

run "rejects_http_check_without_path" {
  command = plan
  variables {
    listeners = { amqp = { port = 5672, target = { port = 5672, health_check = { protocol = "HTTP" } } } }
  }
  expect_failures = [var.listeners]
}

run "rejects_old_tls_policy" {
  command = plan
  variables {
    ssl_policy = "ELBSecurityPolicy-2016-08"
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

run "rejects_no_egress" {
  command = plan
  variables {
    egress_rules = {}
  }
  expect_failures = [var.egress_rules]
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
    egress_rules = { x = { description = "Nodes", from_port = 80 } }
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
    access_logs = { bucket = "acme-logs", prefix = "/nlb/" }
  }
  expect_failures = [var.access_logs]
}

