# Reads Terraform's plan JSON (format 1.x): what will be there after the apply,
# and how it is written in the configuration.
package lib.plan

# Managed resources that exist after the apply.
resources := [rc |
	some rc in object.get(input, "resource_changes", [])
	rc.mode == "managed"
	is_object(rc.change.after)
]

# Managed resources that the apply deletes, for good or to make them anew.
deleted := [rc |
	some rc in object.get(input, "resource_changes", [])
	rc.mode == "managed"
	"delete" in rc.change.actions
]

of_type(type) := [rc |
	some rc in resources
	rc.type == type
]

# Addresses of resources that the apply leaves as they are.
unchanged contains rc.address if {
	some rc in resources
	rc.change.actions == ["no-op"]
}

# Whether an argument is known to have a value. A value that is not known yet
# (a key that the same plan makes) counts as one.
is_set(rc, key) if rc.change.after_unknown[key] == true

is_set(rc, key) if not object.get(rc.change.after, key, null) in {null, "", false, []}

is_true(rc, key) if rc.change.after[key] == true

# Whether two resources are of the same instance of the same module.
same_module(a, b) if object.get(a, "module_address", "") == object.get(b, "module_address", "")

# The resources of a type, in the same module, whose argument names a resource:
# by reference in the configuration or by the same known value.
linked(rc, type, argument, value) := [other |
	some other in of_type(type)
	same_module(rc, other)
	points_at(other, argument, rc, value)
]

points_at(other, argument, rc, _) if {
	object.get(other, "index", null) in {null, object.get(rc, "index", null)}
	some reference in config_of(other).expressions[argument].references
	reference == concat(".", [rc.type, rc.name])
}

points_at(other, argument, _, value) if {
	is_string(value)
	value != ""
	other.change.after[argument] == value
}

# The configuration of a resource.
config_of(rc) := resource.node if {
	some resource in config_resources
	resource.modules == module_names(object.get(rc, "module_address", ""))
	resource.node.address == concat(".", [rc.type, rc.name])
}

# module.a["x.y"].module.b[0] -> ["a", "b"]
module_names(address) := [name |
	bare := regex.replace(address, `\[("([^"\\]|\\.)*"|[0-9]+)\]`, "")
	some i, name in split(bare, ".")
	i % 2 == 1
]

# Paths in the configuration alternate "module_calls", a name, "module". Only
# such paths are followed, so that a value which looks like one is not taken for it.
config_resources contains {"modules": modules, "node": node} if {
	walk(root_module, [path, node])
	depth := count(path) - 2
	depth >= 0
	path[depth] == "resources"
	modules := modules_of(array.slice(path, 0, depth))
}

# Module calls at every depth, with the names of the modules around them.
module_calls contains {"modules": modules, "name": name, "call": call} if {
	walk(root_module, [path, call])
	depth := count(path) - 2
	depth >= 0
	path[depth] == "module_calls"
	name := path[depth + 1]
	modules := modules_of(array.slice(path, 0, depth))
}

root_module := object.get(object.get(input, "configuration", {}), "root_module", {})

modules_of(path) := [path[i] |
	some i in numbers.range(0, count(path) - 1)
	i % 3 == 1
] if {
	count(path) > 0
	count(path) % 3 == 0
	every i in numbers.range(0, count(path) - 1) {
		ordinary_step(i % 3, path[i])
	}
}

modules_of([]) := []

ordinary_step(0, "module_calls")

ordinary_step(1, _)

ordinary_step(2, "module")

# The AWS providers that the root module configures.
aws_providers := [provider |
	some provider in object.get(object.get(input, "configuration", {}), "provider_config", {})
	endswith(provider.full_name, "/hashicorp/aws")
	not provider.module_address
]
