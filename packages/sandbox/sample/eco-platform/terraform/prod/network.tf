resource "aws_vpc" "cluster" {
  cidr_block           = "10.60.0.0/16"
  enable_dns_hostnames = true

  tags = { Name = "eco-prod" }
}

resource "aws_internet_gateway" "cluster" {
  vpc_id = aws_vpc.cluster.id

  tags = { Name = "eco-prod" }
}

# 노드는 사설 서브넷에만 둡니다. 공용 서브넷에는 ALB와 NAT만 있습니다.
resource "aws_subnet" "private" {
  for_each = local.zones

  vpc_id            = aws_vpc.cluster.id
  availability_zone = each.key
  cidr_block        = cidrsubnet(aws_vpc.cluster.cidr_block, 4, each.value)

  tags = {
    Name                              = "eco-prod-private-${each.key}"
    "kubernetes.io/role/internal-elb" = "1"
  }
}

resource "aws_subnet" "public" {
  for_each = local.zones

  vpc_id            = aws_vpc.cluster.id
  availability_zone = each.key
  cidr_block        = cidrsubnet(aws_vpc.cluster.cidr_block, 8, 240 + each.value)

  tags = {
    Name                     = "eco-prod-public-${each.key}"
    "kubernetes.io/role/elb" = "1"
  }
}

resource "aws_eip" "nat" {
  domain = "vpc"

  tags = { Name = "eco-prod-nat" }
}

resource "aws_nat_gateway" "cluster" {
  allocation_id = aws_eip.nat.id
  subnet_id     = aws_subnet.public["ap-northeast-2a"].id

  tags = { Name = "eco-prod" }
}

resource "aws_route_table" "private" {
  vpc_id = aws_vpc.cluster.id

  tags = { Name = "eco-prod-private" }
}

resource "aws_route" "nat" {
  route_table_id         = aws_route_table.private.id
  destination_cidr_block = "0.0.0.0/0"
  nat_gateway_id         = aws_nat_gateway.cluster.id
}

resource "aws_route_table_association" "private" {
  for_each = aws_subnet.private

  subnet_id      = each.value.id
  route_table_id = aws_route_table.private.id
}

resource "aws_route_table" "public" {
  vpc_id = aws_vpc.cluster.id

  tags = { Name = "eco-prod-public" }
}

resource "aws_route" "internet" {
  route_table_id         = aws_route_table.public.id
  destination_cidr_block = "0.0.0.0/0"
  gateway_id             = aws_internet_gateway.cluster.id
}

resource "aws_route_table_association" "public" {
  for_each = aws_subnet.public

  subnet_id      = each.value.id
  route_table_id = aws_route_table.public.id
}
