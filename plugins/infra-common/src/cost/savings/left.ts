/** Why no change of files makes a saving come true. */
export const LEFT_SAVINGS = [
  /** Its amount is not known. */
  'notComputable',
  /** No argument does it: something that is not there has to be written. */
  'needsResource',
  /** The files have changed since, or the stack cannot be worked out. */
  'stale',
  /** The value is an expression, such as a variable. */
  'expression',
  /** The value is inside of a module, and no argument of the call leads to it. */
  'inModule',
  /** The intent has no field for it, or the golden path does not take it. */
  'notInIntent',
  /** Files of the golden path were changed by hand, which would be lost. */
  'deviates',
  /** Something else names what would go. */
  'referenced',
  /** After the change the stack would not save what is promised. */
  'notVerified',
  /** Another one, which saves more, changes the same. */
  'conflict',
] as const;
export type LeftSavingCode = (typeof LEFT_SAVINGS)[number];
