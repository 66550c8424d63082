mock_provider "aws" {
  mock_data "aws_caller_identity" {
    defaults = { account_id = "444444444444" }
  }

  mock_data "aws_partition" {
    defaults = { partition = "aws" }
  }

  mock_data "aws_region" {
    defaults = { region = "ap-northeast-2" }
  }
}

variables {
  name        = "authhub-prod-alerts"
  kms_key_arn = "arn:aws:kms:ap-northeast-2:444444444444:key/11111111-2222-3333-4444-555555555555"
}

run "safe_defaults" {
  command = plan

  assert {
    condition     = alltrue(flatten([for policy in [output.publish_policy_json] : [for statement in jsondecode(policy).Statement : statement.Effect == "Allow"]]))
    error_message = "The policies for roles must allow."
  }

  assert {
    condition     = aws_sns_topic.this.kms_master_key_id == var.kms_key_arn && aws_sns_topic.this.signature_version == 2
    error_message = "Messages must be encrypted with the given key, and signed with SHA-256."
  }

  assert {
    condition     = [for statement in jsondecode(aws_sns_topic_policy.this.policy).Statement : statement.Effect] == ["Deny", "Deny"]
    error_message = "The policy must allow nobody anything."
  }

  assert {
    condition     = jsondecode(aws_sns_topic_policy.this.policy).Statement[0].Condition.Bool["aws:SecureTransport"] == "false" && contains(jsondecode(aws_sns_topic_policy.this.policy).Statement[0].Action, "sns:Publish")
    error_message = "The policy must deny requests without TLS."
  }

  assert {
    condition     = jsondecode(aws_sns_topic_policy.this.policy).Statement[1].Condition.StringEquals["sns:Protocol"] == "http"
    error_message = "The policy must deny subscriptions without TLS."
  }

  assert {
    condition     = jsondecode(aws_sns_topic_policy.this.policy).Statement[0].Resource == "arn:aws:sns:ap-northeast-2:444444444444:authhub-prod-alerts" && length(aws_sns_topic_subscription.this) == 0
    error_message = "The policy must be about this topic, and receivers must be asked for."
  }

  assert {
    condition     = strcontains(output.publish_policy_json, "kms:GenerateDataKey") && strcontains(output.publish_policy_json, "sns.ap-northeast-2.amazonaws.com") && !strcontains(output.publish_policy_json, "sns:Subscribe")
    error_message = "The policy for publishers must publish and encrypt only."
  }
}

run "publishers_are_bound" {
  command = plan

  variables {
    publishers        = { all-alarms = { service = "cloudwatch", source_arns = ["arn:aws:cloudwatch:ap-northeast-2:444444444444:alarm:*"] } }
    policy_statements = ["{\"Sid\":\"Extra\",\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"arn:aws:iam::111111111111:root\"},\"Action\":\"sns:Subscribe\",\"Resource\":\"*\"}"]
  }

  assert {
    condition     = jsondecode(aws_sns_topic_policy.this.policy).Statement[2].Effect == "Allow" && jsondecode(aws_sns_topic_policy.this.policy).Statement[2].Action == "sns:Publish"
    error_message = "Publishers must be allowed to publish, and nothing else."
  }

  assert {
    condition     = jsondecode(aws_sns_topic_policy.this.policy).Statement[2].Sid == "PublishFromAllAlarms" && jsondecode(aws_sns_topic_policy.this.policy).Statement[2].Principal.Service == "cloudwatch.amazonaws.com"
    error_message = "Alarms must be admitted."
  }

  assert {
    condition     = jsondecode(aws_sns_topic_policy.this.policy).Statement[2].Condition == { ArnLike = { "aws:SourceArn" = ["arn:aws:cloudwatch:ap-northeast-2:444444444444:alarm:*"] }, StringEquals = { "aws:SourceAccount" = "444444444444" } }
    error_message = "Alarms of this account only must be admitted."
  }

  assert {
    condition     = jsondecode(aws_sns_topic_policy.this.policy).Statement[3].Sid == "Extra"
    error_message = "Statements given by the caller must be part of the policy."
  }
}

run "events_are_bound_where_they_tell" {
  command = plan

  variables {
    publishers = { nightly = { service = "events", source_arns = ["arn:aws:events:ap-northeast-2:444444444444:rule/nightly"] } }
  }

  assert {
    condition     = keys(jsondecode(aws_sns_topic_policy.this.policy).Statement[2].Condition) == ["ArnLikeIfExists", "StringEqualsIfExists"]
    error_message = "EventBridge may not tell its rule to a topic, and must not be locked out."
  }
}

run "subscriptions" {
  command = plan

  variables {
    display_name = "AuthHub"
    subscriptions = {
      mail   = { protocol = "email", endpoint = "platform@acme.example" }
      phone  = { protocol = "sms", endpoint = "+821012345678" }
      worker = { protocol = "sqs", endpoint = "arn:aws:sqs:ap-northeast-2:444444444444:worker", raw = true, filter_policy = "{\"kind\":[\"created\"]}", filter_scope = "MessageBody", dead_letter_arn = "arn:aws:sqs:ap-northeast-2:444444444444:lost" }
    }
  }

  assert {
    condition     = aws_sns_topic_subscription.this["worker"].raw_message_delivery && aws_sns_topic_subscription.this["worker"].filter_policy_scope == "MessageBody" && jsondecode(aws_sns_topic_subscription.this["worker"].redrive_policy).deadLetterTargetArn == "arn:aws:sqs:ap-northeast-2:444444444444:lost"
    error_message = "The queue must receive raw, filtered, with a place for what is lost."
  }

  assert {
    condition     = !aws_sns_topic_subscription.this["mail"].raw_message_delivery && aws_sns_topic_subscription.this["mail"].filter_policy == null && aws_sns_topic_subscription.this["mail"].redrive_policy == null
    error_message = "Options of a subscription must be off."
  }
}

run "fifo" {
  command = plan

  variables {
    fifo                        = true
    content_based_deduplication = true
    subscriptions               = { worker = { protocol = "sqs", endpoint = "arn:aws:sqs:ap-northeast-2:444444444444:worker.fifo" } }
  }

  assert {
    condition     = aws_sns_topic.this.name == "authhub-prod-alerts.fifo" && aws_sns_topic.this.fifo_topic && aws_sns_topic.this.content_based_deduplication
    error_message = "The topic must be FIFO and named so."
  }
}
