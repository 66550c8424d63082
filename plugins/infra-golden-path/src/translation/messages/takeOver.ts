/** Texts of taking over what people wrote by hand. */
export const takeOverMessages = {
  'takeOver.title': 'Take over',
  'takeOver.lead':
    'Stacks that were written by hand, and how much of them released modules could make. Nothing is created, destroyed or replaced by taking over.',
  'takeOver.stacks': 'Hand-written stacks',
  'takeOver.none': 'No stack of the repositories is written by hand.',
  'takeOver.unread': '{{repository}} could not be read',
  'takeOver.stack': 'Stack',
  'takeOver.possible': 'Could fit',
  'takeOver.atMost': 'at most {{possible}} of {{resources}} resources',
  'takeOver.foreign': 'Calls of other modules',
  'takeOver.others_one': '{{count}} stack that no module fits',
  'takeOver.others_other': '{{count}} stacks that no module fits',
  'takeOver.due': 'Blocks that did their work',
  'takeOver.due.hint':
    'Once a stack was applied, its moved and import blocks can go. Open the pull request after the apply.',
  'takeOver.blocks_one': '{{count}} block',
  'takeOver.blocks_other': '{{count}} blocks',
  'takeOver.planning': 'Comparing with all modules and planning…',
  'takeOver.finish.after':
    'Merge this only after the stack was applied: without these blocks Terraform would destroy or make what it does not know yet.',
  'takeOver.apply.applied': 'The stack was applied with these blocks',
  'takeOver.apply.waiting': 'The stack was not applied with these blocks yet',
  'takeOver.apply.unknown':
    'Nobody told the portal of runs of this stack: look whether it was applied',
  'takeOver.nothing':
    'No module could make these resources as they are. Each says below what stands in the way.',
  'takeOver.matches': 'What is taken over',
  'takeOver.was': 'Was',
  'takeOver.becomes': 'Becomes',
  'takeOver.module': 'Module',
  'takeOver.inputs': 'Inputs',
  'takeOver.unset': 'not set',
  'takeOver.left': 'What stays as it is',
  'takeOver.resource': 'Resource',
  'takeOver.why': 'Why',
  'takeOver.files': 'Files',
  'takeOver.open': 'This is proposed in pull request',
  'takeOver.propose': 'Open pull request',
  'takeOver.proof': 'Proof',
  'takeOver.grade.checked': 'checked by the files alone',
  'takeOver.grade.simulated': 'simulated plan',
  'takeOver.proof.refused': 'Terraform refuses the new files',
  'takeOver.proof.harm': 'The plan creates, destroys or replaces something',
  'takeOver.proof.checked':
    'Every value stays by the files; no program could plan here',
  'takeOver.proof.empty': 'The plan is empty but for what moves',
  'takeOver.proof.imported':
    'The plan is empty but for what is imported or moves',
  'takeOver.proof.made': 'Only what was left out is created',
  'takeOver.proof.updates': 'Nothing is created or destroyed; tags change',
  'takeOver.counts':
    '{{add}} to add, {{change}} to change, {{destroy}} to destroy, {{move}} to move',
  'takeOver.counts.import': '{{import}} to import, ',
  'takeOver.assumed':
    'The state was made up from the files as they are. The plan by Atlantis in the pull request has the last word.',
  'takeOver.reason.no-module':
    'No module of the organisation makes it on its own.',
  'takeOver.reason.differs': '{{module}} would set these arguments otherwise:',
  'takeOver.reason.creates': '{{module}} would also make:',
  'takeOver.reason.needs-input':
    '{{module}} needs what the stack does not tell: {{names}}',
  'takeOver.reason.no-output':
    'Others read what {{module}} does not give: {{names}}',
  'takeOver.reason.refused': '{{module}} refuses its values:',
  'takeOver.reason.repeated': 'It is repeated by {{names}}.',
  'takeOver.reason.meta': 'It has what no call of a module has: {{names}}',
  'takeOver.reason.file':
    'It is written in JSON, or changed by an override file.',
  'takeOver.reason.inside-module':
    'It is in a module that is not of the organisation: {{names}}',
  'takeOver.reason.edit': 'The files cannot be edited for {{module}}:',
  'takeOver.intent': 'Proposed intent',
  'takeOver.intent.promise':
    'What follows is read from the files as they are. It does not say that the golden path would write the same: moving a stack to a golden path is a pull request of its own, with a plan of its own.',
  'takeOver.intent.stacks': 'Read from:',
  'takeOver.intent.repository': 'Golden path and standards of:',
  'takeOver.intent.alternatives':
    'These golden paths fit as well, as far as the files tell:',
  'takeOver.intent.covered':
    'The golden path can have resources of the same type for {{covered}} of {{resources}} resources of this stack. Their arguments were not compared.',
  'takeOver.intent.left_one': '{{count}} resource that it has no type for',
  'takeOver.intent.left_other': '{{count}} resources that it has no type for',
  'takeOver.intent.problems':
    'The standards or the golden path do not allow some of it',
  'takeOver.intent.answers': 'Answers from the files',
  'takeOver.intent.answer': 'Answer',
  'takeOver.intent.value': 'Value',
  'takeOver.intent.from': 'Read in',
  'takeOver.intent.there': 'it is there',
  'takeOver.intent.otherName':
    'It is called {{now}}; by the standards it would be {{standards}}, which is another one.',
  'takeOver.intent.gaps': 'Not known',
  'takeOver.intent.gap.person': 'Only a person knows it.',
  'takeOver.intent.gap.computed':
    'It is not written where it is used: only the plan, a variable or another stack tells it.',
  'takeOver.intent.gap.absent': 'The files do not say it.',
  'takeOver.intent.gap.differs':
    'The environments differ, and an intent has one answer:',
  'takeOver.intent.gap.several':
    'There is more than one, and an intent has one:',
  'takeOver.intent.gap.refused':
    'What is written is no answer that an intent may have:',
  'takeOver.intent.gap.given':
    'The golden path gives something of this name by itself.',
  'takeOver.intent.gap.credential':
    'It looks like a secret, and is not copied.',
  'takeOver.intent.form': 'Go on in the form',
  'takeOver.intent.form.hint':
    'The form opens with these answers filled in. Nothing is sent before you send it.',
  'takeOver.intent.why.no-paths':
    'No repository of the portal has golden paths.',
  'takeOver.intent.why.no-workload':
    'The files run nothing that a golden path is for.',
  'takeOver.intent.why.no-fit': 'No golden path fits this stack.',
  'takeOver.intent.why.has-intent': 'The service has a service.yaml already.',
  'takeOver.intent.why.unreadable':
    'A golden path cannot be read, so none is proposed.',
  'takeOver.intent.lacks.workload':
    'does not run what this stack runs ({{names}})',
  'takeOver.intent.lacks.part': 'does not know {{names}}',
  'takeOver.reason.left-out': 'You left it out.',
  'takeOver.state.exists':
    'These resources exist, but Terraform does not keep them yet',
  'takeOver.state.never':
    'No apply of this stack is known. If its resources exist already, say so here: they are imported then.',
  'takeOver.state.applied':
    'An apply of this stack is known, so its state has resources, and Terraform would destroy these. Take the mark away, and name the single resources that it does not keep.',
  'takeOver.state.single':
    'Name a single resource that Terraform does not keep',
  'takeOver.state.add': 'Import it',
  'takeOver.state.reset': 'Start over',
  'takeOver.imports': 'What is imported',
  'takeOver.imports.id': 'Imported by this id',
  'takeOver.imports.tell': 'Id',
  'takeOver.imports.tellOf': 'Id of {{resource}}',
  'takeOver.imports.change': 'Change',
  'takeOver.imports.changeOf': 'Change the id of {{resource}}',
  'takeOver.imports.overridden':
    'You told another id than the files. Leave it empty to import by theirs:',
  'takeOver.imports.leave':
    'Leave it out: Terraform makes it anew at the next apply',
  'takeOver.imports.leaveOf':
    'Leave it out: Terraform makes it anew at the next apply ({{resource}})',
  'takeOver.imports.again': 'Look again',
  'takeOver.imports.lacking_one':
    'Terraform would make {{count}} resource whose id is not known. Tell its id, or leave it out.',
  'takeOver.imports.lacking_other':
    'Terraform would make {{count}} resources whose ids are not known. Tell their ids, or leave them out.',
  'takeOver.imports.mustRead':
    'The plan by Atlantis must read: {{imports}} to import, {{add}} to add, and 0 to destroy. Do not apply it where it says anything else.',
  'takeOver.id.no-rule': 'The portal does not know the ids of this type.',
  'takeOver.id.given-by-aws': 'No file tells this id. It looks like this:',
  'takeOver.id.value':
    'It is made of what the files do not tell ({{names}}), in this way:',
  'takeOver.id.repeated': 'How many there are is only known at the plan.',
  'takeOver.support.no':
    'Import blocks need Terraform 1.5 or later, and this stack demands {{required}}. Raise it first.',
  'takeOver.support.unknown':
    'Import blocks need Terraform 1.5 or OpenTofu 1.6, or later. This stack also allows older ones (required_version: {{required}}).',
  'standardsEffect.title': 'What the new standards come to',
  'standardsEffect.none': 'Nothing is known of it.',
  'standardsEffect.unreadable': 'The new portal.yaml cannot be used',
  'standardsEffect.looked':
    '{{services}} services and {{stacks}} stacks of this repository were checked with the standards before and after.',
  'standardsEffect.counts':
    'Not compliant by this change: {{broken}}. Compliant again: {{mended}}.',
  'standardsEffect.broken': 'Not compliant by this change',
  'standardsEffect.mended': 'Compliant again',
  'standardsEffect.why': 'Why',
  'standardsEffect.service': 'Service',
  'standardsEffect.stack': 'Stack',
} as const;
