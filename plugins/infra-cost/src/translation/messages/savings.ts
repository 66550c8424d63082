/** Texts of ways to pay less. */
export const savingsMessages = {
  'savings.title': 'Savings',
  'savings.link': 'Ways to pay less',
  'savings.description':
    'What stacks declare, priced again with one thing changed. Nothing is guessed: each amount is the difference of two estimates.',
  'savings.total': 'What savings come to',
  'savings.certain': 'Recommended',
  'savings.possible': 'With every question answered by yes',
  'savings.of_one': 'Of {{amount}} a month that {{count}} stack costs.',
  'savings.of_other': 'Of {{amount}} a month that {{count}} stacks cost.',
  'savings.waiting_one': '{{count}} stack was not looked at yet',
  'savings.waiting_other': '{{count}} stacks were not looked at yet',
  'savings.law':
    'Amounts of single savings must not be added: together they were estimated anew.',
  'savings.together': 'together up to {{possible}} of {{monthly}} a month',
  'savings.column.what': 'What to change',
  'savings.column.where': 'Where',
  'savings.column.risk': 'What it does',
  'savings.column.monthly': 'Saves a month',
  'savings.question': 'a question',
  'savings.unknown': 'not known',
  'savings.silenced': 'silenced',
  'savings.exception':
    'Silenced by the exception {{exception}} until {{until}}.',
  'savings.more_one': '{{count}} more stack could save something.',
  'savings.more_other': '{{count}} more stacks could save something.',
  'savings.none.title': 'No stacks yet',
  'savings.none.description':
    'No stack fits, or the portal has found none in the configured repositories.',
  'savings.pending.title': 'Nobody looked yet',
  'savings.pending.description':
    'Stacks are looked at soon after they were priced. This page shows it then.',
  'savings.nothing.title': 'Nothing to save was found',
  'savings.nothing.description':
    'No rule finds a cheaper way to declare the same.',
  'savings.risk.none': 'Nothing stops',
  'savings.risk.restart': 'Away for a moment',
  'savings.risk.migration': 'Needs a migration',
  'savings.risk.less-redundancy': 'Loss of a zone is felt',
  'savings.rule.graviton': 'Move to ARM: {{from}} → {{to}}',
  'savings.rule.old-generation': 'Take a newer generation: {{from}} → {{to}}',
  'savings.rule.gp3': 'Take the newer volume type: {{from}} → {{to}}',
  'savings.rule.nat-gateways': 'Share one NAT gateway: {{kept}} stays',
  'savings.rule.idle-nat-gateway': 'Remove a NAT gateway that nothing uses',
  'savings.rule.idle-balancer': 'Remove a load balancer that nothing uses',
  'savings.rule.off-at-night':
    'Run only {{hours}} of 168 hours of a week in development',
  'savings.rule.single-zone': 'Keep the database in one zone in development',
  'savings.rule.log-retention': 'Keep logs {{to}} instead of {{from}} days',
  'savings.rule.log-retention.forever':
    'Keep logs {{to}} days instead of forever',
  'savings.rule.unattached-address': 'Release an address that nothing has',
  'savings.rule.object-lifecycle': 'Move what is seldom read to a colder class',
  'savings.rule.right-size': 'Take the usual size: {{from}} → {{to}}',
  'savings.fact.needs-arm-image':
    'Every image and package must be there for ARM64.',
  'savings.fact.value-is-default':
    'The file does not say the value; it is what AWS takes.',
  'savings.fact.keeps-iops': 'IOPS are set, so that it does not become slower.',
  'savings.fact.routes-must-move': 'Routes have to be moved first.',
  'savings.fact.nothing-in-stack-uses-it':
    'Nothing in the files of this stack uses it; something else might.',
  'savings.fact.needs-schedule':
    'Something has to stop and start it; no argument alone does.',
  'savings.fact.storage-is-assumed': 'How much is kept is assumed.',
  'savings.fact.retrieval-not-counted':
    'Reading from the colder class is paid too, and not counted.',
  'savings.fact.size-may-be-needed':
    'Whether it needs its size, files do not tell.',
  'savings.missing.price':
    'The price book has no price of: {{component}}. So the amount is not known.',
  'savings.missing.usage':
    'Nobody knows the usage of: {{component}}. So the amount is not known.',
  'savings.missing.value':
    'A value of {{component}} is only known when it is applied. So the amount is not known.',
} as const;
