data "aws_region" "current" {}

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

locals {
  zone_index = { for index, zone in var.availability_zones : zone => index }

  # Each tier owns a fixed share of the VPC, so that a zone or a tier added
  # later never moves an address that is already in use.
  vpc_prefix_length = tonumber(split("/", var.cidr_block)[1])
  share = {
    private  = cidrsubnet(var.cidr_block, 1, 0)
    public   = cidrsubnet(var.cidr_block, 2, 2)
    database = cidrsubnet(var.cidr_block, 3, 6)
    transit  = cidrsubnet(var.cidr_block, 3, 7)
  }

  private_cidrs = {
    for zone, index in local.zone_index : zone =>
    cidrsubnet(local.share.private, var.subnet_prefix_lengths.private - local.vpc_prefix_length - 1, index)
  }
  public_cidrs = var.public_subnets ? {
    for zone, index in local.zone_index : zone =>
    cidrsubnet(local.share.public, var.subnet_prefix_lengths.public - local.vpc_prefix_length - 2, index)
  } : {}
  database_cidrs = var.database_subnets ? {
    for zone, index in local.zone_index : zone =>
    cidrsubnet(local.share.database, var.subnet_prefix_lengths.database - local.vpc_prefix_length - 3, index)
  } : {}
  # A Transit Gateway attachment needs one address per zone: /28 is the smallest subnet AWS allows.
  transit_cidrs = var.transit_gateway != null ? {
    for zone, index in local.zone_index : zone =>
    cidrsubnet(local.share.transit, 28 - local.vpc_prefix_length - 3, index)
  } : {}
}

resource "aws_vpc" "this" {
  cidr_block           = var.cidr_block
  enable_dns_hostnames = true
  enable_dns_support   = true

  tags = merge(var.tags, { Name = var.name })
}

# Adopted and emptied: nothing can use the group that AWS attaches when none is named.
resource "aws_default_security_group" "closed" {
  vpc_id = aws_vpc.this.id

  tags = merge(var.tags, { Name = "${var.name}-default-closed" })
}

# Adopted and emptied: a subnet without a route table of its own reaches nothing outside.
resource "aws_default_route_table" "closed" {
  default_route_table_id = aws_vpc.this.default_route_table_id
  route                  = []

  tags = merge(var.tags, { Name = "${var.name}-default-closed" })
}

resource "aws_subnet" "public" {
  for_each = local.public_cidrs

  vpc_id                  = aws_vpc.this.id
  availability_zone       = each.key
  cidr_block              = each.value
  map_public_ip_on_launch = false

  tags = merge(var.tags, var.subnet_tags.public, { Name = "${var.name}-public-${each.key}", Tier = "public" })
}

resource "aws_subnet" "private" {
  for_each = local.private_cidrs

  vpc_id            = aws_vpc.this.id
  availability_zone = each.key
  cidr_block        = each.value

  tags = merge(var.tags, var.subnet_tags.private, { Name = "${var.name}-private-${each.key}", Tier = "private" })
}

resource "aws_subnet" "database" {
  for_each = local.database_cidrs

  vpc_id            = aws_vpc.this.id
  availability_zone = each.key
  cidr_block        = each.value

  tags = merge(var.tags, var.subnet_tags.database, { Name = "${var.name}-database-${each.key}", Tier = "database" })
}

resource "aws_subnet" "transit" {
  for_each = local.transit_cidrs

  vpc_id            = aws_vpc.this.id
  availability_zone = each.key
  cidr_block        = each.value

  tags = merge(var.tags, { Name = "${var.name}-transit-${each.key}", Tier = "transit" })
}

resource "aws_db_subnet_group" "this" {
  count = var.database_subnets ? 1 : 0

  name        = var.name
  description = "Isolated database subnets of ${var.name}"
  subnet_ids  = [for zone in var.availability_zones : aws_subnet.database[zone].id]

  tags = var.tags
}
