mock_provider "aws" {}

variables {
  name                = "dts-prod"
  load_balancer_hosts = ["app.acme.example"]
}

run "safe_defaults" {
  command = plan
  assert {
    condition     = aws_cognito_user_pool.this.mfa_configuration == "ON" && aws_cognito_user_pool.this.software_token_mfa_configuration[0].enabled
    error_message = "Everybody needs a second factor, from an app."
  }
  assert {
    condition     = aws_cognito_user_pool.this.deletion_protection == "ACTIVE"
    error_message = "Accounts must not be deleted with the pool."
  }
  assert {
    condition     = aws_cognito_user_pool.this.user_pool_add_ons[0].advanced_security_mode == "ENFORCED" && aws_cognito_user_pool.this.user_pool_tier == "PLUS"
    error_message = "Threat protection is enforced, on the plan that has it."
  }
  assert {
    condition     = aws_cognito_risk_configuration.this[0].compromised_credentials_risk_configuration[0].actions[0].event_action == "BLOCK"
    error_message = "Leaked passwords are refused."
  }
  assert {
    condition     = aws_cognito_risk_configuration.this[0].account_takeover_risk_configuration[0].actions[0].medium_action[0].event_action == "MFA_REQUIRED"
    error_message = "Suspicious sign-ins need the second factor."
  }
  assert {
    condition     = aws_cognito_user_pool.this.password_policy[0].minimum_length == 12 && aws_cognito_user_pool.this.password_policy[0].require_symbols
    error_message = "Passwords have 12 characters of all kinds."
  }
  assert {
    condition     = aws_cognito_user_pool.this.admin_create_user_config[0].allow_admin_create_user_only
    error_message = "Users are invited."
  }
  assert {
    condition     = aws_cognito_user_pool_domain.this.domain == "dts-prod"
    error_message = "The sign-in domain is named after the pool."
  }
}

run "client_of_the_load_balancer" {
  command = plan
  assert {
    condition     = aws_cognito_user_pool_client.load_balancer.callback_urls == toset(["https://app.acme.example/oauth2/idpresponse"])
    error_message = "Users are sent back to the load balancer only."
  }
  assert {
    condition     = aws_cognito_user_pool_client.load_balancer.allowed_oauth_flows == toset(["code"]) && aws_cognito_user_pool_client.load_balancer.generate_secret
    error_message = "Only the authorisation code, with a secret."
  }
  assert {
    condition     = aws_cognito_user_pool_client.load_balancer.explicit_auth_flows == toset(["ALLOW_REFRESH_TOKEN_AUTH"])
    error_message = "No passwords through the API."
  }
  assert {
    condition     = aws_cognito_user_pool_client.load_balancer.prevent_user_existence_errors == "ENABLED" && aws_cognito_user_pool_client.load_balancer.enable_token_revocation
    error_message = "Messages do not tell who has an account, and tokens can be taken back."
  }
  assert {
    condition     = output.authenticate_action.session_timeout == 43200 && output.authenticate_action.on_unauthenticated_request == "authenticate"
    error_message = "Sessions last twelve hours; who is not signed in is asked to."
  }
}

run "own_domain_and_mail" {
  command = plan
  variables {
    custom_domain = { name = "login.acme.example", certificate_arn = "arn:aws:acm:us-east-1:444444444444:certificate/1" }
    email         = { ses_identity_arn = "arn:aws:ses:ap-northeast-2:444444444444:identity/acme.example", from = "Acme <no-reply@acme.example>" }
  }
  assert {
    condition     = aws_cognito_user_pool_domain.this.domain == "login.acme.example" && aws_cognito_user_pool_domain.this.certificate_arn != null
    error_message = "The domain is the given one, with its certificate."
  }
  assert {
    condition     = aws_cognito_user_pool.this.email_configuration[0].email_sending_account == "DEVELOPER"
    error_message = "Messages go through SES."
  }
}

run "own_domain_frees_the_name" {
  command = plan
  variables {
    name          = "cognito-of-dts"
    custom_domain = { name = "login.acme.example", certificate_arn = "arn:aws:acm:us-east-1:444444444444:certificate/1" }
  }
  assert {
    condition     = aws_cognito_user_pool.this.name == "cognito-of-dts"
    error_message = "The words that Cognito refuses matter only for its own domain."
  }
}

run "development" {
  command = plan
  variables {
    advanced_security   = "OFF"
    mfa                 = "OPTIONAL"
    deletion_protection = false
  }
  assert {
    condition     = aws_cognito_user_pool.this.user_pool_tier == "ESSENTIALS" && length(aws_cognito_user_pool.this.user_pool_add_ons) == 0 && length(aws_cognito_risk_configuration.this) == 0
    error_message = "Without threat protection the cheaper plan will do."
  }
}

run "audit_only_writes_down" {
  command = plan
  variables { advanced_security = "AUDIT" }
  assert {
    condition     = aws_cognito_user_pool.this.user_pool_tier == "PLUS" && length(aws_cognito_risk_configuration.this) == 0
    error_message = "AUDIT blocks nobody."
  }
}

run "rejects_bad_name" {
  command = plan
  variables { name = "DTS" }
  expect_failures = [var.name]
}

run "rejects_no_host" {
  command = plan
  variables { load_balancer_hosts = [] }
  expect_failures = [var.load_balancer_hosts]
}

run "rejects_address_as_host" {
  command = plan
  variables { load_balancer_hosts = ["https://app.acme.example/"] }
  expect_failures = [var.load_balancer_hosts]
}

run "rejects_plain_logout" {
  command = plan
  variables { logout_urls = ["http://www.acme.example"] }
  expect_failures = [var.logout_urls]
}

run "rejects_bad_prefix" {
  command = plan
  variables { domain_prefix = "Acme!" }
  expect_failures = [var.domain_prefix]
}

run "rejects_reserved_word" {
  command = plan
  variables { domain_prefix = "acme-cognito" }
  expect_failures = [var.domain_prefix]
}

run "rejects_two_domains" {
  command = plan
  variables {
    domain_prefix = "acme"
    custom_domain = { name = "login.acme.example", certificate_arn = "arn:aws:acm:us-east-1:444444444444:certificate/1" }
  }
  expect_failures = [var.domain_prefix]
}

run "rejects_short_domain" {
  command = plan
  variables { custom_domain = { name = "acme.example", certificate_arn = "arn:aws:acm:us-east-1:444444444444:certificate/1" } }
  expect_failures = [var.custom_domain]
}

run "rejects_certificate_of_another_region" {
  command = plan
  variables { custom_domain = { name = "login.acme.example", certificate_arn = "arn:aws:acm:ap-northeast-2:444444444444:certificate/1" } }
  expect_failures = [var.custom_domain]
}

run "rejects_no_second_factor" {
  command = plan
  variables { mfa = "OFF" }
  expect_failures = [var.mfa]
}

run "rejects_short_password" {
  command = plan
  variables { password_policy = { minimum_length = 6 } }
  expect_failures = [var.password_policy]
}

run "rejects_long_history" {
  command = plan
  variables { password_policy = { history = 25 } }
  expect_failures = [var.password_policy]
}

run "rejects_eternal_invitation" {
  command = plan
  variables { password_policy = { temporary_days = 365 } }
  expect_failures = [var.password_policy]
}

run "rejects_unknown_protection" {
  command = plan
  variables { advanced_security = "ON" }
  expect_failures = [var.advanced_security]
}

run "rejects_bad_identity" {
  command = plan
  variables { email = { ses_identity_arn = "acme.example", from = "no-reply@acme.example" } }
  expect_failures = [var.email]
}

run "rejects_two_line_sender" {
  command = plan
  variables { email = { ses_identity_arn = "arn:aws:ses:ap-northeast-2:444444444444:identity/acme.example", from = "Acme\nBcc: x <a@b.c>" } }
  expect_failures = [var.email]
}

run "rejects_long_session" {
  command = plan
  variables { session_hours = 1000 }
  expect_failures = [var.session_hours]
}
