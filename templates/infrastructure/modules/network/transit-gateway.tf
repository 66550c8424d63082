locals {
  transit_routes = var.transit_gateway == null ? toset([]) : toset(var.transit_gateway.routes)

  private_transit_routes = {
    for pair in setproduct(var.availability_zones, local.transit_routes) :
    "${pair[0]} ${pair[1]}" => { zone = pair[0], cidr = pair[1] }
  }
  database_transit_routes = var.database_subnets && try(var.transit_gateway.database_routes, false) ? local.transit_routes : toset([])
}

resource "aws_route_table" "transit" {
  count = var.transit_gateway != null ? 1 : 0

  vpc_id = aws_vpc.this.id

  tags = merge(var.tags, { Name = "${var.name}-transit" })
}

resource "aws_route_table_association" "transit" {
  for_each = local.transit_cidrs

  route_table_id = aws_route_table.transit[0].id
  subnet_id      = aws_subnet.transit[each.key].id
}

resource "aws_ec2_transit_gateway_vpc_attachment" "this" {
  count = var.transit_gateway != null ? 1 : 0

  transit_gateway_id     = var.transit_gateway.id
  vpc_id                 = aws_vpc.this.id
  subnet_ids             = [for zone in var.availability_zones : aws_subnet.transit[zone].id]
  appliance_mode_support = var.transit_gateway.appliance_mode ? "enable" : "disable"
  dns_support            = "enable"

  # Only the account that owns the gateway may say this; null leaves the gateway's own setting.
  transit_gateway_default_route_table_association = var.transit_gateway.default_route_association
  transit_gateway_default_route_table_propagation = var.transit_gateway.default_route_propagation

  tags = merge(var.tags, { Name = var.name })
}

resource "aws_route" "private_transit" {
  for_each = local.private_transit_routes

  route_table_id         = aws_route_table.private[each.value.zone].id
  destination_cidr_block = each.value.cidr
  transit_gateway_id     = var.transit_gateway.id

  depends_on = [aws_ec2_transit_gateway_vpc_attachment.this]
}

resource "aws_route" "database_transit" {
  for_each = local.database_transit_routes

  route_table_id         = aws_route_table.database[0].id
  destination_cidr_block = each.key
  transit_gateway_id     = var.transit_gateway.id

  depends_on = [aws_ec2_transit_gateway_vpc_attachment.this]
}
