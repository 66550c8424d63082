# A scan of the wrong file, or without the standards, must not look like a pass.
package rules.input

findings contains {
	"rule": "plan-readable",
	"address": "plan",
	"what": "this is not a Terraform plan in JSON",
	"fix": "give the output of terraform show -json <plan file>",
} if {
	not is_plan
}

is_plan if {
	startswith(input.format_version, "1.")
	is_object(input.configuration)
	is_object(input.planned_values)
}

findings contains {
	"rule": "plan-readable",
	"address": "plan",
	"what": "the plan ended with an error and does not hold all changes",
	"fix": "correct the error and plan again",
} if {
	input.errored == true
}

findings contains {
	"rule": "standards-loaded",
	"address": "portal.yaml",
	"what": sprintf("the standards were not given to conftest (%s is missing)", [name]),
	"fix": "add --data portal.yaml --data policies/data, or --config-file policies/conftest.toml",
} if {
	some name in ({"environments", "layout", "modules", "regions", "settings", "tags"} - loaded)
}

# One by one: asking for a computed name would make the rules depend on
# everything, themselves included.
loaded contains "environments" if data.environments

loaded contains "layout" if data.layout

loaded contains "modules" if data.modules

loaded contains "regions" if data.regions

loaded contains "settings" if data.settings

loaded contains "tags" if data.tags
