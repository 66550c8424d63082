# Which stack a plan belongs to. Plan JSON does not say: the folder of the plan
# file does, read by the layout of portal.yaml, else the account of the provider.
package lib.stack

import data.lib.plan

# STACK_DIRECTORY is for plan files that lie elsewhere, in a folder of CI.
default given_directory := ""

given_directory := opa.runtime().env.STACK_DIRECTORY

given_directory := data.conftest.file.dir if not opa.runtime().env.STACK_DIRECTORY

# The first layout that fits counts, as in the portal.
place := [fit |
	some entry in data.layout
	not object.get(entry, "kind", "stack") in {"module", "golden-path"}
	fit := fit_of(entry.path)
][0]

# stacks/{product}/{service}/{environment} against /…/stacks/authhub/api/prod
fit_of(pattern) := {"directory": found[1], "parts": parts} if {
	names := [trim(name, "{}") | some name in regex.find_n(`\{[A-Za-z]+\}`, pattern, -1)]
	escaped := replace(pattern, ".", `\.`)
	with_environment := replace(escaped, "{environment}", sprintf("(%s)", [concat("|", sort(object.keys(environment_names)))]))
	expression := regex.replace(with_environment, `\{[A-Za-z]+\}`, "([^/]+)")
	found := regex.find_all_string_submatch_n(sprintf("(?:^|/)(%s)/?$", [expression]), given_directory, 1)[0]
	parts := {name: found[i + 2] | some i, name in names}
}

# Folder of the stack in the repository; undefined when no layout fits.
directory := place.directory

product := place.parts.product

service := place.parts.service

# Names and aliases of environments -> the name.
environment_names[name] := name if some name, _ in data.environments

environment_names[alias] := name if {
	some name, environment in data.environments
	some alias in object.get(environment, "aliases", [])
}

environment_of_folder := environment_names[place.parts.environment]

# The accounts that a provider may work in, where they are written down.
accounts contains account if {
	some provider in plan.aws_providers
	some account in provider.expressions.allowed_account_ids.constant_value
}

environments_of_accounts contains name if {
	some name, environment in data.environments
	environment.account in accounts
}

# "unknown" is treated like the most protected environment.
default environment := "unknown"

environment := environment_of_folder

environment := name if {
	not environment_of_folder
	count(environments_of_accounts) == 1
	some name in environments_of_accounts
}

is_protected if environment == "unknown"

is_protected if environment in protected_environments

default protected_environments := ["prod"]

protected_environments := data.protection.environments
