package tests.input

import data.tests.lib as t

test_an_empty_plan_passes if {
	t.denied(t.plan([]), t.prod, []) == set()
}

test_what_is_not_a_plan_fails if {
	"plan-readable" in t.failed({})
	"plan-readable" in t.failed({"resources": [], "version": 4})
	"plan-readable" in t.failed([1, 2])
}

test_a_plan_of_another_format_fails if {
	"plan-readable" in t.failed(object.union(t.plan([]), {"format_version": "2.0"}))
}

test_a_plan_that_ended_with_an_error_fails if {
	"plan-readable" in t.failed(object.union(t.plan([]), {"errored": true}))
}

test_missing_standards_fail if {
	denied := data.main.deny with input as t.plan([])
		with data.environments as {}
		with data.layout as []
		with data.regions as {"allowed": ["ap-northeast-2"]}
		with data.settings as false
	"standards-loaded" in {result.rule | some result in denied}
}
