# Modules come from the modules' repository, at a version that cannot move.
package rules.modules

import data.lib.plan

findings contains {
	"rule": "module-source",
	"address": address(it),
	"what": sprintf("source %q is not one of the organisation's modules", [source(it)]),
	"fix": sprintf("use %s, or have the source added to allowedModuleSources of policies/data/settings.yaml", [example("<module>")]),
} if {
	some it in remote
	not is_ours(source(it))
	not is_allowed(source(it))
}

findings contains {
	"rule": "module-pinning",
	"address": address(it),
	"what": sprintf("source %q does not pin a version: %s", [source(it), why(source(it))]),
	"fix": sprintf("use %s", [example(module_of(source(it)))]),
} if {
	some it in remote
	is_ours(source(it))
	not is_pinned(source(it))
}

# A folder above the stack is whatever the commit holds: it has no version.
findings contains {
	"rule": "module-pinning",
	"address": address(it),
	"what": sprintf("source %q is a folder outside the stack, which changes without a version", [source(it)]),
	"fix": sprintf("use %s", [example(regex.find_n(`[^/]+$`, source(it), 1)[0])]),
} if {
	some it in plan.module_calls
	it.modules == []
	leaves_stack(source(it))
}

leaves_stack(path) if startswith(path, "../")

leaves_stack(path) if path == ".."

leaves_stack(path) if {
	startswith(path, "./")
	contains(path, "/../")
}

# Modules inside ours may use what lies beside them: the version of the outer one
# pins both. Everything else is remote.
remote contains it if {
	some it in plan.module_calls
	not startswith(source(it), "./")
	not startswith(source(it), "../")
	source(it) != ".."
}

source(it) := object.get(it.call, "source", "")

address(it) := concat(".", [concat(".", ["module", name]) | some name in array.concat(it.modules, [it.name])])

# git::https://host/owner/repo.git//modules/name?ref=name/v1.2.3, or over SSH.
parsed(text) := {"repository": match[1], "path": match[2], "query": match[3]} if {
	match := regex.find_all_string_submatch_n(`^git::(?:https://|ssh://(?:[A-Za-z0-9._-]+@)?)([^?@]+?)(?:\.git)?//([^?]+)(?:\?(.*))?$`, text, 1)[0]
}

our_repository := trim_suffix(regex.replace(data.modules.url, `^[a-z+]+://([^@/]+@)?`, ""), ".git")

is_ours(text) if {
	it := parsed(text)
	it.repository == our_repository
	startswith(it.path, sprintf("%s/", [data.modules.folder]))
}

is_allowed(text) if {
	some pattern in data.settings.allowedModuleSources
	regex.match(sprintf("^(?:%s)$", [pattern]), text)
}

module_of(text) := trim_prefix(parsed(text).path, sprintf("%s/", [data.modules.folder]))

refs(text) := [trim_prefix(part, "ref=") |
	some part in split(parsed(text).query, "&")
	startswith(part, "ref=")
]

# <module>/vX.Y.Z, and the module that the path names.
is_pinned(text) if {
	count(refs(text)) == 1
	[module, version] := split(refs(text)[0], "/")
	module == module_of(text)
	regex.match(`^v(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)$`, version)
}

why(text) := "it has no ref" if {
	refs(text) == []
} else := "it has several refs" if {
	count(refs(text)) > 1
} else := sprintf("ref %q is not <module>/vX.Y.Z of module %s, and branches move", [refs(text)[0], module_of(text)])

example(module) := sprintf("git::%s//%s/%s?ref=%s/vX.Y.Z", [data.modules.url, data.modules.folder, module, module])
