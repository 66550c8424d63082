export const differenceMessages = {
  'difference.tab': 'What changes',
  'difference.moves': 'From {{from}} to {{to}}.',
  'difference.movesWhy':
    'What only the former runtime has is destroyed, what only the new one has is made; what both call by the same address stays.',
  'difference.dataLost_one': 'Data is lost: {{count}} resource',
  'difference.dataLost_other': 'Data is lost: {{count}} resources',
  'difference.dataSafe': 'No data is lost, as far as the files tell',
  'difference.dataUnsure': 'Whether data is lost is not certain',
  'difference.dataHelp':
    'Nothing that holds data is destroyed or made anew by these files. The plan of Atlantis in the pull request has the last word.',
  'difference.stacks': 'Stacks',
  'difference.source':
    'Worked out from the files of the default branch and those of this proposal, modules included. A provider may replace more than is known here.',
  'difference.state.new': 'Nothing was here before.',
  'difference.state.changed': 'It is there and changes.',
  'difference.state.same': 'Its resources stay as they are.',
  'difference.left_one':
    'The files of this stack go, and {{count}} resource stays',
  'difference.left_other':
    'The files of this stack go, and {{count}} resources stay',
  'difference.leftHelp':
    'Nobody plans a folder that is not there, so nothing in it is destroyed: it goes on running and costing, and no code looks after it. Destroy it before with a pull request that empties the stack, as the end of a service does.',
  'difference.destroyed_one': '{{count}} resource is destroyed',
  'difference.destroyed_other': '{{count}} resources are destroyed',
  'difference.replaced_one': '{{count}} resource is destroyed and made anew',
  'difference.replaced_other':
    '{{count}} resources are destroyed and made anew',
  'difference.created_one': '{{count}} resource is made',
  'difference.created_other': '{{count}} resources are made',
  'difference.updated_one': '{{count}} resource changes where it is',
  'difference.updated_other': '{{count}} resources change where they are',
  'difference.kept_one': '{{count}} resource stays as it is.',
  'difference.kept_other': '{{count}} resources stay as they are.',
  'difference.keptData_one': '{{count}} of what stays holds data',
  'difference.keptData_other': '{{count}} of what stays hold data',
  'difference.problems': 'There may be more than is shown here',
  'difference.order': 'In this order',
  'difference.order.protected':
    'Switch off {{protectedBy}} of {{address}} in {{environment}} and apply that first: AWS refuses to destroy it.',
  'difference.order.apply': 'Apply {{environment}} and look whether it works.',
  'difference.order.approvals_one': 'It needs {{count}} approval.',
  'difference.order.approvals_other': 'It needs {{count}} approvals.',
  'difference.order.outage':
    'What is destroyed is missing until what takes its place runs.',
  'difference.order.clash':
    '{{created}} in {{environment}} takes the name {{name}} of {{destroyed}}, which goes: when the first apply fails for it, apply again.',
  'difference.handOver': 'Hand-over',
  'difference.handOverWhy':
    'One pull request changes all of this. What happens to resources is listed by stack below.',
  'difference.owner': 'Owner',
  'difference.nobody': 'nobody',
  'difference.approvals': 'Approvals',
  'difference.approvalsNow':
    'This pull request is approved by whom the files belong to today:',
  'difference.approvalsThen': 'Later ones are asked of:',
  'difference.approvalsSame':
    'How many approvals each environment needs follows from the standards and stays.',
  'difference.catalog': 'Catalog',
  'difference.catalogHelp':
    'The service and its stacks show the new owner as soon as this is merged.',
  'difference.tags': 'Tags',
  'difference.tagsSame': 'No tag of a resource names the owner.',
  'difference.alarms': 'Alarms',
  'difference.alarmsSame_one':
    '{{count}} alarm goes on telling whom it tells today: its receivers do not follow from the owner.',
  'difference.alarmsSame_other':
    '{{count}} alarms go on telling whom they tell today: their receivers do not follow from the owner.',
  'difference.alarmsMove_one': '{{count}} alarm tells somebody else.',
  'difference.alarmsMove_other': '{{count}} alarms tell somebody else.',
  'difference.objectives': 'Objectives and alerts',
  'difference.runbooks': 'Runbooks',
  'difference.unnamed': 'None names the owner; nothing changes.',
  'difference.planAbout':
    'Terraform ran with a provider that knows the schema only, against a made-up state: as if the files of the default branch had just been applied. What the provider replaces instead of changing it, and what was changed by hand, only the real plan in the pull request tells.',
  'difference.planSame': 'Nothing changes here.',
} as const;
