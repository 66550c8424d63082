# The policy is assembled as data, not with aws_iam_policy_document: so a plan shows every statement and tests can read it.
locals {
  # A topic's policy may name these actions only; sns:* is refused.
  topic_actions = [
    "sns:AddPermission",
    "sns:DeleteTopic",
    "sns:GetTopicAttributes",
    "sns:ListSubscriptionsByTopic",
    "sns:Publish",
    "sns:RemovePermission",
    "sns:SetTopicAttributes",
    "sns:Subscribe",
  ]

  deny_statements = [
    {
      Sid       = "DenyWithoutTls"
      Effect    = "Deny"
      Principal = "*"
      Action    = local.topic_actions
      Resource  = local.topic_arn
      Condition = { Bool = { "aws:SecureTransport" = "false" } }
    },
    {
      Sid       = "DenySubscriptionsWithoutTls"
      Effect    = "Deny"
      Principal = "*"
      Action    = ["sns:Subscribe"]
      Resource  = local.topic_arn
      Condition = { StringEquals = { "sns:Protocol" = "http" } }
    },
  ]

  # EventBridge does not tell topics reliably for whom it acts: where it is silent, the statement must hold all the same.
  publisher_statements = [
    for name, publisher in var.publishers : {
      Sid       = "PublishFrom${replace(title(replace(name, "/[_-]/", " ")), " ", "")}"
      Effect    = "Allow"
      Principal = { Service = "${publisher.service}.amazonaws.com" }
      Action    = "sns:Publish"
      Resource  = local.topic_arn
      Condition = {
        "ArnLike${publisher.service == "events" ? "IfExists" : ""}"      = { "aws:SourceArn" = publisher.source_arns }
        "StringEquals${publisher.service == "events" ? "IfExists" : ""}" = { "aws:SourceAccount" = local.account_id }
      }
    }
  ]

  topic_policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      local.deny_statements,
      local.publisher_statements,
      [for statement in var.policy_statements : jsondecode(statement)],
    )
  })
}
