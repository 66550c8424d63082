# Required tags and their values (tags.required of portal.yaml).
package rules.tags

import data.lib.plan
import data.lib.stack

findings contains {
	"rule": "required-tags",
	"address": rc.address,
	"what": sprintf("tag %s is missing%s", [tag.name, described(tag)]),
	"fix": "add it to default_tags of the provider, or to tags for this resource alone",
} if {
	some rc in plan.resources
	tags_are_known(rc)
	some tag in data.tags.required
	not has_tag(rc, tag.name)
}

findings contains {
	"rule": "tag-values",
	"address": rc.address,
	"what": sprintf("tag %s is %q, which is not allowed", [tag.name, value]),
	"fix": sprintf("write %s", [allowed(tag)]),
} if {
	some rc in plan.resources
	some tag in data.tags.required
	value := known_tags(rc)[tag.name]
	not value_is_allowed(tag, value)
}

findings contains {
	"rule": "tag-environment",
	"address": rc.address,
	"what": sprintf("tag Environment is %q in a stack of %s", [value, stack.environment]),
	"fix": sprintf("write %q; tags copied from another environment send its costs and alarms astray", [stack.environment]),
} if {
	stack.environment != "unknown"
	some rc in plan.resources
	value := known_tags(rc).Environment
	stack.environment_names[value] != stack.environment
}

findings contains {
	"rule": "required-tags",
	"level": "warning",
	"address": "plan",
	"what": sprintf("the tags of %d resources are not known before the apply", [count(unknown)]),
	"fix": "make default_tags of values that are known when planning",
} if {
	unknown := [rc.address | some rc in plan.resources; is_taggable(rc); not tags_are_known(rc)]
	count(unknown) > 0
}

is_taggable(rc) if "tags_all" in object.keys(rc.change.after)

is_taggable(rc) if "tags_all" in object.keys(rc.change.after_unknown)

tags_are_known(rc) if {
	is_taggable(rc)
	not rc.change.after_unknown.tags_all == true
}

# tags_all holds the provider's default tags too. Where it is not known as a
# whole, they are read from the configuration if they are written out there.
tags_are_known(rc) if {
	is_taggable(rc)
	default_tags
	not rc.change.after_unknown.tags == true
}

default_tags := tags if {
	count(plan.aws_providers) == 1
	tags := plan.aws_providers[0].expressions.default_tags[0].tags.constant_value
}

known_tags(rc) := object.union(from_defaults(rc), object.union(map(rc, "tags"), map(rc, "tags_all")))

from_defaults(rc) := default_tags if {
	is_taggable(rc)
	rc.change.after_unknown.tags_all == true
} else := {}

map(rc, key) := rc.change.after[key] if {
	is_object(rc.change.after[key])
} else := {}

has_tag(rc, name) if not known_tags(rc)[name] in {"", null}

# A tag whose value alone is not known yet.
has_tag(rc, name) if rc.change.after_unknown.tags_all[name] == true

has_tag(rc, name) if rc.change.after_unknown.tags[name] == true

value_is_allowed(tag, _) if {
	not tag.values
	not tag.pattern
}

value_is_allowed(tag, value) if value in tag.values

value_is_allowed(tag, value) if regex.match(tag.pattern, value)

allowed(tag) := sprintf("one of %s", [concat(", ", tag.values)]) if {
	tag.values
} else := sprintf("a value like %s", [tag.pattern])

described(tag) := sprintf(" (%s)", [trim_suffix(tag.description, ".")]) if {
	tag.description
} else := ""
