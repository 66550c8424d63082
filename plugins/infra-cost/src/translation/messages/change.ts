/** Texts of what differs between two estimates. */
export const changeMessages = {
  'change.none': 'Nothing costs anything else.',
  'change.unchanged_one': '{{count}} resource costs the same',
  'change.unchanged_other': '{{count}} resources cost the same',
  'change.all': 'Show all {{number}} that differ',
  'change.kind.added': 'added',
  'change.kind.removed': 'removed',
  'change.kind.changed': 'changed',
  'change.component': 'Component',
  'change.moved': 'What moved',
  'change.before': 'Before',
  'change.after': 'After',
  'change.change': 'Change',
  'change.absent': 'not there',
  'change.moved.price': 'price of one',
  'change.moved.amount': 'declared amount',
  'change.moved.usage': 'assumed usage',
  'change.moved.known': 'whether it is known',
  'change.grades':
    'The two were estimated in different ways ({{before}}; {{after}}), so part of the difference may come from that.',
  'change.unknown_one':
    '{{count}} component has no amount on one of the sides, so the difference is not the whole of it.',
  'change.unknown_other':
    '{{count}} components have no amount on one of the sides, so the difference is not the whole of it.',
} as const;
