locals {
  has_proxy = var.proxy != null

  # The users behind the proxy: those named, or the master user.
  proxy_secrets = {
    for name, arn in(
      try(length(var.proxy.secret_arns), 0) > 0
      ? var.proxy.secret_arns
      : { master = try(aws_db_instance.this.master_user_secret[0].secret_arn, null) }
    ) : name => arn if local.has_proxy
  }

  proxy_password_type = {
    postgres = "POSTGRES_SCRAM_SHA_256"
    mysql    = "MYSQL_CACHING_SHA2_PASSWORD"
  }
}

resource "aws_db_proxy" "this" {
  count = local.has_proxy ? 1 : 0

  name                   = var.name
  engine_family          = { postgres = "POSTGRESQL", mysql = "MYSQL" }[var.engine]
  role_arn               = aws_iam_role.proxy[0].arn
  require_tls            = true
  idle_client_timeout    = var.proxy.idle_client_timeout_seconds
  debug_logging          = var.proxy.debug_logging
  vpc_subnet_ids         = var.subnet_ids
  vpc_security_group_ids = [aws_security_group.proxy[0].id]
  tags                   = merge(var.tags, { Name = var.name })

  dynamic "auth" {
    for_each = local.proxy_secrets

    content {
      description               = auth.key
      auth_scheme               = "SECRETS"
      secret_arn                = auth.value
      iam_auth                  = var.proxy.iam_auth ? "REQUIRED" : "DISABLED"
      client_password_auth_type = var.proxy.iam_auth ? null : local.proxy_password_type[var.engine]
    }
  }

  depends_on = [aws_cloudwatch_log_group.proxy, aws_iam_role_policy.proxy]
}

resource "aws_db_proxy_default_target_group" "this" {
  count = local.has_proxy ? 1 : 0

  db_proxy_name = aws_db_proxy.this[0].name

  connection_pool_config {
    connection_borrow_timeout    = var.proxy.borrow_timeout_seconds
    max_connections_percent      = var.proxy.max_connections_percent
    max_idle_connections_percent = var.proxy.max_idle_connections_percent
  }
}

resource "aws_db_proxy_target" "this" {
  count = local.has_proxy ? 1 : 0

  db_proxy_name          = aws_db_proxy.this[0].name
  target_group_name      = aws_db_proxy_default_target_group.this[0].name
  db_instance_identifier = aws_db_instance.this.identifier
}

resource "aws_cloudwatch_log_group" "proxy" {
  count = local.has_proxy ? 1 : 0

  name              = "/aws/rds/proxy/${var.name}"
  retention_in_days = var.logs.retention_days
  kms_key_id        = local.log_key_arn
  tags              = merge(var.tags, { Name = "/aws/rds/proxy/${var.name}" })
}

resource "aws_iam_role" "proxy" {
  count = local.has_proxy ? 1 : 0

  name                 = "${var.name}-proxy"
  description          = "Secrets for the proxy of the database ${var.name}"
  permissions_boundary = var.permissions_boundary_arn
  tags                 = merge(var.tags, { Name = "${var.name}-proxy" })

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "rds.amazonaws.com" }
      Action    = "sts:AssumeRole"
    }]
  })
}

resource "aws_iam_role_policy" "proxy" {
  count = local.has_proxy ? 1 : 0

  name = "secrets"
  role = aws_iam_role.proxy[0].id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "ReadSecrets"
        Effect   = "Allow"
        Action   = ["secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue"]
        Resource = values(local.proxy_secrets)
      },
      {
        Sid       = "DecryptSecrets"
        Effect    = "Allow"
        Action    = "kms:Decrypt"
        Resource  = distinct(concat([var.kms_key_arn], var.proxy.secret_kms_key_arns))
        Condition = { StringEquals = { "kms:ViaService" = "secretsmanager.${local.region}.amazonaws.com" } }
      },
    ]
  })
}

resource "aws_security_group" "proxy" {
  #checkov:skip=CKV2_AWS_5:attached to the proxy, a kind of resource that the check does not know
  count = local.has_proxy ? 1 : 0

  name        = "${var.name}-db-proxy"
  description = "Proxy of the database ${var.name}"
  vpc_id      = var.vpc_id
  tags        = merge(var.tags, { Name = "${var.name}-db-proxy" })
}

resource "aws_vpc_security_group_ingress_rule" "proxy_client" {
  for_each = { for client, id in var.ingress_security_groups : client => id if local.has_proxy }

  security_group_id            = aws_security_group.proxy[0].id
  referenced_security_group_id = each.value
  description                  = "From ${each.key}"
  ip_protocol                  = "tcp"
  from_port                    = local.port
  to_port                      = local.port
  tags                         = merge(var.tags, { Name = each.key })
}

resource "aws_vpc_security_group_egress_rule" "proxy_to_database" {
  count = local.has_proxy ? 1 : 0

  security_group_id            = aws_security_group.proxy[0].id
  referenced_security_group_id = aws_security_group.database.id
  description                  = "To the database"
  ip_protocol                  = "tcp"
  from_port                    = local.port
  to_port                      = local.port
  tags                         = merge(var.tags, { Name = "database" })
}

resource "aws_vpc_security_group_ingress_rule" "database_from_proxy" {
  count = local.has_proxy ? 1 : 0

  security_group_id            = aws_security_group.database.id
  referenced_security_group_id = aws_security_group.proxy[0].id
  description                  = "From the proxy"
  ip_protocol                  = "tcp"
  from_port                    = local.port
  to_port                      = local.port
  tags                         = merge(var.tags, { Name = "proxy" })
}
