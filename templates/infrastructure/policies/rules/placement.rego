# A stack works in the account and the regions that are meant for it.
package rules.placement

import data.lib.plan
import data.lib.stack

findings contains {
	"rule": "provider-account",
	"address": sprintf("provider.%s", [provider.name]),
	"what": "allowed_account_ids is not set: with the wrong credentials the stack would be made in another account",
	"fix": "set allowed_account_ids to the account of the environment in portal.yaml",
} if {
	some provider in plan.aws_providers
	not object.get(provider, "expressions", {}).allowed_account_ids
}

findings contains {
	"rule": "provider-account",
	"address": "provider.aws",
	"what": sprintf("account %s is not the one of %s", [account, stack.environment_of_folder]),
	"fix": sprintf("write %s", [data.environments[stack.environment_of_folder].account]),
} if {
	some account in stack.accounts
	account != data.environments[stack.environment_of_folder].account
}

findings contains {
	"rule": "region",
	"address": sprintf("provider.%s", [provider.name]),
	"what": sprintf("region %s is not allowed", [region]),
	"fix": sprintf("use one of %s", [concat(", ", data.regions.allowed)]),
} if {
	some provider in plan.aws_providers
	region := provider.expressions.region.constant_value
	not region in data.regions.allowed
}

findings contains {
	"rule": "region",
	"address": rc.address,
	"what": sprintf("region %s is not allowed", [region]),
	"fix": sprintf("use one of %s", [concat(", ", data.regions.allowed)]),
} if {
	some rc in plan.resources
	region := rc.change.after.region
	is_string(region)
	not region in data.regions.allowed
}
