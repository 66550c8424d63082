data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

data "aws_region" "current" {}

locals {
  account_id = data.aws_caller_identity.current.account_id
  partition  = data.aws_partition.current.partition
  region     = data.aws_region.current.region

  suffix           = var.fifo ? ".fifo" : ""
  queue_name       = "${var.name}${local.suffix}"
  dead_letter_name = "${var.name}-dlq${local.suffix}"

  # Known before the queues exist, so that plans show policies in full.
  arn_prefix      = "arn:${local.partition}:sqs:${local.region}:${local.account_id}"
  queue_arn       = "${local.arn_prefix}:${local.queue_name}"
  dead_letter_arn = "${local.arn_prefix}:${local.dead_letter_name}"
}

resource "aws_sqs_queue" "this" {
  name       = local.queue_name
  fifo_queue = var.fifo

  content_based_deduplication = var.fifo ? var.content_based_deduplication : null
  deduplication_scope         = var.high_throughput ? "messageGroup" : null
  fifo_throughput_limit       = var.high_throughput ? "perMessageGroupId" : null

  sqs_managed_sse_enabled           = var.kms_key_arn == null ? true : null
  kms_master_key_id                 = var.kms_key_arn
  kms_data_key_reuse_period_seconds = var.kms_key_arn == null ? null : var.kms_data_key_reuse_seconds

  visibility_timeout_seconds = var.visibility_timeout_seconds
  message_retention_seconds  = var.retention_seconds
  delay_seconds              = var.delay_seconds
  receive_wait_time_seconds  = var.receive_wait_seconds
  max_message_size           = var.max_message_bytes

  redrive_policy = var.dead_letter.enabled ? jsonencode({
    deadLetterTargetArn = local.dead_letter_arn
    maxReceiveCount     = var.dead_letter.max_receives
  }) : null

  tags = merge(var.tags, { Name = local.queue_name })

  depends_on = [aws_sqs_queue.dead_letter]
}

resource "aws_sqs_queue" "dead_letter" {
  count = var.dead_letter.enabled ? 1 : 0

  name       = local.dead_letter_name
  fifo_queue = var.fifo

  sqs_managed_sse_enabled           = var.kms_key_arn == null ? true : null
  kms_master_key_id                 = var.kms_key_arn
  kms_data_key_reuse_period_seconds = var.kms_key_arn == null ? null : var.kms_data_key_reuse_seconds

  message_retention_seconds = var.dead_letter.retention_seconds
  receive_wait_time_seconds = 20
  max_message_size          = var.max_message_bytes

  tags = merge(var.tags, { Name = local.dead_letter_name })
}

# Only the queue it belongs to may leave its dead letters there.
resource "aws_sqs_queue_redrive_allow_policy" "dead_letter" {
  count = var.dead_letter.enabled ? 1 : 0

  queue_url = aws_sqs_queue.dead_letter[0].url

  redrive_allow_policy = jsonencode({
    redrivePermission = "byQueue"
    sourceQueueArns   = [local.queue_arn]
  })

  depends_on = [aws_sqs_queue.this]
}

resource "aws_sqs_queue_policy" "this" {
  queue_url = aws_sqs_queue.this.url
  policy    = local.queue_policy
}

resource "aws_sqs_queue_policy" "dead_letter" {
  count = var.dead_letter.enabled ? 1 : 0

  queue_url = aws_sqs_queue.dead_letter[0].url
  policy    = local.dead_letter_policy
}
