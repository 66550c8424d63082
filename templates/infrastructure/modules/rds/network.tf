resource "aws_security_group" "database" {
  name        = "${var.name}-db"
  description = "Database ${var.name}"
  vpc_id      = var.vpc_id
  tags        = merge(var.tags, { Name = "${var.name}-db" })
}

resource "aws_vpc_security_group_ingress_rule" "database_client" {
  for_each = var.ingress_security_groups

  security_group_id            = aws_security_group.database.id
  referenced_security_group_id = each.value
  description                  = "From ${each.key}"
  ip_protocol                  = "tcp"
  from_port                    = local.port
  to_port                      = local.port
  tags                         = merge(var.tags, { Name = each.key })
}

resource "aws_vpc_security_group_ingress_rule" "database_cidr" {
  for_each = var.ingress_cidr_blocks

  security_group_id = aws_security_group.database.id
  cidr_ipv4         = each.value
  description       = "From ${each.key}"
  ip_protocol       = "tcp"
  from_port         = local.port
  to_port           = local.port
  tags              = merge(var.tags, { Name = each.key })
}
