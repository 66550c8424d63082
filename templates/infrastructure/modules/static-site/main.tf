data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

locals {
  account_id  = data.aws_caller_identity.current.account_id
  partition   = data.aws_partition.current.partition
  bucket_name = "${var.name}-${local.account_id}"

  # Known before they exist, so that plans show policies in full.
  bucket_arn     = "arn:${local.partition}:s3:::${local.bucket_name}"
  log_bucket_arn = "arn:${local.partition}:s3:::${var.log_bucket}"

  has_aliases = length(var.aliases) > 0
}

resource "aws_cloudfront_origin_access_control" "this" {
  name                              = var.name
  description                       = "Signs the requests of ${var.name} to its bucket"
  origin_access_control_origin_type = "s3"
  signing_behavior                  = "always"
  signing_protocol                  = "sigv4"
}

# Managed by AWS: long caching, compression, nothing of the visitor in the key.
data "aws_cloudfront_cache_policy" "optimized" {
  name = "Managed-CachingOptimized"
}

resource "aws_cloudfront_distribution" "this" {
  comment             = var.name
  enabled             = true
  is_ipv6_enabled     = true
  http_version        = "http2and3"
  price_class         = var.price_class
  aliases             = var.aliases
  default_root_object = "index.html"
  web_acl_id          = var.web_acl_arn

  origin {
    origin_id                = "bucket"
    domain_name              = aws_s3_bucket.this.bucket_regional_domain_name
    origin_access_control_id = aws_cloudfront_origin_access_control.this.id
  }

  default_cache_behavior {
    target_origin_id           = "bucket"
    allowed_methods            = ["GET", "HEAD", "OPTIONS"]
    cached_methods             = ["GET", "HEAD"]
    viewer_protocol_policy     = "redirect-to-https"
    compress                   = true
    cache_policy_id            = data.aws_cloudfront_cache_policy.optimized.id
    response_headers_policy_id = aws_cloudfront_response_headers_policy.this.id

    dynamic "function_association" {
      for_each = aws_cloudfront_function.routing

      content {
        event_type   = "viewer-request"
        function_arn = function_association.value.arn
      }
    }
  }

  dynamic "custom_error_response" {
    for_each = var.not_found_page[*]

    content {
      error_code            = 404
      response_code         = 404
      response_page_path    = custom_error_response.value
      error_caching_min_ttl = 60
    }
  }

  restrictions {
    geo_restriction {
      restriction_type = "none"
    }
  }

  viewer_certificate {
    cloudfront_default_certificate = !local.has_aliases
    acm_certificate_arn            = var.certificate_arn
    ssl_support_method             = local.has_aliases ? "sni-only" : null
    # With its own certificate CloudFront decides the version itself.
    minimum_protocol_version = local.has_aliases ? "TLSv1.2_2021" : null
  }

  tags = var.tags

  # A distribution is no good before the bucket lets it in.
  depends_on = [aws_s3_bucket_public_access_block.this]
}

# A function, not an error page: an error page would also turn the 403 of the web
# ACL into a 200.
resource "aws_cloudfront_function" "routing" {
  count = var.routing == "files" ? 0 : 1

  name    = "${var.name}-routing"
  comment = "Which file answers a path of ${var.name}"
  runtime = "cloudfront-js-2.0"
  code    = file("${path.module}/functions/${var.routing}.js")
  publish = true
}

resource "aws_cloudfront_response_headers_policy" "this" {
  name    = var.name
  comment = "Security headers of ${var.name}"

  security_headers_config {
    strict_transport_security {
      access_control_max_age_sec = 31536000
      include_subdomains         = true
      preload                    = var.hsts_preload
      override                   = true
    }

    content_security_policy {
      content_security_policy = var.content_security_policy
      override                = true
    }

    content_type_options {
      override = true
    }

    frame_options {
      frame_option = "DENY"
      override     = true
    }

    referrer_policy {
      referrer_policy = "strict-origin-when-cross-origin"
      override        = true
    }
  }
}
