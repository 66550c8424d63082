locals {
  user_names = { for key in keys(var.users) : key => "${var.name}-${key}" }
}

# For sign-in with IAM the id and the name of a user must be the same.
resource "aws_elasticache_user" "this" {
  for_each = var.users

  user_id       = local.user_names[each.key]
  user_name     = local.user_names[each.key]
  engine        = var.engine
  access_string = each.value.access_string
  tags          = merge(var.tags, { Name = local.user_names[each.key] })

  authentication_mode {
    type = "iam"
  }
}

# Redis wants a user named default in each group: this one is switched off. Valkey does without.
resource "aws_elasticache_user" "default" {
  count = var.engine == "redis" ? 1 : 0

  user_id       = "${var.name}-default"
  user_name     = "default"
  engine        = var.engine
  access_string = "off ~* -@all"
  tags          = merge(var.tags, { Name = "${var.name}-default" })

  authentication_mode {
    type = "no-password-required"
  }
}

resource "aws_elasticache_user_group" "this" {
  user_group_id = var.name
  engine        = var.engine
  tags          = merge(var.tags, { Name = var.name })

  user_ids = concat(
    [for user in aws_elasticache_user.this : user.user_id],
    aws_elasticache_user.default[*].user_id,
    var.user_ids,
  )
}
