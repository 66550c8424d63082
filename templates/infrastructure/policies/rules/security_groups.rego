# Security groups that let the whole internet in.
package rules.security_groups

import data.lib.plan

# Every rule that lets somebody in, whichever way it is written.
# {rc, cidr, protocol, from, to}
openings contains opening(rc, cidr, rc.change.after.ip_protocol, rc.change.after) if {
	some rc in plan.of_type("aws_vpc_security_group_ingress_rule")
	some key in ["cidr_ipv4", "cidr_ipv6"]
	cidr := rc.change.after[key]
	is_string(cidr)
}

openings contains opening(rc, cidr, rc.change.after.protocol, rc.change.after) if {
	some rc in plan.of_type("aws_security_group_rule")
	rc.change.after.type == "ingress"
	some cidr in cidrs(rc.change.after)
}

openings contains opening(rc, cidr, rule.protocol, rule) if {
	some type in {"aws_security_group", "aws_default_security_group"}
	some rc in plan.of_type(type)
	some rule in rc.change.after.ingress
	some cidr in cidrs(rule)
}

opening(rc, cidr, protocol, ports) := {
	"address": rc.address,
	"cidr": cidr,
	"protocol": protocol,
	"from": object.get(ports, "from_port", null),
	"to": object.get(ports, "to_port", null),
}

cidrs(rule) := array.concat(
	[cidr | some cidr in object.get(rule, "cidr_blocks", [])],
	[cidr | some cidr in object.get(rule, "ipv6_cidr_blocks", [])],
)

findings contains {
	"rule": "open-to-the-world",
	"address": it.address,
	"what": sprintf("%s open to %s", [ports(it), it.cidr]),
	"fix": "name the security group or the addresses that need it; only the public ports of policies/data/settings.yaml may be open to all",
} if {
	some it in openings
	is_world(it.cidr)
	not is_public(it)
}

is_world(cidr) if to_number(split(cidr, "/")[1]) < object.get(data.settings, "worldBits", 8)

# One port, and a public one: a range holds others too.
is_public(it) if {
	it.protocol in {"tcp", "udp", "6", "17"}
	it.from == it.to
	it.from in data.settings.publicPorts
}

ports(it) := "every port is" if {
	it.protocol in {"-1", "all"}
} else := sprintf("port %v is", [it.from]) if {
	it.from == it.to
	is_number(it.from)
} else := sprintf("ports %v to %v are", [it.from, it.to])

findings contains {
	"rule": "rules-in-group",
	"address": rc.address,
	"what": "rules are written inside the group, where Terraform removes what others add",
	"fix": "use one aws_vpc_security_group_ingress_rule or _egress_rule for each",
	"level": "warning",
} if {
	some rc in plan.of_type("aws_security_group")
	some key in ["ingress", "egress"]
	some expression, _ in plan.config_of(rc).expressions
	expression == key
}
