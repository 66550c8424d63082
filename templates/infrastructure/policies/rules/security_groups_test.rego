package tests.security_groups

import data.tests.lib as t

rule(after) := t.plan([t.made("aws_vpc_security_group_ingress_rule", after)])

test_the_world_on_a_private_port_fails if {
	t.failed(rule({"ip_protocol": "tcp", "from_port": 22, "to_port": 22, "cidr_ipv4": "0.0.0.0/0"})) == {"open-to-the-world"}
	t.failed(rule({"ip_protocol": "tcp", "from_port": 5432, "to_port": 5432, "cidr_ipv6": "::/0"})) == {"open-to-the-world"}
	t.failed(rule({"ip_protocol": "-1", "cidr_ipv4": "0.0.0.0/0"})) == {"open-to-the-world"}
}

test_half_the_world_fails if {
	t.failed(rule({"ip_protocol": "tcp", "from_port": 22, "to_port": 22, "cidr_ipv4": "128.0.0.0/1"})) == {"open-to-the-world"}
}

test_a_range_around_a_public_port_fails if {
	t.failed(rule({"ip_protocol": "tcp", "from_port": 80, "to_port": 443, "cidr_ipv4": "0.0.0.0/0"})) == {"open-to-the-world"}
}

test_public_ports_and_known_addresses_pass if {
	t.failed(rule({"ip_protocol": "tcp", "from_port": 443, "to_port": 443, "cidr_ipv4": "0.0.0.0/0"})) == set()
	t.failed(rule({"ip_protocol": "tcp", "from_port": 22, "to_port": 22, "cidr_ipv4": "10.0.0.0/8"})) == set()
	t.failed(rule({"ip_protocol": "tcp", "from_port": 22, "to_port": 22, "referenced_security_group_id": "sg-1"})) == set()
	t.failed(rule({"ip_protocol": "tcp", "from_port": 22, "to_port": 22, "cidr_ipv4": null})) == set()
}

test_the_older_ways_of_writing_fail_too if {
	old := {"type": "ingress", "protocol": "tcp", "from_port": 22, "to_port": 22, "cidr_blocks": ["10.0.0.0/8", "0.0.0.0/0"], "ipv6_cidr_blocks": null}
	t.failed(t.plan([t.changed("aws_security_group_rule", ["create"], old)])) == {"open-to-the-world"}
	t.failed(t.plan([t.changed("aws_security_group_rule", ["create"], object.union(old, {"type": "egress"}))])) == set()
	inline := {"ingress": [{"protocol": "tcp", "from_port": 22, "to_port": 22, "cidr_blocks": [], "ipv6_cidr_blocks": ["::/0"]}]}
	t.failed(t.plan([t.made("aws_security_group", inline)])) == {"open-to-the-world"}
}

test_messages_name_port_and_address if {
	[message] := t.messages(rule({"ip_protocol": "tcp", "from_port": 22, "to_port": 22, "cidr_ipv4": "0.0.0.0/0"}), "open-to-the-world")
	startswith(message, "aws_vpc_security_group_ingress_rule.this: port 22 is open to 0.0.0.0/0. Fix: ")
}

test_rules_inside_a_group_warn if {
	root := {"resources": [{"address": "aws_security_group.this", "expressions": {"ingress": [{}]}}]}
	plan := t.plan_of("444444444444", [t.made("aws_security_group", {"ingress": []})], root)
	t.failed(plan) == set()
	t.warned_in(plan, t.prod) == {"rules-in-group"}
	not "rules-in-group" in t.warned_in(t.plan([t.made("aws_security_group", {"ingress": []})]), t.prod)
}

# Every protocol means every port, whatever ports are written beside it.
test_every_protocol_is_every_port if {
	plan := rule({"ip_protocol": "-1", "from_port": 443, "to_port": 443, "cidr_ipv4": "0.0.0.0/0"})
	[message] := t.messages(plan, "open-to-the-world")
	contains(message, "every port is open to 0.0.0.0/0")
}

test_messages_name_ranges if {
	[message] := t.messages(rule({"ip_protocol": "tcp", "from_port": 80, "to_port": 443, "cidr_ipv4": "0.0.0.0/0"}), "open-to-the-world")
	contains(message, "ports 80 to 443 are open to 0.0.0.0/0")
}

test_groups_without_rules_inside_pass if {
	root := {"resources": [{"address": "aws_security_group.this", "expressions": {"name": {"constant_value": "authhub"}}}]}
	plan := t.plan_of("444444444444", [t.made("aws_security_group", {"ingress": []})], root)
	t.warned_in(plan, t.prod) == set()
}
