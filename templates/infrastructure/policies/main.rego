# What conftest asks. Every file under rules/ adds findings of the form
# {rule, address, what, fix}; here they become failures or warnings. A new file
# there needs no change here.
package main

import data.lib.exceptions
import data.lib.plan

findings contains finding if {
	some topic
	some finding in data.rules[topic].findings
}

# A failure: what a change makes wrong.
deny contains result(finding, expiry(finding)) if {
	some finding in findings
	not is_warning(finding)
	not exceptions.granted[finding.rule]
}

# A warning: what was wrong before and is not touched, or cannot be told.
warn contains result(finding, "") if {
	some finding in findings
	is_warning(finding)
	not exceptions.granted[finding.rule]
}

# A warning too: what an exception allows, so that nobody forgets it.
warn contains result(finding, sprintf(" Allowed by exception %s until %s.", [exception.id, exception.until])) if {
	some finding in findings
	some exception in exceptions.granted[finding.rule]
}

is_warning(finding) if finding.address in plan.unchanged

is_warning(finding) if finding.level == "warning"

result(finding, addition) := {
	"msg": sprintf("%s: %s. Fix: %s.%s [%s]", [finding.address, finding.what, finding.fix, addition, finding.rule]),
	"rule": finding.rule,
	"address": finding.address,
}

default expiry(_) := ""

expiry(finding) := sprintf(" Exception %s ended on %s.", [concat(", ", ids), concat(", ", days)]) if {
	ended := exceptions.expired[finding.rule]
	ids := sort([exception.id | some exception in ended])
	days := sort([exception.until | some exception in ended])
}
