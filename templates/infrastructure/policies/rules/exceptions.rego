# Exceptions that ended or are about to.
package rules.exceptions

import data.lib.exceptions

findings contains {
	"rule": "exception-expired",
	"address": sprintf("portal.yaml exception %s", [exception.id]),
	"what": sprintf("it ended on %s and allows nothing any more", [exception.until]),
	"fix": "remove it from portal.yaml, or have it approved again with a new date",
	"level": "warning",
} if {
	some exception in exceptions.applicable
	not exceptions.valid(exception)
}

findings contains {
	"rule": "exception-expired",
	"address": sprintf("portal.yaml exception %s", [exception.id]),
	"what": sprintf("it ends on %s", [exception.until]),
	"fix": sprintf("mend what it allows (rule %s) before then", [exception.rule]),
	"level": "warning",
} if {
	some exception in exceptions.applicable
	exceptions.valid(exception)
	two_weeks := ((14 * 24) * 3600) * 1000000000
	in_two_weeks := time.format([time.now_ns() + two_weeks, "UTC", "2006-01-02"])
	exception.until <= in_two_weeks
}

findings contains {
	"rule": "exception-form",
	"address": sprintf("portal.yaml exception %s", [object.get(exception, "id", "without id")]),
	"what": sprintf("until %q is not a date", [object.get(exception, "until", "")]),
	"fix": "write it as YYYY-MM-DD; without a date an exception never ends",
} if {
	some exception in data.exceptions
	not exceptions.is_day(object.get(exception, "until", ""))
}
