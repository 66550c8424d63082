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
  name = "authhub-prod-mail"
}

run "safe_defaults" {
  command = plan

  assert {
    condition     = jsondecode(aws_sqs_queue_redrive_allow_policy.dead_letter[0].redrive_allow_policy).redrivePermission == "byQueue"
    error_message = "Other queues must not leave dead letters here."
  }

  assert {
    condition     = aws_sqs_queue.this.sqs_managed_sse_enabled && aws_sqs_queue.dead_letter[0].sqs_managed_sse_enabled
    error_message = "Messages must be encrypted in both queues."
  }

  assert {
    condition     = jsondecode(aws_sqs_queue.this.redrive_policy).maxReceiveCount == 5 && jsondecode(aws_sqs_queue.this.redrive_policy).deadLetterTargetArn == "arn:aws:sqs:ap-northeast-2:444444444444:authhub-prod-mail-dlq"
    error_message = "A message that fails five times must go to the dead-letter queue."
  }

  assert {
    condition     = jsondecode(aws_sqs_queue_redrive_allow_policy.dead_letter[0].redrive_allow_policy).sourceQueueArns == ["arn:aws:sqs:ap-northeast-2:444444444444:authhub-prod-mail"] && aws_sqs_queue.dead_letter[0].message_retention_seconds == 1209600
    error_message = "The dead-letter queue must be this queue's alone, and keep messages as long as SQS can."
  }

  assert {
    condition     = aws_sqs_queue.this.receive_wait_time_seconds == 20
    error_message = "Receives must poll long."
  }

  assert {
    condition = alltrue([
      for policy in [aws_sqs_queue_policy.this.policy, aws_sqs_queue_policy.dead_letter[0].policy] :
      length(jsondecode(policy).Statement) == 1 && jsondecode(policy).Statement[0].Effect == "Deny" && jsondecode(policy).Statement[0].Condition.Bool["aws:SecureTransport"] == "false"
    ])
    error_message = "Both policies must deny requests without TLS and allow nobody anything."
  }

  assert {
    condition     = jsondecode(aws_sqs_queue_policy.this.policy).Statement[0].Resource == "arn:aws:sqs:ap-northeast-2:444444444444:authhub-prod-mail" && jsondecode(aws_sqs_queue_policy.dead_letter[0].policy).Statement[0].Resource == "arn:aws:sqs:ap-northeast-2:444444444444:authhub-prod-mail-dlq"
    error_message = "Each policy must be about its own queue."
  }
}

run "fifo_under_a_key" {
  command = plan

  variables {
    fifo            = true
    high_throughput = true
    kms_key_arn     = "arn:aws:kms:ap-northeast-2:444444444444:key/11111111-2222-3333-4444-555555555555"
  }

  assert {
    condition     = alltrue(flatten([for policy in [output.send_policy_json, output.consume_policy_json] : [for statement in jsondecode(policy).Statement : statement.Effect == "Allow"]]))
    error_message = "The policies for roles must allow."
  }

  assert {
    condition     = aws_sqs_queue.this.name == "authhub-prod-mail.fifo" && output.dead_letter_name == "authhub-prod-mail-dlq.fifo" && aws_sqs_queue.dead_letter[0].fifo_queue
    error_message = "Both queues must be FIFO and named so."
  }

  assert {
    condition     = aws_sqs_queue.this.deduplication_scope == "messageGroup" && aws_sqs_queue.this.fifo_throughput_limit == "perMessageGroupId"
    error_message = "High throughput must count per message group."
  }

  assert {
    condition     = aws_sqs_queue.this.kms_master_key_id == var.kms_key_arn && aws_sqs_queue.dead_letter[0].kms_master_key_id == var.kms_key_arn
    error_message = "Both queues must be encrypted with the given key."
  }

  assert {
    condition     = strcontains(output.send_policy_json, "kms:GenerateDataKey") && !strcontains(output.consume_policy_json, "kms:GenerateDataKey") && strcontains(output.consume_policy_json, "sqs.ap-northeast-2.amazonaws.com")
    error_message = "Senders must encrypt, consumers only decrypt, through SQS."
  }
}

run "policies_for_roles" {
  command = plan

  assert {
    condition     = alltrue(flatten([for policy in [output.send_policy_json, output.consume_policy_json] : [for statement in jsondecode(policy).Statement : statement.Effect == "Allow"]]))
    error_message = "The policies for roles must allow."
  }

  assert {
    condition     = strcontains(output.send_policy_json, "sqs:SendMessage") && !can(regex("Receive|Delete|kms", output.send_policy_json))
    error_message = "The policy for senders must only send."
  }

  assert {
    condition     = strcontains(output.consume_policy_json, "sqs:DeleteMessage") && !can(regex("Send|kms", output.consume_policy_json))
    error_message = "The policy for consumers must only consume."
  }
}

run "publishers_are_bound_to_their_source" {
  command = plan

  variables {
    publishers = {
      all-files = { service = "s3", source_arns = ["arn:aws:s3:::acme-files"] }
      topic     = { service = "sns", source_arns = ["arn:aws:sns:ap-northeast-2:444444444444:changes"] }
    }
  }

  assert {
    condition     = alltrue([for statement in slice(jsondecode(aws_sqs_queue_policy.this.policy).Statement, 1, 3) : statement.Effect == "Allow" && statement.Action == "sqs:SendMessage"])
    error_message = "Publishers must be allowed to send, and nothing else."
  }

  assert {
    condition     = jsondecode(aws_sqs_queue_policy.this.policy).Statement[1].Sid == "SendFromAllFiles" && jsondecode(aws_sqs_queue_policy.this.policy).Statement[1].Condition.StringEquals["aws:SourceAccount"] == "444444444444"
    error_message = "S3 must tell its account."
  }

  assert {
    condition     = jsondecode(aws_sqs_queue_policy.this.policy).Statement[2].Condition.ArnLike["aws:SourceArn"] == ["arn:aws:sns:ap-northeast-2:444444444444:changes"] && jsondecode(aws_sqs_queue_policy.this.policy).Statement[2].Principal.Service == "sns.amazonaws.com"
    error_message = "The topic alone may send."
  }
}

run "without_dead_letters" {
  command = plan

  variables {
    dead_letter       = { enabled = false }
    policy_statements = ["{\"Sid\":\"Extra\",\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"arn:aws:iam::111111111111:root\"},\"Action\":\"sqs:SendMessage\",\"Resource\":\"*\"}"]
  }

  assert {
    condition     = length(aws_sqs_queue.dead_letter) + length(aws_sqs_queue_policy.dead_letter) == 0 && output.dead_letter_name == null
    error_message = "The dead-letter queue can be left out."
  }

  assert {
    condition     = jsondecode(aws_sqs_queue_policy.this.policy).Statement[1].Sid == "Extra"
    error_message = "Statements given by the caller must be part of the policy."
  }
}
