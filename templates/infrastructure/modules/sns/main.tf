data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

data "aws_region" "current" {}

locals {
  account_id = data.aws_caller_identity.current.account_id
  region     = data.aws_region.current.region
  topic_name = "${var.name}${var.fifo ? ".fifo" : ""}"

  # Known before the topic exists, so that plans show policies in full.
  topic_arn = "arn:${data.aws_partition.current.partition}:sns:${local.region}:${local.account_id}:${local.topic_name}"
}

resource "aws_sns_topic" "this" {
  name                        = local.topic_name
  display_name                = var.display_name
  fifo_topic                  = var.fifo
  content_based_deduplication = var.fifo ? var.content_based_deduplication : null
  kms_master_key_id           = var.kms_key_arn
  signature_version           = 2 # SHA-256; receivers over https check it
  tags                        = merge(var.tags, { Name = local.topic_name })
}

resource "aws_sns_topic_policy" "this" {
  arn    = aws_sns_topic.this.arn
  policy = local.topic_policy
}

resource "aws_sns_topic_subscription" "this" {
  for_each = var.subscriptions

  topic_arn             = aws_sns_topic.this.arn
  protocol              = each.value.protocol
  endpoint              = each.value.endpoint
  raw_message_delivery  = each.value.raw
  filter_policy         = each.value.filter_policy
  filter_policy_scope   = each.value.filter_policy == null ? null : each.value.filter_scope
  subscription_role_arn = each.value.role_arn
  redrive_policy        = each.value.dead_letter_arn == null ? null : jsonencode({ deadLetterTargetArn = each.value.dead_letter_arn })
}
