locals {
  # postgres17, mysql8.4
  parameter_family = var.engine == "postgres" ? "postgres${split(".", local.engine_version)[0]}" : "mysql${join(".", slice(split(".", local.engine_version), 0, 2))}"

  # TLS only. These win over what the caller gives.
  enforced_parameters = {
    postgres = { "rds.force_ssl" = { value = "1", apply_method = "immediate" } }
    mysql    = { require_secure_transport = { value = "1", apply_method = "immediate" } }
  }

  # Who connects, what changes the schema, what is slow or waits.
  default_parameters = {
    postgres = {
      log_connections            = { value = "1", apply_method = "immediate" }
      log_disconnections         = { value = "1", apply_method = "immediate" }
      log_lock_waits             = { value = "1", apply_method = "immediate" }
      log_min_duration_statement = { value = "1000", apply_method = "immediate" }
      log_statement              = { value = "ddl", apply_method = "immediate" }
    }
    mysql = {
      log_output      = { value = "FILE", apply_method = "immediate" }
      long_query_time = { value = "1", apply_method = "immediate" }
      slow_query_log  = { value = "1", apply_method = "immediate" }
    }
  }

  parameters = merge(
    local.default_parameters[var.engine],
    var.parameters,
    local.enforced_parameters[var.engine],
  )
}

resource "aws_db_parameter_group" "this" {
  name_prefix = "${var.name}-"
  description = "Parameters of ${var.name}"
  family      = local.parameter_family
  tags        = merge(var.tags, { Name = var.name })

  dynamic "parameter" {
    for_each = local.parameters

    content {
      name         = parameter.key
      value        = parameter.value.value
      apply_method = parameter.value.apply_method
    }
  }

  lifecycle {
    create_before_destroy = true
  }
}
