locals {
  ports = var.http_redirect ? { https = 443, http = 80 } : { https = 443 }

  cidr_rules = {
    for pair in setproduct(var.allowed_cidrs, keys(local.ports)) :
    "${pair[1]} ${pair[0]}" => { cidr = pair[0], protocol = pair[1] }
  }
  group_rules = {
    for pair in setproduct(keys(var.allowed_security_groups), keys(local.ports)) :
    "${pair[1]} ${pair[0]}" => { name = pair[0], protocol = pair[1] }
  }
  prefix_list_rules = {
    for pair in setproduct(keys(var.allowed_prefix_lists), keys(local.ports)) :
    "${pair[1]} ${pair[0]}" => { name = pair[0], protocol = pair[1] }
  }
}

resource "aws_security_group" "this" {
  name_prefix = "${var.name}-alb-"
  description = "Load balancer ${var.name}"
  vpc_id      = var.vpc_id

  tags = merge(var.tags, { Name = "${var.name}-alb" })

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_vpc_security_group_ingress_rule" "cidr" {
  for_each = local.cidr_rules

  security_group_id = aws_security_group.this.id
  description       = "${upper(each.value.protocol)} from ${each.value.cidr}"
  cidr_ipv4         = each.value.cidr
  ip_protocol       = "tcp"
  from_port         = local.ports[each.value.protocol]
  to_port           = local.ports[each.value.protocol]

  tags = var.tags
}

resource "aws_vpc_security_group_ingress_rule" "security_group" {
  for_each = local.group_rules

  security_group_id            = aws_security_group.this.id
  description                  = "${upper(each.value.protocol)} from ${each.value.name}"
  referenced_security_group_id = var.allowed_security_groups[each.value.name]
  ip_protocol                  = "tcp"
  from_port                    = local.ports[each.value.protocol]
  to_port                      = local.ports[each.value.protocol]

  tags = var.tags
}

resource "aws_vpc_security_group_ingress_rule" "prefix_list" {
  for_each = local.prefix_list_rules

  security_group_id = aws_security_group.this.id
  description       = "${upper(each.value.protocol)} from ${each.value.name}"
  prefix_list_id    = var.allowed_prefix_lists[each.value.name]
  ip_protocol       = "tcp"
  from_port         = local.ports[each.value.protocol]
  to_port           = local.ports[each.value.protocol]

  tags = var.tags
}

resource "aws_vpc_security_group_egress_rule" "this" {
  for_each = var.egress_rules

  security_group_id            = aws_security_group.this.id
  description                  = each.value.description
  cidr_ipv4                    = each.value.cidr_ipv4
  referenced_security_group_id = each.value.security_group_id
  ip_protocol                  = "tcp"
  from_port                    = each.value.from_port
  to_port                      = coalesce(each.value.to_port, each.value.from_port)

  tags = merge(var.tags, { Name = each.key })
}
