mock_provider "aws" {
  override_data {
    target = data.aws_caller_identity.current
    values = { account_id = "444444444444" }
  }
  override_data {
    target = data.aws_partition.current
    values = { partition = "aws" }
  }
  override_data {
    target = data.aws_cloudfront_cache_policy.optimized
    values = { id = "658327ea-f89d-4fab-a63d-7e88639e58f6" }
  }
  override_resource {
    target          = aws_cloudfront_distribution.this
    override_during = plan
    values          = { arn = "arn:aws:cloudfront::444444444444:distribution/E1" }
  }
}

variables {
  name        = "dailyge-web-prod"
  log_bucket  = "acme-logs-prod"
  kms_key_arn = "arn:aws:kms:ap-northeast-2:444444444444:key/1234abcd-12ab-34cd-56ef-1234567890ab"
}

run "bucket_is_private" {
  command = plan
  assert {
    condition     = aws_s3_bucket.this.bucket == "dailyge-web-prod-444444444444" && !aws_s3_bucket.this.force_destroy
    error_message = "The bucket is named after site and account and is not thrown away with its files."
  }
  assert {
    condition = (
      aws_s3_bucket_public_access_block.this.block_public_acls && aws_s3_bucket_public_access_block.this.block_public_policy
      && aws_s3_bucket_public_access_block.this.ignore_public_acls && aws_s3_bucket_public_access_block.this.restrict_public_buckets
    )
    error_message = "Nothing of the bucket may be public."
  }
  assert {
    condition     = one(one(aws_s3_bucket_server_side_encryption_configuration.this.rule).apply_server_side_encryption_by_default).sse_algorithm == "aws:kms"
    error_message = "Files are encrypted with the given key."
  }
  assert {
    condition     = aws_s3_bucket_versioning.this.versioning_configuration[0].status == "Enabled"
    error_message = "Old versions are kept."
  }
  assert {
    condition = alltrue([
      for statement in jsondecode(aws_s3_bucket_policy.this.policy).Statement : (
        statement.Principal.Service == "cloudfront.amazonaws.com"
        && statement.Condition.StringEquals["AWS:SourceArn"] == "arn:aws:cloudfront::444444444444:distribution/E1"
      ) if statement.Effect == "Allow"
    ])
    error_message = "Only this distribution may read."
  }
  assert {
    condition     = contains(jsondecode(aws_s3_bucket_policy.this.policy).Statement[*].Sid, "OnlyEncryptedConnections")
    error_message = "Plain connections are refused."
  }
}

run "distribution_is_safe" {
  command = plan
  assert {
    condition     = aws_cloudfront_distribution.this.default_cache_behavior[0].viewer_protocol_policy == "redirect-to-https"
    error_message = "Visitors are sent to HTTPS."
  }
  assert {
    condition     = aws_cloudfront_response_headers_policy.this.security_headers_config[0].strict_transport_security[0].access_control_max_age_sec == 31536000
    error_message = "HSTS for a year."
  }
  assert {
    condition     = !aws_cloudfront_response_headers_policy.this.security_headers_config[0].strict_transport_security[0].preload
    error_message = "Preload is decided for the domain, not by default."
  }
  assert {
    condition     = strcontains(aws_cloudfront_response_headers_policy.this.security_headers_config[0].content_security_policy[0].content_security_policy, "default-src 'self'")
    error_message = "Pages load only from the site by default."
  }
  assert {
    condition     = aws_cloudfront_origin_access_control.this.signing_behavior == "always"
    error_message = "Requests to the bucket are signed."
  }
  assert {
    condition     = strcontains(aws_cloudfront_function.routing[0].code, "index.html") && length(aws_cloudfront_distribution.this.custom_error_response) == 0
    error_message = "Directories are routed by the function, without error pages."
  }
  assert {
    condition     = aws_cloudwatch_log_delivery_source.this.region == "us-east-1" && aws_s3_bucket_logging.this.target_bucket == "acme-logs-prod"
    error_message = "Visits and accesses are logged."
  }
}

run "own_name" {
  command = plan
  variables {
    aliases         = ["www.acme.example"]
    certificate_arn = "arn:aws:acm:us-east-1:444444444444:certificate/1"
    web_acl_arn     = "arn:aws:wafv2:us-east-1:444444444444:global/webacl/site/1"
    not_found_page  = "/404.html"
    routing         = "files"
  }
  assert {
    condition     = aws_cloudfront_distribution.this.viewer_certificate[0].minimum_protocol_version == "TLSv1.2_2021" && aws_cloudfront_distribution.this.viewer_certificate[0].ssl_support_method == "sni-only"
    error_message = "TLS 1.2 at least."
  }
  assert {
    condition     = aws_cloudfront_distribution.this.web_acl_id == "arn:aws:wafv2:us-east-1:444444444444:global/webacl/site/1"
    error_message = "The web ACL stands in front."
  }
  assert {
    condition     = one(aws_cloudfront_distribution.this.custom_error_response).response_code == 404 && length(aws_cloudfront_function.routing) == 0
    error_message = "The page for missing files keeps the status; no routing was asked for."
  }
}

run "keys_of_s3" {
  command = plan
  variables {
    sse_algorithm = "AES256"
    kms_key_arn   = null
  }
  assert {
    condition     = one(one(aws_s3_bucket_server_side_encryption_configuration.this.rule).apply_server_side_encryption_by_default).sse_algorithm == "AES256"
    error_message = "Public files may use the keys of S3."
  }
  assert {
    condition     = length(jsondecode(output.deploy_policy_json).Statement) == 3
    error_message = "Without a key, none is allowed."
  }
}

run "rejects_bad_name" {
  command = plan
  variables { name = "Web" }
  expect_failures = [var.name]
}

run "rejects_bad_alias" {
  command = plan
  variables {
    aliases         = ["https://www.acme.example"]
    certificate_arn = "arn:aws:acm:us-east-1:444444444444:certificate/1"
  }
  expect_failures = [var.aliases]
}

run "rejects_alias_without_certificate" {
  command = plan
  variables { aliases = ["www.acme.example"] }
  expect_failures = [var.certificate_arn]
}

run "rejects_certificate_of_another_region" {
  command = plan
  variables {
    aliases         = ["www.acme.example"]
    certificate_arn = "arn:aws:acm:ap-northeast-2:444444444444:certificate/1"
  }
  expect_failures = [var.certificate_arn]
}

run "rejects_regional_web_acl" {
  command = plan
  variables { web_acl_arn = "arn:aws:wafv2:ap-northeast-2:444444444444:regional/webacl/site/1" }
  expect_failures = [var.web_acl_arn]
}

run "rejects_arn_of_log_bucket" {
  command = plan
  variables { log_bucket = "arn:aws:s3:::acme-logs-prod" }
  expect_failures = [var.log_bucket]
}

run "rejects_unknown_encryption" {
  command = plan
  variables {
    sse_algorithm = "none"
    kms_key_arn   = null
  }
  expect_failures = [var.sse_algorithm]
}

run "rejects_kms_without_key" {
  command = plan
  variables { kms_key_arn = null }
  expect_failures = [var.kms_key_arn]
}

run "rejects_alias_of_key" {
  command = plan
  variables { kms_key_arn = "alias/site" }
  expect_failures = [var.kms_key_arn]
}

run "rejects_unknown_routing" {
  command = plan
  variables { routing = "magic" }
  expect_failures = [var.routing]
}

run "rejects_relative_page" {
  command = plan
  variables { not_found_page = "404.html" }
  expect_failures = [var.not_found_page]
}

run "rejects_two_line_policy" {
  command = plan
  variables { content_security_policy = "default-src 'self'\nX-Evil: 1" }
  expect_failures = [var.content_security_policy]
}

run "rejects_unknown_price_class" {
  command = plan
  variables { price_class = "cheap" }
  expect_failures = [var.price_class]
}

run "rejects_no_days" {
  command = plan
  variables { old_versions_days = 0 }
  expect_failures = [var.old_versions_days]
}
