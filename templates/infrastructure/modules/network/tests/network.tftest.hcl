mock_provider "aws" {
  mock_data "aws_region" {
    defaults = { region = "ap-northeast-2" }
  }
  mock_data "aws_caller_identity" {
    defaults = { account_id = "111111111111" }
  }
  mock_data "aws_partition" {
    defaults = { partition = "aws" }
  }
  mock_data "aws_iam_policy_document" {
    defaults = { json = "{\"Version\":\"2012-10-17\",\"Statement\":[]}" }
  }
}

variables {
  name               = "acme-dev"
  cidr_block         = "10.20.0.0/16"
  availability_zones = ["ap-northeast-2a", "ap-northeast-2c"]
}

run "safe_defaults" {
  command = plan

  assert {
    condition     = length(aws_nat_gateway.this) == 2
    error_message = "By default every zone has a NAT gateway of its own."
  }
  assert {
    condition     = alltrue([for subnet in aws_subnet.public : subnet.map_public_ip_on_launch == false])
    error_message = "No instance may get a public address without asking for one."
  }
  assert {
    condition     = length(aws_default_route_table.closed.route) == 0
    error_message = "The default route table must be empty."
  }
  assert {
    condition     = length(aws_flow_log.this) == 1 && aws_flow_log.this[0].traffic_type == "ALL"
    error_message = "All traffic is logged by default."
  }
  assert {
    condition     = aws_cloudwatch_log_group.flow_logs[0].retention_in_days == 365
    error_message = "Flow logs are kept for a year by default."
  }
  assert {
    condition     = toset(keys(aws_vpc_endpoint.gateway)) == toset(["s3", "dynamodb"])
    error_message = "The free gateway endpoints are on by default."
  }
  assert {
    condition     = length(aws_vpc_endpoint.interface) == 0 && length(aws_security_group.endpoints) == 0
    error_message = "Interface endpoints cost money and are only made on request."
  }
  assert {
    condition     = length(aws_ec2_transit_gateway_vpc_attachment.this) == 0 && length(aws_subnet.transit) == 0
    error_message = "Without a Transit Gateway there is nothing of it."
  }
}

run "address_plan_of_a_16" {
  command = plan

  variables {
    availability_zones = ["ap-northeast-2a", "ap-northeast-2b", "ap-northeast-2c"]
  }

  assert {
    condition     = join(" ", values(output.private_subnet_cidrs)) == "10.20.0.0/20 10.20.16.0/20 10.20.32.0/20"
    error_message = "Private subnets come from the lower half."
  }
  assert {
    condition     = join(" ", values(output.public_subnet_cidrs)) == "10.20.128.0/24 10.20.129.0/24 10.20.130.0/24"
    error_message = "Public subnets come from the third quarter."
  }
  assert {
    condition     = join(" ", values(output.database_subnet_cidrs)) == "10.20.192.0/24 10.20.193.0/24 10.20.194.0/24"
    error_message = "Database subnets come from the seventh eighth."
  }
}

run "small_network" {
  command = plan

  variables {
    cidr_block            = "10.20.4.0/22"
    subnet_prefix_lengths = { private = 24, public = 26, database = 27 }
  }

  assert {
    condition     = output.database_subnet_cidrs["ap-northeast-2c"] == "10.20.7.32/27"
    error_message = "The address plan holds for the smallest VPC too."
  }
}

run "publishes_parameters" {
  command = plan

  assert {
    condition     = contains(output.ssm_parameter_names, "/shared/network/vpc-id") && contains(output.ssm_parameter_names, "/shared/network/private-subnet-ids")
    error_message = "Other stacks find the network below /shared/network."
  }
  assert {
    condition     = aws_ssm_parameter.list["availability-zones"].value == "ap-northeast-2a,ap-northeast-2c"
    error_message = "Lists are joined with commas."
  }
}

run "publishes_nothing_when_asked" {
  command = plan

  variables {
    ssm_prefix = null
  }

  assert {
    condition     = length(output.ssm_parameter_names) == 0
    error_message = "A null prefix publishes nothing."
  }
}

run "single_nat" {
  command = plan

  variables {
    nat_gateway = "single"
  }

  assert {
    condition     = keys(aws_nat_gateway.this) == ["ap-northeast-2a"] && length(aws_route.private_nat) == 2
    error_message = "One gateway serves both zones."
  }
}

run "no_way_out" {
  command = plan

  variables {
    nat_gateway      = "none"
    public_subnets   = false
    database_subnets = false
  }

  assert {
    condition     = length(aws_nat_gateway.this) + length(aws_route.private_nat) + length(aws_internet_gateway.this) + length(aws_subnet.public) == 0
    error_message = "A closed network has no gateway."
  }
  assert {
    condition     = output.database_subnet_group_name == null && length(output.database_subnet_ids) == 0 && !contains(output.ssm_parameter_names, "/shared/network/database-subnet-ids")
    error_message = "Without database subnets nothing speaks of them."
  }
}

run "transit_gateway" {
  command = plan

  variables {
    transit_gateway = { id = "tgw-0123456789abcdef0", routes = ["10.0.0.0/12", "172.16.0.0/12"] }
  }

  assert {
    condition     = length(aws_route.private_transit) == 4 && length(aws_route.database_transit) == 0
    error_message = "Every private table gets every route; database tables none unless asked."
  }
  assert {
    condition     = aws_subnet.transit["ap-northeast-2c"].cidr_block == "10.20.224.16/28"
    error_message = "The attachment has small subnets of its own."
  }
}

run "interface_endpoints" {
  command = plan

  variables {
    interface_endpoints = ["ecr.api", "logs"]
  }

  assert {
    condition     = aws_vpc_endpoint.interface["ecr.api"].service_name == "com.amazonaws.ap-northeast-2.ecr.api" && aws_vpc_endpoint.interface["logs"].private_dns_enabled
    error_message = "Endpoints use the region's service name and private DNS."
  }
  assert {
    condition     = aws_vpc_security_group_ingress_rule.endpoints_https[0].cidr_ipv4 == "10.20.0.0/16" && aws_vpc_security_group_ingress_rule.endpoints_https[0].to_port == 443
    error_message = "Only HTTPS from the VPC reaches the endpoints."
  }
}

run "rejects_name" {
  command = plan
  variables {
    name = "Acme_Dev"
  }
  expect_failures = [var.name]
}

run "rejects_cidr_with_host_bits" {
  command = plan
  variables {
    cidr_block = "10.20.1.0/16"
  }
  expect_failures = [var.cidr_block]
}

run "rejects_large_cidr" {
  command = plan
  variables {
    cidr_block = "10.0.0.0/12"
  }
  expect_failures = [var.cidr_block]
}

run "rejects_one_zone" {
  command = plan
  variables {
    availability_zones = ["ap-northeast-2a"]
  }
  expect_failures = [var.availability_zones]
}

run "rejects_zone_twice" {
  command = plan
  variables {
    availability_zones = ["ap-northeast-2a", "ap-northeast-2a"]
  }
  expect_failures = [var.availability_zones]
}

run "rejects_zone_id" {
  command = plan
  variables {
    availability_zones = ["apne2-az1", "apne2-az3"]
  }
  expect_failures = [var.availability_zones]
}

run "rejects_tiny_subnets" {
  command = plan
  variables {
    subnet_prefix_lengths = { public = 28 }
  }
  expect_failures = [var.subnet_prefix_lengths]
}

run "rejects_subnets_that_do_not_fit" {
  command = plan
  variables {
    subnet_prefix_lengths = { private = 17 }
  }
  expect_failures = [var.subnet_prefix_lengths]
}

run "rejects_unknown_nat_mode" {
  command = plan
  variables {
    nat_gateway = "instance"
  }
  expect_failures = [var.nat_gateway]
}

run "rejects_nat_without_public_subnets" {
  command = plan
  variables {
    public_subnets = false
  }
  expect_failures = [var.nat_gateway]
}

run "rejects_gateway_endpoint" {
  command = plan
  variables {
    gateway_endpoints = ["sqs"]
  }
  expect_failures = [var.gateway_endpoints]
}

run "rejects_full_endpoint_name" {
  command = plan
  variables {
    interface_endpoints = ["com.amazonaws.ap-northeast-2/logs"]
  }
  expect_failures = [var.interface_endpoints]
}

run "rejects_policy_that_is_not_json" {
  command = plan
  variables {
    endpoint_policies = { s3 = "allow all" }
  }
  expect_failures = [var.endpoint_policies]
}

run "rejects_policy_without_endpoint" {
  command = plan
  variables {
    endpoint_policies = { sqs = "{}" }
  }
  expect_failures = [var.endpoint_policies]
}

run "rejects_traffic_type" {
  command = plan
  variables {
    flow_logs = { traffic_type = "DROPPED" }
  }
  expect_failures = [var.flow_logs]
}

run "rejects_aggregation_interval" {
  command = plan
  variables {
    flow_logs = { aggregation_interval = 300 }
  }
  expect_failures = [var.flow_logs]
}

run "rejects_retention" {
  command = plan
  variables {
    flow_logs = { retention_in_days = 100 }
  }
  expect_failures = [var.flow_logs]
}

run "rejects_key_alias" {
  command = plan
  variables {
    flow_logs = { kms_key_arn = "alias/logs" }
  }
  expect_failures = [var.flow_logs]
}

run "rejects_transit_gateway_id" {
  command = plan
  variables {
    transit_gateway = { id = "gateway", routes = [] }
  }
  expect_failures = [var.transit_gateway]
}

run "rejects_transit_route" {
  command = plan
  variables {
    transit_gateway = { id = "tgw-0123456789abcdef0", routes = ["office"] }
  }
  expect_failures = [var.transit_gateway]
}

run "rejects_two_default_routes" {
  command = plan
  variables {
    transit_gateway = { id = "tgw-0123456789abcdef0", routes = ["0.0.0.0/0"] }
  }
  expect_failures = [var.transit_gateway]
}

run "rejects_prefix_with_slash_at_end" {
  command = plan
  variables {
    ssm_prefix = "/shared/network/"
  }
  expect_failures = [var.ssm_prefix]
}

run "rejects_reserved_prefix" {
  command = plan
  variables {
    ssm_prefix = "/aws/network"
  }
  expect_failures = [var.ssm_prefix]
}
