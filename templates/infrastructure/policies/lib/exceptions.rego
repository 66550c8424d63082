# Exceptions of portal.yaml: a rule that some stacks may break until a day.
package lib.exceptions

import data.lib.stack

# Calendar day in UTC, as the portal counts it. Tests set time.now_ns.
today := time.format([time.now_ns(), "UTC", "2006-01-02"])

# The exceptions for this stack. Without a known folder there are none.
applicable contains exception if {
	some exception in data.exceptions
	some pattern in exception.stacks
	covers(pattern, stack.directory)
}

# `until` is the last day on which the rule may be broken. What is not a date
# grants nothing: as text, "never" would come after every day.
valid(exception) if {
	is_day(exception.until)
	today <= exception.until
}

is_day(text) if regex.match(`^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$`, text)

granted[rule] contains exception if {
	some exception in applicable
	valid(exception)
	rule := exception.rule
}

expired[rule] contains exception if {
	some exception in applicable
	not valid(exception)
	rule := exception.rule
}

# * stands for one folder name; everything else for itself.
covers(pattern, directory) if {
	literal := regex.replace(trim_suffix(pattern, "/"), `[.+?^${}()|\[\]\\]`, `\${0}`)
	regex.match(sprintf("^%s$", [replace(literal, "*", "[^/]+")]), directory)
}
