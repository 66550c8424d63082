resource "aws_cognito_user_pool" "this" {
  name                = var.name
  deletion_protection = var.deletion_protection ? "ACTIVE" : "INACTIVE"

  # Threat protection is a feature of the plan Plus.
  user_pool_tier = var.advanced_security == "OFF" ? "ESSENTIALS" : "PLUS"

  username_attributes      = ["email"]
  auto_verified_attributes = ["email"]

  username_configuration {
    case_sensitive = false
  }

  # A new address counts only once it is verified: the old one stays until then.
  user_attribute_update_settings {
    attributes_require_verification_before_update = ["email"]
  }

  admin_create_user_config {
    allow_admin_create_user_only = !var.self_sign_up
  }

  account_recovery_setting {
    recovery_mechanism {
      name     = "verified_email"
      priority = 1
    }
  }

  mfa_configuration = var.mfa

  # Codes from an app only: text messages can be diverted, and they cost.
  software_token_mfa_configuration {
    enabled = true
  }

  password_policy {
    minimum_length                   = var.password_policy.minimum_length
    password_history_size            = var.password_policy.history
    require_lowercase                = true
    require_numbers                  = true
    require_symbols                  = true
    require_uppercase                = true
    temporary_password_validity_days = var.password_policy.temporary_days
  }

  dynamic "user_pool_add_ons" {
    for_each = var.advanced_security == "OFF" ? [] : [var.advanced_security]

    content {
      advanced_security_mode = user_pool_add_ons.value
    }
  }

  email_configuration {
    email_sending_account = var.email == null ? "COGNITO_DEFAULT" : "DEVELOPER"
    source_arn            = try(var.email.ses_identity_arn, null)
    from_email_address    = try(var.email.from, null)
  }

  tags = var.tags
}

# What ENFORCED does. Nobody is written to: a message on every risky sign-in
# would need texts of the product's own.
resource "aws_cognito_risk_configuration" "this" {
  count = var.advanced_security == "ENFORCED" ? 1 : 0

  user_pool_id = aws_cognito_user_pool.this.id

  compromised_credentials_risk_configuration {
    event_filter = ["SIGN_IN", "PASSWORD_CHANGE", "SIGN_UP"]

    actions {
      event_action = "BLOCK"
    }
  }

  account_takeover_risk_configuration {
    actions {
      low_action {
        event_action = "MFA_IF_CONFIGURED"
        notify       = false
      }
      medium_action {
        # Required where everybody has one; else it would lock out who has none.
        event_action = var.mfa == "ON" ? "MFA_REQUIRED" : "MFA_IF_CONFIGURED"
        notify       = false
      }
      high_action {
        event_action = "BLOCK"
        notify       = false
      }
    }
  }
}

resource "aws_cognito_user_pool_domain" "this" {
  user_pool_id    = aws_cognito_user_pool.this.id
  domain          = var.custom_domain == null ? coalesce(var.domain_prefix, var.name) : var.custom_domain.name
  certificate_arn = try(var.custom_domain.certificate_arn, null)
}

# The load balancer's client: authorisation code with a secret, nothing else.
resource "aws_cognito_user_pool_client" "load_balancer" {
  name         = "${var.name}-load-balancer"
  user_pool_id = aws_cognito_user_pool.this.id

  generate_secret                      = true
  allowed_oauth_flows_user_pool_client = true
  allowed_oauth_flows                  = ["code"]
  allowed_oauth_scopes                 = ["openid", "email", "profile"]
  supported_identity_providers         = ["COGNITO"]

  # The load balancer's fixed path.
  callback_urls = [for host in var.load_balancer_hosts : "https://${host}/oauth2/idpresponse"]
  logout_urls   = var.logout_urls

  # Passwords are entered on the sign-in page only, never sent to the API.
  explicit_auth_flows           = ["ALLOW_REFRESH_TOKEN_AUTH"]
  prevent_user_existence_errors = "ENABLED"
  enable_token_revocation       = true

  access_token_validity  = 60
  id_token_validity      = 60
  refresh_token_validity = var.session_hours

  token_validity_units {
    access_token  = "minutes"
    id_token      = "minutes"
    refresh_token = "hours"
  }
}
