package tests.exceptions

import data.tests.lib as t

until(day) := {"id": "authhub-single-zone", "rule": "rds-multi-az", "stacks": ["stacks/authhub/*/prod"], "until": day}

plan := t.plan([t.made("aws_db_instance", object.union(data.tests.protection.database, {"multi_az": false}))])

failed(exceptions) := {result.rule | some result in t.denied(plan, t.prod, exceptions)}

warned(exceptions) := {result.msg | some result in t.warned(plan, t.prod, exceptions)}

test_without_exception_it_fails if {
	failed([]) == {"rds-multi-az"}
	warned([]) == set()
}

test_an_exception_turns_failure_into_warning if {
	failed([until("2027-06-30")]) == set()
	[message] := [message | some message in warned([until("2027-06-30")])]
	endswith(message, "Allowed by exception authhub-single-zone until 2027-06-30. [rds-multi-az]")
}

test_it_holds_on_its_last_day if {
	failed([until("2026-11-21")]) == set()
}

test_from_the_next_day_on_it_fails_and_says_why if {
	failed([until("2026-11-20")]) == {"rds-multi-az"}
	[result] := [result | some result in t.denied(plan, t.prod, [until("2026-11-20")])]
	contains(result.msg, "Exception authhub-single-zone ended on 2026-11-20.")
	some message in warned([until("2026-11-20")])
	contains(message, "it ended on 2026-11-20 and allows nothing any more")
}

test_the_clock_is_asked if {
	exceptions := [until("2026-11-21")]
	failed(exceptions) == set()
	later := t.noon + (((24 * 3600) * 1000) * 1000000)
	{result.rule | some result in data.main.deny} == {"rds-multi-az"} with input as plan
		with data.conftest.file as {"dir": t.prod}
		with data.exceptions as exceptions
		with data.environments as t.environments
		with data.layout as t.layout
		with data.organisation as {"name": "acme"}
		with data.modules as {"url": "https://github.com/acme/infrastructure.git", "folder": "modules"}
		with data.regions as {"allowed": ["ap-northeast-2"]}
		with data.tags as {"required": t.required}
		with data.settings as t.settings
		with opa.runtime as {"env": {}}
		with time.now_ns as later
}

test_it_is_announced_two_weeks_before if {
	some message in warned([until("2026-12-05")])
	contains(message, "it ends on 2026-12-05")
	every other in warned([until("2026-12-06")]) {
		not contains(other, "it ends on")
	}
}

test_another_stack_or_rule_is_not_excepted if {
	failed([object.union(until("2027-06-30"), {"stacks": ["stacks/authhub/*/dev"]})]) == {"rds-multi-az"}
	failed([object.union(until("2027-06-30"), {"stacks": ["stacks/authhub"]})]) == {"rds-multi-az"}
	failed([object.union(until("2027-06-30"), {"stacks": ["stacks/*/prod"]})]) == {"rds-multi-az"}
	failed([object.union(until("2027-06-30"), {"stacks": ["stacks.authhub.*.prod"]})]) == {"rds-multi-az"}
	failed([object.union(until("2027-06-30"), {"rule": "rds-backups"})]) == {"rds-multi-az"}
}

test_without_known_folder_there_are_no_exceptions if {
	denied := t.denied(plan, "/tmp/ci", [object.union(until("2027-06-30"), {"stacks": ["*/*/*/*", "*"]})])
	{result.rule | some result in denied} == {"rds-multi-az"}
}

test_what_is_not_a_date_grants_nothing if {
	every day in ["never", "9999", "2026-13-01", "", "2027-06-30T00:00:00Z"] {
		failed([until(day)]) == {"rds-multi-az", "exception-form"}
	}
}

test_an_excepted_finding_is_told_once if {
	old := t.plan([json.patch(plan.resource_changes[0], [{"op": "replace", "path": "/change/actions", "value": ["no-op"]}])])
	count(t.warned(old, t.prod, [until("2027-06-30")])) == 1
}
