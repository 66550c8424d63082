output "user_pool_id" {
  description = "Id of the user pool."
  value       = aws_cognito_user_pool.this.id
}

output "user_pool_arn" {
  description = "ARN of the user pool. A regional web ACL can be put in front of it."
  value       = aws_cognito_user_pool.this.arn
}

output "client_id" {
  description = "Id of the load balancer's client."
  value       = aws_cognito_user_pool_client.load_balancer.id
}

output "domain" {
  description = "Sign-in domain as the load balancer wants it: the prefix alone, or the custom domain."
  value       = aws_cognito_user_pool_domain.this.domain
}

output "domain_target" {
  description = "CloudFront name to which a custom domain needs an alias."
  value       = aws_cognito_user_pool_domain.this.cloudfront_distribution
}

output "domain_target_zone_id" {
  description = "Hosted zone of domain_target."
  value       = aws_cognito_user_pool_domain.this.cloudfront_distribution_zone_id
}

output "issuer" {
  description = "Issuer of the tokens, for services that check them."
  value       = "https://${aws_cognito_user_pool.this.endpoint}"
}

output "authenticate_action" {
  description = "Values of the load balancer's authenticate-cognito action, all of them."
  value = {
    user_pool_arn              = aws_cognito_user_pool.this.arn
    user_pool_client_id        = aws_cognito_user_pool_client.load_balancer.id
    user_pool_domain           = aws_cognito_user_pool_domain.this.domain
    scope                      = "openid email profile"
    session_cookie_name        = "AWSELBAuthSessionCookie"
    session_timeout            = var.session_hours * 3600
    on_unauthenticated_request = "authenticate"
  }
}
