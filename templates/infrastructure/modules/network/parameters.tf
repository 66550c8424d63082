locals {
  # Identifiers, not secrets: plain parameters that every stack of the account may read.
  text_parameters = merge(
    {
      "vpc-id"   = aws_vpc.this.id
      "vpc-cidr" = var.cidr_block
    },
    var.database_subnets ? { "database-subnet-group" = aws_db_subnet_group.this[0].name } : {},
    length(var.interface_endpoints) > 0 ? { "endpoint-security-group-id" = aws_security_group.endpoints[0].id } : {},
    { for service in var.gateway_endpoints : "${service}-prefix-list-id" => aws_vpc_endpoint.gateway[service].prefix_list_id },
  )

  list_parameters = merge(
    {
      "availability-zones"      = join(",", var.availability_zones)
      "private-subnet-ids"      = join(",", [for zone in var.availability_zones : aws_subnet.private[zone].id])
      "private-route-table-ids" = join(",", [for zone in var.availability_zones : aws_route_table.private[zone].id])
    },
    var.public_subnets ? { "public-subnet-ids" = join(",", [for zone in var.availability_zones : aws_subnet.public[zone].id]) } : {},
    var.database_subnets ? { "database-subnet-ids" = join(",", [for zone in var.availability_zones : aws_subnet.database[zone].id]) } : {},
  )
}

resource "aws_ssm_parameter" "text" {
  for_each = var.ssm_prefix == null ? {} : local.text_parameters

  name        = "${var.ssm_prefix}/${each.key}"
  description = "Network ${var.name}: ${replace(each.key, "-", " ")}"
  type        = "String"
  value       = each.value

  tags = var.tags
}

resource "aws_ssm_parameter" "list" {
  for_each = var.ssm_prefix == null ? {} : local.list_parameters

  name        = "${var.ssm_prefix}/${each.key}"
  description = "Network ${var.name}: ${replace(each.key, "-", " ")}"
  type        = "StringList"
  value       = each.value

  tags = var.tags
}
