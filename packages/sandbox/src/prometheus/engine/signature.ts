import type { Matching } from '../promql/ast';
import { type Labels, NAME } from '../promql/Labels';

/** The labels that two series must have in common to belong together. */
export function signatureOf({ on, labels }: Matching) {
  const left = new Set([...labels, NAME]);
  return (of: Labels): Labels => (on ? of.only(labels) : of.without(left));
}
