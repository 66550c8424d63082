locals {
  # TCP_UDP listens on both.
  listener_ports = merge([
    for name, listener in var.listeners : {
      for protocol in split("_", replace(listener.protocol, "TLS", "TCP")) :
      "${name} ${lower(protocol)}" => { port = listener.port, protocol = lower(protocol) }
    }
  ]...)

  cidr_rules = {
    for pair in setproduct(keys(local.listener_ports), var.allowed_cidrs) :
    "${pair[0]} ${pair[1]}" => merge(local.listener_ports[pair[0]], { cidr = pair[1] })
  }
  group_rules = {
    for pair in setproduct(keys(local.listener_ports), keys(var.allowed_security_groups)) :
    "${pair[0]} ${pair[1]}" => merge(local.listener_ports[pair[0]], { name = pair[1] })
  }
}

resource "aws_security_group" "this" {
  name_prefix = "${var.name}-nlb-"
  description = "Load balancer ${var.name}"
  vpc_id      = var.vpc_id

  tags = merge(var.tags, { Name = "${var.name}-nlb" })

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_vpc_security_group_ingress_rule" "cidr" {
  for_each = local.cidr_rules

  security_group_id = aws_security_group.this.id
  description       = "Port ${each.value.port} from ${each.value.cidr}"
  cidr_ipv4         = each.value.cidr
  ip_protocol       = each.value.protocol
  from_port         = each.value.port
  to_port           = each.value.port

  tags = var.tags
}

resource "aws_vpc_security_group_ingress_rule" "security_group" {
  for_each = local.group_rules

  security_group_id            = aws_security_group.this.id
  description                  = "Port ${each.value.port} from ${each.value.name}"
  referenced_security_group_id = var.allowed_security_groups[each.value.name]
  ip_protocol                  = each.value.protocol
  from_port                    = each.value.port
  to_port                      = each.value.port

  tags = var.tags
}

resource "aws_vpc_security_group_egress_rule" "this" {
  for_each = var.egress_rules

  security_group_id            = aws_security_group.this.id
  description                  = each.value.description
  cidr_ipv4                    = each.value.cidr_ipv4
  referenced_security_group_id = each.value.security_group_id
  ip_protocol                  = each.value.protocol
  from_port                    = each.value.from_port
  to_port                      = coalesce(each.value.to_port, each.value.from_port)

  tags = merge(var.tags, { Name = each.key })
}
