data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

data "aws_region" "current" {}

resource "aws_kms_key" "this" {
  region = var.region

  description             = "${trimspace(var.description)} (data class: ${var.data_class})"
  policy                  = local.policy
  enable_key_rotation     = true
  rotation_period_in_days = var.rotation_period_days
  deletion_window_in_days = var.deletion_window_days
  multi_region            = var.multi_region

  tags = merge(var.tags, {
    Name      = var.name
    DataClass = var.data_class
  })
}

resource "aws_kms_alias" "this" {
  region = var.region

  name          = "alias/${var.name}"
  target_key_id = aws_kms_key.this.key_id
}
