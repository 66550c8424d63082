resource "aws_cloudwatch_log_group" "this" {
  name              = var.name
  retention_in_days = var.retention_in_days
  kms_key_id        = var.kms_key_arn
  log_group_class   = var.log_group_class
  skip_destroy      = var.keep_on_destroy

  tags = var.tags
}

resource "aws_cloudwatch_log_metric_filter" "this" {
  for_each = var.metric_filters

  name           = each.key
  log_group_name = aws_cloudwatch_log_group.this.name
  pattern        = each.value.pattern

  metric_transformation {
    name          = each.key
    namespace     = each.value.namespace
    value         = each.value.value
    default_value = each.value.default_value
    unit          = each.value.unit
    dimensions    = length(each.value.dimensions) > 0 ? each.value.dimensions : null
  }
}

resource "aws_cloudwatch_log_subscription_filter" "this" {
  for_each = var.subscriptions

  name            = each.key
  log_group_name  = aws_cloudwatch_log_group.this.name
  destination_arn = each.value.destination_arn
  role_arn        = each.value.role_arn
  filter_pattern  = each.value.filter_pattern
  distribution    = each.value.distribution
}
