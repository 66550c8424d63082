/** Texts of plans by Atlantis before there is a pull request. */
export const realPlanMessages = {
  'realPlan.title': 'Real plan by Atlantis',
  'realPlan.about':
    'Atlantis plans these answers with the real provider and state. For that the portal pushes a temporary branch, {{branch}}, and deletes it afterwards. Nothing is applied, and no pull request is opened.',
  'realPlan.run': 'Make the real plan',
  'realPlan.again': 'Make it again',
  'realPlan.cancel': 'Stop waiting',
  'realPlan.forbidden': 'You may not ask for real plans. Sign in with GitHub.',
  'realPlan.notYet':
    'There is nothing to plan until the answers can be proposed.',
  'realPlan.asking': 'Atlantis is asked…',
  'realPlan.state.queued': 'Waits for its turn.',
  'realPlan.state.waiting': 'Waits until the stacks are free.',
  'realPlan.state.pushing': 'The temporary branch is being pushed.',
  'realPlan.state.planning': 'Atlantis is planning.',
  'realPlan.state.otherwise':
    'No real plan: {{reason}} The simulated plan is made instead.',
  'realPlan.state.done': 'The real plan is there.',
  'realPlan.state.failed': 'There is no real plan.',
  'realPlan.state.cancelled':
    'Nobody waits for it any more. Atlantis cannot be stopped; it may go on for a while.',
  'realPlan.since': 'Since',
  'realPlan.usual': 'usually {{duration}}',
  'realPlan.took': 'together {{duration}}',
  'realPlan.branchGone': 'The temporary branch is deleted.',
  'realPlan.branchLeft':
    'The temporary branch is still there; the portal keeps trying to delete it.',
  'realPlan.failed': 'No real plan',
  'realPlan.instead.simulated': 'Shown below is the simulated plan.',
  'realPlan.instead.checked':
    'Shown below is what the check against the schema says; it could not be simulated either.',
  'realPlan.held.title': 'Stacks of this service are held',
  'realPlan.held.waiting': 'It goes on by itself when they are free.',
  'realPlan.held.skipped': 'These were left out; what they show is simulated.',
  'realPlan.held.by': 'pull request #{{number}}',
  'realPlan.held.byUser': 'of {{user}}',
  'realPlan.held.byApi':
    'drift detection or another plan, usually for minutes only',
  'realPlan.held.wait': 'Wait until they are free',
  'realPlan.held.skip': 'Plan the others',
  'realPlan.error': 'Atlantis could not be asked',
  'realPlan.output': 'What Terraform printed',
  'realPlan.job': 'Open the job at Atlantis',
  'realPlan.policies': 'Policies of Atlantis',
  'realPlan.policy.passed': 'passed',
  'realPlan.policy.failed': 'failed',
} as const;
