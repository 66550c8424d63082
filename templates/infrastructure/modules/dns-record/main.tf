locals {
  types = toset(var.ipv6 ? ["A", "AAAA"] : [var.type])

  # One entry for each record: a target in a type.
  weighted = {
    for pair in setproduct(keys(var.weighted), local.types) : "${pair[0]}/${pair[1]}" => {
      identifier = pair[0]
      type       = pair[1]
      target     = var.weighted[pair[0]]
    }
  }
}

resource "aws_route53_record" "simple" {
  for_each = length(var.weighted) == 0 ? local.types : toset([])

  zone_id = var.zone_id
  name    = var.name
  type    = each.key
  ttl     = var.alias == null ? var.ttl : null
  records = var.records

  dynamic "alias" {
    for_each = var.alias[*]

    content {
      name                   = alias.value.name
      zone_id                = alias.value.zone_id
      evaluate_target_health = alias.value.evaluate_target_health
    }
  }
}

resource "aws_route53_record" "weighted" {
  for_each = local.weighted

  zone_id         = var.zone_id
  name            = var.name
  type            = each.value.type
  set_identifier  = each.value.identifier
  health_check_id = each.value.target.health_check_id
  ttl             = each.value.target.alias == null ? var.ttl : null
  records         = each.value.target.records

  weighted_routing_policy {
    weight = each.value.target.weight
  }

  dynamic "alias" {
    for_each = each.value.target.alias[*]

    content {
      name                   = alias.value.name
      zone_id                = alias.value.zone_id
      evaluate_target_health = alias.value.evaluate_target_health
    }
  }
}
