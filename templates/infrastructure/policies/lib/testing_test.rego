# Plans and standards for the tests. Everything the rules read from outside is
# replaced: the standards, the folder of the plan, the environment, the clock.
package tests.lib

prod := "/repos/acme/infrastructure/1/default/stacks/authhub/api/prod"

dev := "/repos/acme/infrastructure/1/default/stacks/authhub/api/dev"

# 2026-11-21T12:00:00Z
noon := 1795262400000000000

tags := {
	"Environment": "prod", "Service": "api", "Team": "authhub", "Owner": "group:default/developers",
	"CostCenter": "CC-1200", "ManagedBy": "terraform", "Project": "authhub", "DataClass": "internal",
}

dev_tags := object.union(tags, {"Environment": "dev"})

# The rules that a plan fails, in the folder of a production stack.
failed(plan) := failed_in(plan, prod)

failed_in(plan, directory) := {result.rule | some result in denied(plan, directory, [])}

warned_in(plan, directory) := {result.rule | some result in warned(plan, directory, [])}

# "address rule" of each failure: many cases in one plan are judged faster than
# as many plans.
pairs(plan) := {sprintf("%s %s", [result.address, result.rule]) | some result in denied(plan, prod, [])}

# Messages on one rule, in order.
messages(plan, rule) := sort([result.msg | some result in denied(plan, prod, []); result.rule == rule])

denied(plan, directory, exceptions) := result if {
	result := data.main.deny with input as plan
		with data.conftest.file as {"dir": directory, "name": "plan.json"}
		with data.exceptions as exceptions
		with data.organisation as {"name": "acme"}
		with data.environments as environments
		with data.layout as layout
		with data.modules as {"url": "https://github.com/acme/infrastructure.git", "folder": "modules"}
		with data.regions as {"default": "ap-northeast-2", "allowed": ["ap-northeast-2", "us-east-1"]}
		with data.tags as {"required": required}
		with data.settings as settings
		with data.protection as {"environments": ["prod"], "backupDays": 7}
		with opa.runtime as {"env": {}}
		with time.now_ns as noon
}

warned(plan, directory, exceptions) := result if {
	result := data.main.warn with input as plan
		with data.conftest.file as {"dir": directory, "name": "plan.json"}
		with data.exceptions as exceptions
		with data.organisation as {"name": "acme"}
		with data.environments as environments
		with data.layout as layout
		with data.modules as {"url": "https://github.com/acme/infrastructure.git", "folder": "modules"}
		with data.regions as {"default": "ap-northeast-2", "allowed": ["ap-northeast-2", "us-east-1"]}
		with data.tags as {"required": required}
		with data.settings as settings
		with data.protection as {"environments": ["prod"], "backupDays": 7}
		with opa.runtime as {"env": {}}
		with time.now_ns as noon
}

environments := {
	"shared": {"account": "111111111111", "aliases": ["common", "global"]},
	"dev": {"account": "222222222222", "aliases": ["develop", "development"]},
	"stg": {"account": "333333333333", "aliases": ["stage", "staging"]},
	"prod": {"account": "444444444444", "aliases": ["prd", "production"]},
}

layout := [
	{"path": "stacks/{product}/{service}/{environment}-{region}"},
	{"path": "stacks/{product}/{service}/{environment}"},
	{"path": "shared/{environment}/{name}", "kind": "shared"},
	{"path": "modules/{name}", "kind": "module"},
]

required := [
	{"name": "Environment", "values": ["shared", "dev", "stg", "prod"]},
	{"name": "Service", "description": "The service, as its folder is called."},
	{"name": "Team"}, {"name": "Owner"},
	{"name": "CostCenter", "pattern": "^CC-[0-9]{4}$"},
	{"name": "ManagedBy", "values": ["terraform"]},
	{"name": "Project"},
	{"name": "DataClass", "values": ["public", "internal", "confidential", "restricted"]},
]

settings := {
	"publicPorts": [80, 443],
	"worldBits": 8,
	"internalStacks": ["shared/*/*"],
	"logDays": 365,
	"allowedModuleSources": [`git::https://github\.com/partner/modules\.git//[a-z]+\?ref=v[0-9.]+`],
}

# A plan of these resources in the production account.
plan(resources) := plan_of("444444444444", resources, {})

dev_plan(resources) := plan_of("222222222222", resources, {})

plan_with_modules(calls) := plan_of("444444444444", [], {"module_calls": calls})

plan_of(account, resources, root_module) := {
	"format_version": "1.2",
	"planned_values": {},
	"resource_changes": resources,
	"configuration": {
		"provider_config": {"aws": {
			"name": "aws",
			"full_name": "registry.terraform.io/hashicorp/aws",
			"expressions": {
				"region": {"constant_value": "ap-northeast-2"},
				"allowed_account_ids": {"constant_value": [account]},
			},
		}},
		"root_module": root_module,
	},
}

# A resource that is made, with all tags, addressed <type>.this.
made(type, after) := changed(type, ["create"], object.union({"tags_all": tags}, after))

made_in_dev(type, after) := changed(type, ["create"], object.union({"tags_all": dev_tags}, after))

changed(type, actions, after) := {
	"address": sprintf("%s.this", [type]),
	"mode": "managed",
	"type": type,
	"name": "this",
	"change": {"actions": actions, "after": after, "after_unknown": {}},
}

removed(type, actions) := {
	"address": sprintf("%s.this", [type]),
	"mode": "managed",
	"type": type,
	"name": "this",
	"change": {"actions": actions, "after": after_of(actions), "after_unknown": {}},
}

after_of(actions) := {"tags_all": tags} if {
	"create" in actions
} else := null

unknown(resource, key) := json.patch(resource, [{"op": "add", "path": sprintf("/change/after_unknown/%s", [key]), "value": true}])
