output "vpc_id" {
  description = "Id of the VPC."
  value       = aws_vpc.this.id
}

output "vpc_arn" {
  description = "ARN of the VPC."
  value       = aws_vpc.this.arn
}

output "vpc_cidr_block" {
  description = "IPv4 range of the VPC."
  value       = var.cidr_block
}

output "availability_zones" {
  description = "Zones of the subnets, in the order of all subnet outputs."
  value       = var.availability_zones
}

output "public_subnet_ids" {
  description = "Ids of the public subnets, one per zone; empty without public subnets."
  value       = [for zone in var.availability_zones : aws_subnet.public[zone].id if var.public_subnets]
}

output "private_subnet_ids" {
  description = "Ids of the private subnets, one per zone."
  value       = [for zone in var.availability_zones : aws_subnet.private[zone].id]
}

output "database_subnet_ids" {
  description = "Ids of the isolated database subnets, one per zone; empty without database subnets."
  value       = [for zone in var.availability_zones : aws_subnet.database[zone].id if var.database_subnets]
}

output "transit_subnet_ids" {
  description = "Ids of the subnets of the Transit Gateway attachment; empty without one."
  value       = [for zone in var.availability_zones : aws_subnet.transit[zone].id if var.transit_gateway != null]
}

output "public_subnet_cidrs" {
  description = "Ranges of the public subnets, by zone."
  value       = local.public_cidrs
}

output "private_subnet_cidrs" {
  description = "Ranges of the private subnets, by zone."
  value       = local.private_cidrs
}

output "database_subnet_cidrs" {
  description = "Ranges of the database subnets, by zone."
  value       = local.database_cidrs
}

output "database_subnet_group_name" {
  description = "Name of the database subnet group; null without database subnets."
  value       = one(aws_db_subnet_group.this[*].name)
}

output "public_route_table_id" {
  description = "Id of the public subnets' route table; null without public subnets."
  value       = one(aws_route_table.public[*].id)
}

output "private_route_table_ids" {
  description = "Ids of the private subnets' route tables, one per zone."
  value       = [for zone in var.availability_zones : aws_route_table.private[zone].id]
}

output "database_route_table_id" {
  description = "Id of the database subnets' route table; null without database subnets."
  value       = one(aws_route_table.database[*].id)
}

output "internet_gateway_id" {
  description = "Id of the internet gateway; null without public subnets."
  value       = one(aws_internet_gateway.this[*].id)
}

output "nat_public_ips" {
  description = "Addresses that outside services see, by zone; empty without NAT gateways."
  value       = { for zone, address in aws_eip.nat : zone => address.public_ip }
}

output "gateway_endpoint_ids" {
  description = "Ids of the gateway endpoints, by service."
  value       = { for service, endpoint in aws_vpc_endpoint.gateway : service => endpoint.id }
}

output "gateway_endpoint_prefix_list_ids" {
  description = "Prefix lists of the gateway endpoints, by service, for security group egress rules."
  value       = { for service, endpoint in aws_vpc_endpoint.gateway : service => endpoint.prefix_list_id }
}

output "interface_endpoint_ids" {
  description = "Ids of the interface endpoints, by service."
  value       = { for service, endpoint in aws_vpc_endpoint.interface : service => endpoint.id }
}

output "endpoint_security_group_id" {
  description = "Security group of the interface endpoints, for security group egress rules; null without interface endpoints."
  value       = one(aws_security_group.endpoints[*].id)
}

output "default_security_group_id" {
  description = "The VPC's default security group, closed."
  value       = aws_default_security_group.closed.id
}

output "flow_log_group_name" {
  description = "Log group of the flow logs; null without flow logs."
  value       = one(aws_cloudwatch_log_group.flow_logs[*].name)
}

output "flow_log_group_arn" {
  description = "ARN of the flow logs' log group; null without flow logs."
  value       = one(aws_cloudwatch_log_group.flow_logs[*].arn)
}

output "transit_gateway_attachment_id" {
  description = "Id of the Transit Gateway attachment; null without one."
  value       = one(aws_ec2_transit_gateway_vpc_attachment.this[*].id)
}

output "ssm_parameter_names" {
  description = "Names of the SSM parameters that this network publishes."
  value       = sort(concat(values(aws_ssm_parameter.text)[*].name, values(aws_ssm_parameter.list)[*].name))
}
