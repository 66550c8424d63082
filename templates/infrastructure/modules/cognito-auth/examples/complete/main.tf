# Sign-in of a product's customers under its own domain, in front of a listener.

terraform {
  required_version = ">= 1.11, < 2.0"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 6.0"
    }
  }
}

provider "aws" {
  region = "ap-northeast-2"
}

module "auth" {
  source = "../.."

  name                = "dts-prod"
  load_balancer_hosts = ["app.acme.example", "admin.acme.example"]
  logout_urls         = ["https://www.acme.example/bye"]
  self_sign_up        = true
  mfa                 = "OPTIONAL"
  session_hours       = 8

  custom_domain = {
    name            = "login.acme.example"
    certificate_arn = "arn:aws:acm:us-east-1:444444444444:certificate/11111111-2222-3333-4444-555555555555"
  }

  email = {
    ses_identity_arn = "arn:aws:ses:ap-northeast-2:444444444444:identity/acme.example"
    from             = "Acme <no-reply@acme.example>"
  }
}

resource "aws_lb_listener_rule" "app" {
  listener_arn = "arn:aws:elasticloadbalancing:ap-northeast-2:444444444444:listener/app/dts-prod/50dc6c495c0c9188/f2f7dc8efc522ab2"
  priority     = 100

  condition {
    host_header {
      values = ["app.acme.example"]
    }
  }

  action {
    type  = "authenticate-cognito"
    order = 1

    authenticate_cognito {
      user_pool_arn              = module.auth.authenticate_action.user_pool_arn
      user_pool_client_id        = module.auth.authenticate_action.user_pool_client_id
      user_pool_domain           = module.auth.authenticate_action.user_pool_domain
      scope                      = module.auth.authenticate_action.scope
      session_cookie_name        = module.auth.authenticate_action.session_cookie_name
      session_timeout            = module.auth.authenticate_action.session_timeout
      on_unauthenticated_request = module.auth.authenticate_action.on_unauthenticated_request
    }
  }

  action {
    type             = "forward"
    order            = 2
    target_group_arn = "arn:aws:elasticloadbalancing:ap-northeast-2:444444444444:targetgroup/dts-app/73e2d6bc24d8a067"
  }
}
