/** Texts of what reading repositories finds; a title, why it matters and what to do for each code. */
export const findingsMessages = {
  'severity.error_one': '{{count}} error',
  'severity.error_other': '{{count}} errors',
  'severity.warning_one': '{{count}} warning',
  'severity.warning_other': '{{count}} warnings',
  'severity.info_one': '{{count}} note',
  'severity.info_other': '{{count}} notes',
  'severity.none': 'Nothing found',
  'finding.syntax-error': 'Syntax error',
  'finding.unreadable-file': 'File cannot be read',
  'finding.unreadable-atlantis': 'atlantis.yaml cannot be read',
  'finding.link-leaves-repository': 'Link leads out of the repository',
  'finding.missing-link-target': 'Link leads nowhere',
  'finding.missing-atlantis-directory': 'Atlantis project without a folder',
  'finding.stack-without-atlantis': 'Not run by Atlantis',
  'finding.moving-module-ref': 'Module version moves',
  'finding.unpinned-module': 'Module without a version',
  'finding.unknown-module-source': 'Module source cannot be told',
  'finding.missing-local-module': 'Module folder is missing',
  'finding.local-state': 'State is kept locally',
  'finding.duplicate-state-key': 'State key is used twice',
  'finding.tag-without-version': 'Tag names no version',
  'finding.outdated-module': 'Module is behind',
  'finding.deprecated-module': 'Module is deprecated',
  'finding.orphan-module': 'Nobody calls this module',
  'finding.unpinned-provider': 'Provider without a version',
  'finding.missing-required-tag': 'Required tag is missing',
  'finding.deprecated-lock-table': 'State lock in DynamoDB is deprecated',
  'finding.plaintext-secret': 'Secret in plain text',
  'finding.expired-exception': 'Policy exception has expired',
  'finding.missing-output': 'Output does not exist',
  'finding.missing-atlantis-dependency': 'Atlantis waits for no such project',
  'finding.circular-atlantis-dependency':
    'Atlantis projects wait for each other',
  'finding.missing-terragrunt-dependency':
    'Terragrunt depends on what is not there',
  'why.syntax-error':
    'Terraform cannot read this file, so nothing in this folder can be planned.',
  'remedy.syntax-error': 'Mend the line; terraform fmt shows the same error.',
  'why.unreadable-file':
    'The portal cannot read this file, so what it says is missing here.',
  'remedy.unreadable-file': 'Mend the file, or make it smaller.',
  'why.unreadable-atlantis':
    'atlantis.yaml cannot be read, so Atlantis runs none of its projects.',
  'remedy.unreadable-atlantis': 'Mend the line.',
  'why.link-leaves-repository':
    'A symbolic link leads out of the repository. It was not followed.',
  'remedy.link-leaves-repository':
    'Let it lead to a file of the repository, or remove it.',
  'why.missing-link-target': 'A symbolic link leads to no file.',
  'remedy.missing-link-target':
    'Let it lead to a file of the repository, or remove it.',
  'why.missing-atlantis-directory':
    'A project of atlantis.yaml runs in a folder where there is no Terraform.',
  'remedy.missing-atlantis-directory':
    'Correct its dir, or remove the project.',
  'why.stack-without-atlantis':
    'Atlantis runs other stacks of this repository, but not this one: its changes are applied by nobody, or by hand.',
  'remedy.stack-without-atlantis': 'Add a project for it to atlantis.yaml.',
  'why.moving-module-ref':
    'The module is taken from a branch: the next plan may differ without a change here.',
  'remedy.moving-module-ref':
    'Name a version in the source, such as ?ref=<module>/vX.Y.Z.',
  'why.unpinned-module': 'The module takes whatever version the registry has.',
  'remedy.unpinned-module': 'Add a version, such as version = "~> 1.2".',
  'why.unknown-module-source':
    'The source of the module is not a literal text, so it cannot be told what it uses.',
  'remedy.unknown-module-source': 'Write the source as a literal text.',
  'why.missing-local-module': 'The module’s folder is not in the repository.',
  'remedy.missing-local-module': 'Correct the path, or remove the call.',
  'why.local-state':
    'No backend is named: the state stays where Terraform runs, and is lost with that machine.',
  'remedy.local-state': 'Add a backend block.',
  'why.duplicate-state-key':
    'Two stacks keep their state at one place: each would destroy what the other made.',
  'remedy.duplicate-state-key': 'Give each stack a key of its own.',
  'why.tag-without-version': 'The tag of this module names no version.',
  'remedy.tag-without-version': 'Tag versions as <module>/vX.Y.Z.',
  'why.outdated-module':
    'The module has newer versions: what was mended in them is missing here.',
  'remedy.outdated-module':
    'Read the release notes on the page of the module, and name the newest version.',
  'why.deprecated-module':
    'Those who keep this module ask not to use it any more.',
  'remedy.deprecated-module': 'Take the module that its README names instead.',
  'why.orphan-module':
    'No stack and no module of the repositories that are read calls it.',
  'remedy.orphan-module':
    'Remove it, or name the repository that uses it in the configuration.',
  'why.unpinned-provider':
    'The provider takes whatever version is newest: the next plan may differ or fail without a change here.',
  'remedy.unpinned-provider':
    'Name a version in required_providers, such as version = "~> 6.0".',
  'why.missing-required-tag':
    'A tag that the standards ask for is set neither here nor in the provider’s default_tags: cost and ownership cannot be told.',
  'remedy.missing-required-tag': 'Add the tag to default_tags of the provider.',
  'why.deprecated-lock-table':
    'The backend locks its state in a DynamoDB table. Terraform warns about it and will take it away; S3 locks by itself.',
  'remedy.deprecated-lock-table':
    'Put use_lockfile = true in the place of dynamodb_table.',
  'why.plaintext-secret':
    'A password or key stands in the file. Whoever may read the repository, its history or the state has it.',
  'remedy.plaintext-secret':
    'Change the secret first, then read it from Secrets Manager or SSM; removing the line alone leaves it in the history.',
  'why.expired-exception':
    'An exception from a policy was granted until a day that has passed: the rule holds again.',
  'remedy.expired-exception':
    'Mend what it excused, or ask for the exception to be granted anew.',
  'why.missing-output':
    'An output is read from the state of another stack that has no output of this name: the next plan fails.',
  'remedy.missing-output':
    'Read an output that the other stack has, or add it there and apply that stack first.',
  'why.missing-atlantis-dependency':
    'depends_on names a project that atlantis.yaml does not have. Atlantis says nothing about it and keeps no order.',
  'remedy.missing-atlantis-dependency':
    'Write the name of a project of this atlantis.yaml, or remove the line.',
  'why.circular-atlantis-dependency':
    'Projects of atlantis.yaml depend on each other in a circle. When a pull request changes them, none of them can be applied.',
  'remedy.circular-atlantis-dependency':
    'Remove one of the lines of depends_on that make the circle.',
  'why.missing-terragrunt-dependency':
    'A unit of Terragrunt depends on a folder without terragrunt.hcl, so it cannot be run.',
  'remedy.missing-terragrunt-dependency':
    'Correct the path, or remove the dependency.',
} as const;
