# tflint --init && tflint --recursive --config "$PWD/.tflint.hcl"

config {
  # Modules come by git tag; their own folders are linted as they are.
  call_module_type = "local"
}

plugin "terraform" {
  enabled = true
  preset  = "recommended"
}

# Values that AWS would refuse at the apply: instance types, runtimes, names.
plugin "aws" {
  enabled = true
  version = "0.49.0"
  source  = "github.com/terraform-linters/tflint-ruleset-aws"
}

rule "terraform_documented_variables" {
  enabled = true
}

rule "terraform_documented_outputs" {
  enabled = true
}

rule "terraform_naming_convention" {
  enabled = true
}

# Versions are tags <module>/vX.Y.Z, which this rule takes for branches only when
# they are called like one. The policy module-pinning is stricter.
rule "terraform_module_pinned_source" {
  enabled = true
  style   = "flexible"
}
